"""`/_mock/faults`: plan faults of calls."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..exchange import Delivery
from ..faults import FAULTS, PlannedFault
from .http import json_response, read_payload
from .schemas import FAULT


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the routes of `/_mock/faults`."""

    def payload() -> dict[str, Any]:
        planned = [
            {
                "fault": fault.name,
                "operation": fault.operation,
                "times": fault.times,
                "probability": fault.probability,
            }
            for fault in engine.faults.planned
        ]
        return {"faults": planned, "known": list(FAULTS)}

    async def list_faults(_request: Request) -> Response:
        with engine.lock:
            return json_response(engine, payload())

    async def plan(request: Request) -> Response:
        planned = _planned_fault(engine, await read_payload(request, FAULT))
        with engine.lock:
            engine.faults.plan(planned)
            return json_response(engine, payload(), 201)

    async def clear(_request: Request) -> Response:
        with engine.lock:
            engine.faults.clear()
            return json_response(engine, payload())

    return [
        Route("/faults", list_faults, methods=["GET"]),
        Route("/faults", plan, methods=["POST"]),
        Route("/faults", clear, methods=["DELETE"]),
    ]


def _planned_fault(engine: Engine, asked: dict[str, Any]) -> PlannedFault:
    name, operation = asked["fault"], asked.get("operation")
    if operation is not None and operation not in engine.contract.operations:
        raise HTTPException(400, f"operation must be one of {', '.join(engine.contract.operations)}")
    fault = FAULTS[name]
    if "delay" in asked:
        fault = replace(fault, delivery=replace(fault.delivery or Delivery(), delay=float(asked["delay"])))
    if "retryAfter" in asked:
        fault = fault.with_retry_after(asked["retryAfter"])
    return PlannedFault(
        fault,
        operation,
        times=asked.get("times", None if "probability" in asked else 1),
        probability=float(asked.get("probability", 1)),
        name=name,
        random=Random(asked["seed"]) if "seed" in asked else None,
    )
