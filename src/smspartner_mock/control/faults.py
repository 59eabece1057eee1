"""Faults: letting calls go wrong."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..exchange import Delivery
from ..faults import FAULTS, Planned
from .http import answer, read_object, take

_LONGEST = 3600.0


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/faults`."""

    def told() -> dict[str, Any]:
        names = {id(fault): name for name, fault in FAULTS.items()}
        planned = [
            {
                "fault": names.get(id(each.fault), each.name),
                "operation": each.operation,
                "times": each.times,
                "probability": each.probability,
            }
            for each in engine.faults.planned
        ]
        return {"faults": planned, "known": list(FAULTS)}

    async def list_faults(_request: Request) -> Response:
        with engine.lock:
            return answer(engine, told())

    async def plan(request: Request) -> Response:
        planned = _read(engine, await read_object(request, *_NAMES))
        with engine.lock:
            engine.faults.plan(planned)
            return answer(engine, told(), 201)

    async def clear(_request: Request) -> Response:
        with engine.lock:
            engine.faults.clear()
            return answer(engine, told())

    return [
        Route("/faults", list_faults, methods=["GET"]),
        Route("/faults", plan, methods=["POST"]),
        Route("/faults", clear, methods=["DELETE"]),
    ]


_NAMES = ("fault", "operation", "times", "probability", "seed", "delay", "retryAfter")


def _read(engine: Engine, read: dict[str, Any]) -> Planned:
    name = take(read, "fault", str, "")
    if name not in FAULTS:
        raise HTTPException(400, f"fault is one of {', '.join(FAULTS)}")
    operation = take(read, "operation", str)
    if operation is not None and operation not in engine.contract.operations:
        raise HTTPException(400, f"operation is one of {', '.join(engine.contract.operations)}")
    probability = take(read, "probability", (int, float), 1.0)
    if not 0 <= probability <= 1:
        raise HTTPException(400, "probability is from 0 to 1")
    times = take(read, "times", int, None if "probability" in read else 1)
    if times is not None and times < 1:
        raise HTTPException(400, "times is 1 or more; without it and with a probability, the fault stays")
    seed = take(read, "seed", int)
    fault = FAULTS[name]
    delay = take(read, "delay", (int, float))
    if delay is not None:
        if not (math.isfinite(delay) and 0 <= delay <= _LONGEST):
            raise HTTPException(400, f"delay is from 0 to {_LONGEST:.0f} seconds")
        fault = replace(fault, delivery=replace(fault.delivery or Delivery(), delay=float(delay)))
    seconds = take(read, "retryAfter", int)
    if seconds is not None:
        if name != "rate-limit" or not 0 <= seconds <= _LONGEST:
            raise HTTPException(400, "retryAfter is for rate-limit: a whole number of seconds")
        fault = fault.with_retry_after(seconds)
    chance = None if seed is None else Random(seed)
    return Planned(fault, operation, times, float(probability), name=name, chance=chance)
