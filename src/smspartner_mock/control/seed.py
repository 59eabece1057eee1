"""The state as a whole: forgetting it, and filling it with accounts, credit and contacts."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..phones import find_destination
from ..prices import as_text
from ..settings import CALLBACK_FORMATS
from ..state import Account
from ..state.accounts import CURFEWS, STANDINGS
from ..state.groups import Groups
from ..state.stops import StopList
from .http import MASK, answer, read_object, take

_ACCOUNT: Final = (
    "key",
    "username",
    "firstname",
    "lastname",
    "credit",
    "standing",
    "marketing",
    "curfew",
    "senders",
    "lowCost",
    "rcs",
    "stops",
    "groups",
)
_CONTACT: Final = ("phoneNumber", "firstname", "lastname", "url", "date", "custom1", "custom2", "custom3", "custom4")
_MOST_CREDIT: Final = Decimal(10**9)


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/reset` and `/_mock/seed`."""

    async def reset(request: Request) -> Response:
        await read_object(request)
        engine.reset()
        return answer(engine, {"reset": True})

    async def seed(request: Request) -> Response:
        read = await read_object(request, "accounts", "callbackFormat")
        accounts = take(read, "accounts", list, [])
        style = take(read, "callbackFormat", str)
        if style not in (None, *CALLBACK_FORMATS):
            raise HTTPException(400, f"callbackFormat is one of {', '.join(CALLBACK_FORMATS)}")
        for each in accounts:
            _check(each)
        with engine.lock:
            if style is not None:
                engine.service.callback_format = style
            seeded = [_seed(engine, each) for each in accounts]
        return answer(engine, {"accounts": seeded})

    return [Route("/reset", reset, methods=["POST"]), Route("/seed", seed, methods=["POST"])]


def _check(asked: Any) -> None:
    """All of it before any of it is done."""
    if not isinstance(asked, dict) or set(asked) - set(_ACCOUNT):
        raise HTTPException(400, f"an account is an object of {', '.join(_ACCOUNT)}")
    for name in ("key", "username", "firstname", "lastname"):
        if take(asked, name, str, "x") == "":
            raise HTTPException(400, f"{name} is empty")
    for name in ("marketing", "lowCost", "rcs"):
        take(asked, name, bool)
    for name in ("stops", "groups"):
        take(asked, name, list)
    _credit(asked)
    for name, words in (("standing", STANDINGS), ("curfew", CURFEWS)):
        if asked.get(name, words[0]) not in words:
            raise HTTPException(400, f"{name} is one of {', '.join(words)}")
    senders = take(asked, "senders", list)
    if senders is not None and not all(isinstance(each, str) for each in senders):
        raise HTTPException(400, "senders is a list of texts")
    for each in asked.get("stops", ()):
        _number(each)
    for group in asked.get("groups", ()):
        if not isinstance(group, dict) or not isinstance(group.get("name"), str) or set(group) - {"name", "contacts"}:
            raise HTTPException(400, "a group is an object of name and contacts")
        for contact in take(group, "contacts", list, []):
            if not isinstance(contact, dict) or set(contact) - set(_CONTACT):
                raise HTTPException(400, f"a contact is an object of {', '.join(_CONTACT)}")
            if not all(isinstance(each, str) for each in contact.values()):
                raise HTTPException(400, "what a contact has are texts")
            _number(contact.get("phoneNumber"))


def _credit(asked: dict[str, Any]) -> Decimal | None:
    credit = take(asked, "credit", (int, float, str))
    if credit is None:
        return None
    try:
        amount = Decimal(str(credit))
    except InvalidOperation:
        raise HTTPException(400, "credit is an amount in euros") from None
    if not amount.is_finite() or not 0 <= amount <= _MOST_CREDIT:
        raise HTTPException(400, f"credit is from 0 to {_MOST_CREDIT}")
    return amount


def _number(given: Any) -> str:
    place = find_destination(given) if isinstance(given, str) else None
    if place is None:
        raise HTTPException(400, "a phone number does not exist")
    return place.number


def _seed(engine: Engine, asked: dict[str, Any]) -> dict[str, Any]:
    service = engine.service
    key = asked.get("key", engine.api_key)
    account = service.accounts.setdefault(key, Account(key))
    credit = _credit(asked)
    account.credit = account.credit if credit is None else credit
    for name, attribute in (
        ("username", "username"),
        ("firstname", "firstname"),
        ("lastname", "lastname"),
        ("standing", "standing"),
        ("curfew", "curfew"),
        ("marketing", "is_marketing"),
        ("lowCost", "has_low_cost"),
        ("rcs", "has_rcs"),
    ):
        if name in asked:
            setattr(account, attribute, asked[name])
    if "senders" in asked:
        account.senders = None if asked["senders"] is None else frozenset(asked["senders"])
    now = service.clock.now()
    for each in asked.get("stops", ()):
        account.of(StopList).add(_number(each), f"{now:%Y-%m-%d %H:%M:%S}")
    groups: list[dict[str, Any]] = []
    for each in asked.get("groups", ()):
        group = account.of(Groups).add(each["name"], now.isoformat(timespec="seconds"))
        for contact in each.get("contacts", ()):
            number = _number(contact["phoneNumber"])
            if number not in group.numbers:
                account.of(Groups).add_contact(group, number, contact, now.isoformat(timespec="seconds"))
        groups.append({"name": group.name, "groupId": group.id, "contacts": len(group.contacts)})
    return {"key": MASK, "username": account.username, "credit": as_text(account.credit), "groups": groups}
