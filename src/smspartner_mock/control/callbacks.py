"""`/_mock/callbacks`: the log of posted and waiting callbacks."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..state.callbacks import Posting
from ..wire.values import is_integer
from .http import iso_time, json_response, masked_address


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the routes of `/_mock/callbacks`."""

    async def list_callbacks(_request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            log = engine.service.outbox.log
            return json_response(engine, {"callbacks": [describe(posting) for posting in log]})

    async def get_callback(request: Request) -> Response:
        id: str = request.path_params["id"]
        with engine.lock:
            engine.service.clock.settle()
            log = engine.service.outbox.log
            wanted = log[-1].id if log and id == "latest" else int(id[:18]) if is_integer(id) else -1
            found = next((posting for posting in log if posting.id == wanted), None)
            if found is None:
                raise HTTPException(404, "there is no such callback")
            return json_response(engine, describe(found))

    return [
        Route("/callbacks", list_callbacks, methods=["GET"]),
        Route("/callbacks/{id}", get_callback, methods=["GET"]),
    ]


def describe(posting: Posting) -> dict[str, Any]:
    """Describe a callback and what became of it; its address is without what may be secret."""
    return {
        "id": posting.id,
        "event": posting.callback.event,
        "url": masked_address(posting.callback.url),
        "fields": dict(posting.callback.fields),
        "state": posting.state,
        "madeAt": iso_time(posting.made_at),
        "nextAt": iso_time(posting.next_at),
        "attempts": [
            {"at": iso_time(attempt.at), "status": attempt.status, "error": attempt.error}
            for attempt in posting.attempts
        ],
    }
