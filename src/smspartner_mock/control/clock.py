"""`/_mock/clock`: read the time, and move it forward."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from .http import iso_time, json_response, read_payload
from .schemas import CLOCK


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the routes of `/_mock/clock`."""

    def payload() -> dict[str, Any]:
        clock = engine.service.clock
        return {"now": clock.now().isoformat(), "isStill": clock.is_still, "nextDue": iso_time(clock.next_due())}

    async def get_clock(_request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            return json_response(engine, payload())

    async def move_clock(request: Request) -> Response:
        moved = await read_payload(request, CLOCK)
        try:
            with engine.lock:
                if "now" in moved:
                    engine.service.clock.move_to(datetime.fromisoformat(moved["now"]))
                else:
                    engine.service.clock.advance(moved["advance"])
                return json_response(engine, payload())
        except (ValueError, OverflowError) as error:
            raise HTTPException(400, str(error)) from None

    return [Route("/clock", get_clock, methods=["GET"]), Route("/clock", move_clock, methods=["POST"])]
