"""The stop list: numbers that want no more messages."""

from __future__ import annotations

from typing import Any

from ..phones import normal, parse
from ..refusals import Refusal
from ..state.stops import StopList
from .registry import Call, answers, other_names, refusal_codes

refusal_codes("stops.add", table={("phoneNumber", "required"): 2, "phoneNumber": 9})
other_names("stops.add", phoneNumbers="phoneNumber")
refusal_codes("stops.delete", table={"id": 3})


@answers("stops.list")
def list_stops(call: Call) -> dict[str, Any]:
    """Return the stop list."""
    entries = call.account.of(StopList).entries
    return {
        "success": True,
        "code": 200,
        "nbData": len(entries),
        "data": [{"id": stop.id, "phoneNumber": stop.number, "createdAt": stop.created_at} for stop in entries],
    }


@answers("stops.add")
def add(call: Call) -> dict[str, Any]:
    """Add a valid number that is not on the list."""
    number = call.parameters["phoneNumber"]
    if parse(number) is None:
        raise Refusal(9)
    stop = call.account.of(StopList).add(normal(number), f"{call.clock.now():%Y-%m-%d %H:%M:%S}")
    if stop is None:
        raise Refusal(3)
    return {"success": True, "code": 200, "stopId": stop.id}


@answers("stops.delete")
def delete(call: Call) -> dict[str, Any]:
    """Delete an entry of the list."""
    if not call.account.of(StopList).remove(call.parameters["id"]):
        raise Refusal(4)
    return {"success": True, "code": 200}
