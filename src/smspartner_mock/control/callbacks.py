"""Callbacks: the log of what was posted, or is to be."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..state.callbacks import Posting
from ..wire.scalars import is_integer
from .http import answer, masked_address, moment


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/callbacks`."""

    async def list_callbacks(_request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            return answer(engine, {"callbacks": [describe(each) for each in engine.service.outbox.log]})

    async def get_callback(request: Request) -> Response:
        id: str = request.path_params["id"]
        with engine.lock:
            engine.service.clock.settle()
            log = engine.service.outbox.log
            wanted = log[-1].id if log and id == "latest" else int(id[:18]) if is_integer(id) else -1
            found = next((each for each in log if each.id == wanted), None)
            if found is None:
                raise HTTPException(404, "there is no such callback")
            return answer(engine, describe(found))

    return [
        Route("/callbacks", list_callbacks, methods=["GET"]),
        Route("/callbacks/{id}", get_callback, methods=["GET"]),
    ]


def describe(posting: Posting) -> dict[str, Any]:
    """A callback with what became of it; its address without what may be secret."""
    return {
        "id": posting.id,
        "event": posting.callback.event,
        "url": masked_address(posting.callback.url),
        "fields": dict(posting.callback.fields),
        "state": posting.state,
        "madeAt": moment(posting.made_at),
        "nextAt": moment(posting.next_at),
        "attempts": [{"at": moment(each.at), "status": each.status, "error": each.error} for each in posting.attempts],
    }
