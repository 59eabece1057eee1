"""What is behind the door, as an OpenAPI document of its own: `GET /_mock/openapi.json`."""

from __future__ import annotations

import re
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..faults import FAULTS
from ..settings import CALLBACK_FORMATS
from ..state.accounts import CURFEWS, STANDINGS

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "string", "description": "One of its numbers; without it, all.", "minLength": 1}
_FLAG: Final[Schema] = {"type": "boolean"}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


_CONTACT: Final = _object(
    **dict.fromkeys(("phoneNumber", "firstname", "lastname", "url", "date"), TEXT),
    **{f"custom{each}": TEXT for each in range(1, 5)},
)
_GROUP: Final = _object(name=TEXT, contacts={"type": "array", "items": _CONTACT})
_ACCOUNT: Final = _object(
    key={**TEXT, "description": "Without it, the main account."},
    username=TEXT,
    firstname=TEXT,
    lastname=TEXT,
    credit={"type": ["number", "string"], "description": "In euros."},
    standing={"enum": list(STANDINGS), "description": "disabled: code 20, blocked: 30, no-api: 40."},
    marketing={**_FLAG, "description": "All of its messages are marketing."},
    curfew={"enum": list(CURFEWS), "description": "Marketing messages at night: held, refused (22, 23), or sent."},
    senders={"type": ["array", "null"], "items": TEXT, "description": "The only authorised ones (else code 992)."},
    lowCost={**_FLAG, "description": "Without it: code 51."},
    rcs={**_FLAG, "description": "Without it: code 40."},
    stops={"type": "array", "items": TEXT, "description": "Numbers on the stop list."},
    groups={"type": "array", "items": _GROUP},
)
_FAULT: Final = _object(
    fault={"enum": list(FAULTS)},
    operation={**TEXT, "description": "Such as messages.send; without it, all."},
    times={"type": "integer", "minimum": 1, "description": "How many calls; 1, or with a probability no end."},
    probability={"type": "number", "minimum": 0, "maximum": 1},
    seed={"type": "integer", "description": "Of the probability."},
    delay={"type": "number", "minimum": 0, "maximum": 3600, "description": "Seconds before the response."},
    retryAfter={"type": "integer", "minimum": 0, "description": "Of rate-limit, in seconds."},
)
_FAIL: Final = _object(number=_NUMBER, status={"enum": ["Not delivered", "ko"]})
_CLOCK: Final = _object(
    now={**TEXT, "description": "A time such as 2027-01-04T09:30, of Paris unless it says otherwise."},
    advance={"type": "number", "minimum": 0, "description": "Seconds."},
)
_SEED: Final = _object(
    accounts={"type": "array", "items": _ACCOUNT},
    callbackFormat={"enum": list(CALLBACK_FORMATS)},
)

# Method, path, what it does, its query, its body.
ROOMS: Final[tuple[tuple[str, str, str, tuple[str, ...], Schema | None], ...]] = (
    ("get", "/health", "Whether the mock is there.", (), None),
    ("get", "/openapi.json", "This document.", (), None),
    ("get", "/messages", "The newest messages, first of all the last.", ("to", "tag", "limit"), None),
    ("delete", "/messages", "Forget all messages; what has not left never will.", (), None),
    ("get", "/messages/{id}", "One message.", (), None),
    ("post", "/messages/{id}/deliver", "Deliver it now.", (), _object(number=_NUMBER)),
    ("post", "/messages/{id}/fail", "Let it fail now.", (), _FAIL),
    ("post", "/messages/{id}/reply", "Answer it as its phone would.", (), _object(number=_NUMBER, text=TEXT)),
    ("post", "/messages/{id}/stop", "Answer STOP: its number goes on the stop list.", (), _object(number=_NUMBER)),
    ("get", "/clock", "The mock's time, and when something is due.", (), None),
    ("post", "/clock", "Move forward: to `now`, or by `advance` seconds.", (), _CLOCK),
    ("post", "/reset", "Forget everything: accounts, messages, faults, time.", (), _object()),
    ("post", "/seed", "Make or change accounts, with credit, contacts and stops.", (), _SEED),
    ("get", "/faults", "The faults that are to come.", (), None),
    ("post", "/faults", "Let calls go wrong.", (), {**_FAULT, "required": ["fault"]}),
    ("delete", "/faults", "Let no more calls go wrong.", (), None),
    ("get", "/callbacks", "What was posted, or is to be, with every try.", (), None),
    ("get", "/callbacks/{id}", "One of them.", (), None),
    ("get", "/events", "What happens, as server-sent events; Last-Event-ID brings what was missed.", (), None),
)


def document() -> dict[str, Any]:
    """The document."""
    paths: dict[str, Any] = {}
    for method, path, summary, query, body in ROOMS:
        paths.setdefault(path, {})[method] = _operation(method, path, summary, query, body)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The control of smspartner-mock",
            "version": "1",
            "description": "Wherever an id stands, `latest` does too. Keys are masked in every answer.",
        },
        "servers": [{"url": "/_mock"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": {"Refused": {"type": "object", "required": ["error"], "properties": {"error": TEXT}}},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(method: str, path: str, summary: str, query: tuple[str, ...], body: Schema | None) -> dict[str, Any]:
    name = re.sub(r"[^a-z]+", "_", f"{method}{path}".replace("{id}", "one")).strip("_")
    media = "text/event-stream" if path == "/events" else "application/json"
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
    told: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}] if "{id}" in path else [],
        "responses": {
            "201" if (method, path) == ("post", "/faults") else "200": {
                "description": "Done.",
                "content": {media: {"schema": {}}},
            },
            "default": {"description": "Refused.", "content": refused},
        },
    }
    told["parameters"] += [{"name": each, "in": "query", "schema": TEXT} for each in query]
    if body is not None:
        told["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return told


def routes(_engine: Engine) -> list[BaseRoute]:
    """`GET /_mock/openapi.json`."""

    async def describe(_request: Request) -> JSONResponse:
        return JSONResponse(document())

    return [Route("/openapi.json", describe, methods=["GET"])]
