"""`/_mock` as an OpenAPI document, `GET /_mock/openapi.json`; its schemas also validate the bodies."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

import jsonschema_rs
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..faults import FAULTS
from ..settings import CALLBACK_FORMATS
from ..state.accounts import ACCOUNT_STATUSES, MARKETING_HOURS

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
_NAME: Final[Schema] = {"type": "string", "minLength": 1}
_FLAG: Final[Schema] = {"type": "boolean"}
_RECIPIENT: Final[Schema] = {**_NAME, "description": "One of its numbers; without it, all."}
_MAX_CREDIT: Final = 10**9
_MAX_SECONDS: Final = 3600


def _object(required: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


class Body:
    """The schema of a request's body: published as it is, and compiled when the first body comes."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    @cached_property
    def _validator(self) -> jsonschema_rs.Draft202012Validator:
        return jsonschema_rs.Draft202012Validator(self.schema)

    def find_problem(self, value: Any) -> str | None:
        """Return what is wrong with a value and where, or None."""
        error = next(self._validator.iter_errors(value), None)
        if error is None:
            return None
        place = ".".join(str(part) for part in error.instance_path) or "the body"
        return f"{place}: {error.message[:500]}"


_CONTACT: Final = _object(
    ("phoneNumber",),
    **dict.fromkeys(("phoneNumber", "firstname", "lastname", "url", "date"), TEXT),
    **{f"custom{number}": TEXT for number in range(1, 5)},
)
_ACCOUNT: Final = _object(
    key={**_NAME, "description": "Without it, the main account."},
    username=_NAME,
    firstname=_NAME,
    lastname=_NAME,
    credit={
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": _MAX_CREDIT,
        "pattern": r"^[0-9]{1,9}(\.[0-9]{1,9})?$",
        "description": "In euros.",
    },
    status={"enum": list(ACCOUNT_STATUSES), "description": "disabled: code 20, blocked: 30, no-api: 40."},
    marketing={**_FLAG, "description": "All of its messages are marketing."},
    marketingHours={
        "enum": list(MARKETING_HOURS),
        "description": "Marketing messages at night, on Sundays and holidays: held, refused (22, 23), or sent.",
    },
    senders={"type": ["array", "null"], "items": TEXT, "description": "The only authorised ones (else code 992)."},
    lowCost={**_FLAG, "description": "Without it: code 51."},
    rcs={**_FLAG, "description": "Without it: code 40."},
    stops={**_list(TEXT), "description": "Numbers on the stop list."},
    groups=_list(_object(("name",), name=TEXT, contacts=_list(_CONTACT))),
)

CLOCK: Final = Body(
    {
        **_object(
            now={**TEXT, "description": "A time such as 2027-01-04T09:30, of Paris unless it says otherwise."},
            advance={"type": "number", "minimum": 0, "description": "Seconds."},
        ),
        "minProperties": 1,
        "maxProperties": 1,
    }
)
DELIVERY: Final = Body(_object(number=_RECIPIENT))
FAILURE: Final = Body(_object(number=_RECIPIENT, status={"enum": ["Not delivered", "ko"]}))
FAULT: Final = Body(
    {
        **_object(
            ("fault",),
            fault={"enum": list(FAULTS)},
            operation={**TEXT, "description": "Such as messages.send; without it, all."},
            times={"type": "integer", "minimum": 1, "description": "How many calls; 1, or with a probability no end."},
            probability={"type": "number", "minimum": 0, "maximum": 1},
            seed={"type": "integer", "description": "Of the probability."},
            delay={"type": "number", "minimum": 0, "maximum": _MAX_SECONDS, "description": "Seconds before all else."},
            retryAfter={"type": "integer", "minimum": 0, "maximum": _MAX_SECONDS, "description": "Of rate-limit."},
        ),
        "if": {"required": ["retryAfter"]},
        "then": {"properties": {"fault": {"const": "rate-limit"}}},
    }
)
NOTHING: Final = Body(_object())
REPLY: Final = Body(_object(number=_RECIPIENT, text=_NAME))
SEED: Final = Body(_object(accounts=_list(_ACCOUNT), callbackFormat={"enum": list(CALLBACK_FORMATS)}))

# Method, path, what it does, its query, its body.
ROUTES: Final[tuple[tuple[str, str, str, tuple[str, ...], Body | None], ...]] = (
    ("get", "/health", "Whether the mock is there; needs no token.", (), None),
    ("get", "/openapi.json", "This document.", (), None),
    ("get", "/messages", "The newest messages, first of all the last.", ("to", "tag", "limit"), None),
    ("delete", "/messages", "Forget all messages; what has not left never will.", (), None),
    ("get", "/messages/{id}", "One message.", (), None),
    ("post", "/messages/{id}/deliver", "Deliver it now.", (), DELIVERY),
    ("post", "/messages/{id}/fail", "Let it fail now.", (), FAILURE),
    ("post", "/messages/{id}/reply", "Reply to it as its phone would.", (), REPLY),
    ("post", "/messages/{id}/stop", "Reply STOP: its number goes on the stop list.", (), DELIVERY),
    ("get", "/clock", "The mock's time, and when something is due.", (), None),
    ("post", "/clock", "Move forward: to `now`, or by `advance` seconds.", (), CLOCK),
    ("post", "/reset", "Forget everything: accounts, messages, faults, time.", (), NOTHING),
    ("post", "/seed", "Make or change accounts, with credit, contacts and stops.", (), SEED),
    ("get", "/faults", "The faults that are to come.", (), None),
    ("post", "/faults", "Make calls go wrong.", (), FAULT),
    ("delete", "/faults", "Let no more calls go wrong.", (), None),
    ("get", "/callbacks", "What was posted, or is to be, with every attempt.", (), None),
    ("get", "/callbacks/{id}", "One of them.", (), None),
    ("get", "/events", "What happens, as server-sent events; Last-Event-ID brings what was missed.", (), None),
)


def document() -> dict[str, Any]:
    """Make the document."""
    paths: dict[str, Any] = {}
    for method, path, summary, query, body in ROUTES:
        paths.setdefault(path, {})[method] = _operation(method, path, summary, query, body)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The control of smspartner-mock",
            "version": "1",
            "description": "Wherever an id stands, `latest` does too. Keys are masked in every response.",
        },
        "servers": [{"url": "/_mock"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": {"Refused": {"type": "object", "required": ["error"], "properties": {"error": TEXT}}},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(method: str, path: str, summary: str, query: tuple[str, ...], body: Body | None) -> dict[str, Any]:
    name = re.sub(r"[^a-z]+", "_", f"{method}{path}".replace("{id}", "one")).strip("_")
    media = "text/event-stream" if path == "/events" else "application/json"
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
    operation: dict[str, Any] = {
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
    operation["parameters"] += [{"name": name, "in": "query", "schema": TEXT} for name in query]
    if body is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": body.schema}}}
    return operation


def routes(_engine: Engine) -> list[BaseRoute]:
    """Return the routes of the document and of the health check."""

    async def get_document(_request: Request) -> JSONResponse:
        return JSONResponse(document())

    async def get_health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    return [Route("/openapi.json", get_document, methods=["GET"]), Route("/health", get_health, methods=["GET"])]
