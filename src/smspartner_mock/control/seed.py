"""`/_mock/reset` and `/_mock/seed`: forget everything, and make accounts with credit and contacts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..phones import find_destination
from ..prices import as_text
from ..state import Account
from ..state.groups import Groups
from ..state.stops import StopList
from .http import MASK, json_response, read_payload
from .schemas import NOTHING, SEED

_ATTRIBUTES: Final = {
    "username": "username",
    "firstname": "firstname",
    "lastname": "lastname",
    "status": "status",
    "marketing": "is_marketing",
    "marketingHours": "marketing_hours",
    "lowCost": "has_low_cost",
    "rcs": "has_rcs",
}


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the routes of `/_mock/reset` and `/_mock/seed`."""

    async def reset(request: Request) -> Response:
        await read_payload(request, NOTHING)
        engine.reset()
        return json_response(engine, {"reset": True})

    async def seed(request: Request) -> Response:
        payload = await read_payload(request, SEED)
        accounts = payload.get("accounts", ())
        for account in accounts:  # all of it is judged before any of it is done
            for number in _numbers(account):
                _international(number)
        with engine.lock:
            if "callbackFormat" in payload:
                engine.service.callback_format = payload["callbackFormat"]
            seeded = [_seed(engine, account) for account in accounts]
        return json_response(engine, {"accounts": seeded})

    return [Route("/reset", reset, methods=["POST"]), Route("/seed", seed, methods=["POST"])]


def _numbers(asked: dict[str, Any]) -> list[str]:
    groups = asked.get("groups", ())
    contacts = [contact["phoneNumber"] for group in groups for contact in group.get("contacts", ())]
    return [*asked.get("stops", ()), *contacts]


def _international(number: str) -> str:
    destination = find_destination(number)
    if destination is None:
        raise HTTPException(400, f"the phone number {number!r} does not exist")
    return destination.number


def _seed(engine: Engine, asked: dict[str, Any]) -> dict[str, Any]:
    service = engine.service
    key = asked.get("key", engine.api_key)
    account = service.accounts.setdefault(key, Account(key))
    if "credit" in asked:
        account.credit = Decimal(str(asked["credit"]))
    for name, attribute in _ATTRIBUTES.items():
        if name in asked:
            setattr(account, attribute, asked[name])
    if "senders" in asked:
        account.senders = None if asked["senders"] is None else frozenset(asked["senders"])
    now = service.clock.now()
    for number in asked.get("stops", ()):
        account.of(StopList).add(_international(number), f"{now:%Y-%m-%d %H:%M:%S}")
    groups: list[dict[str, Any]] = []
    for wanted in asked.get("groups", ()):
        group = account.of(Groups).add(wanted["name"], now.isoformat(timespec="seconds"))
        for contact in wanted.get("contacts", ()):
            number = _international(contact["phoneNumber"])
            if number not in group.numbers:
                account.of(Groups).add_contact(group, number, contact, now.isoformat(timespec="seconds"))
        groups.append({"name": group.name, "groupId": group.id, "contacts": len(group.contacts)})
    return {"key": MASK, "username": account.username, "credit": as_text(account.credit), "groups": groups}
