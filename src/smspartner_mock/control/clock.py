"""The clock: what time it is, and moving it forward."""

from __future__ import annotations

import math
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from .http import answer, moment, read_object, take, take_time


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/clock`."""

    def told() -> dict[str, Any]:
        clock = engine.service.clock
        return {"now": clock.now().isoformat(), "isStill": clock.is_still, "nextDue": moment(clock.next_due())}

    async def get_clock(_request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            return answer(engine, told())

    async def move_clock(request: Request) -> Response:
        read = await read_object(request, "now", "advance")
        if len(read) != 1:
            raise HTTPException(400, "either now, a time, or advance, seconds")
        try:
            with engine.lock:
                if "now" in read:
                    engine.service.clock.move_to(take_time(read, "now"))
                else:
                    seconds = take(read, "advance", (int, float))
                    if seconds is None or not math.isfinite(seconds):
                        raise HTTPException(400, "advance is a number of seconds")
                    engine.service.clock.advance(seconds)
                return answer(engine, told())
        except (ValueError, OverflowError) as error:
            raise HTTPException(400, str(error)) from None

    return [Route("/clock", get_clock, methods=["GET"]), Route("/clock", move_clock, methods=["POST"])]
