"""Numbers: verification, lookup, and call forwarding."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from ..phones import described, normal, parse
from ..prices import CURRENCY, VERIFICATION, as_number
from ..refusals import Refusal
from ..state.accounts import NotEnoughCreditError, take_credit
from ..state.callbacks import Callback
from ..state.stops import StopList
from .registry import Call, answers, refusal_codes

OFF, FORWARD, VOICE_MAIL = 0, 1, 2
RESULT_DELAY_S: Final = 5.0
"""The delay of a verification's result."""
_EMAIL_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# Rented numbers with these endings stand for states that no operation can set up.
_NOT_ENABLED, _DISABLED = "0014", "0015"

refusal_codes(
    "numbers.verify",
    "numbers.lookup",
    table={
        ("phoneNumbers", "required"): 2,
        ("phoneNumbers", "maxItems"): 50,
        "phoneNumbers": 3,
    },
)
refusal_codes(
    "numbers.forward_calls",
    table={("number", "required"): 5, ("type", "required"): 6, "type": 7, "param": 8},
)


class Campaigns:
    """The counter of verifications."""

    def __init__(self) -> None:
        self._made = 0

    def next_id(self) -> str:
        """Return the next id."""
        self._made += 1
        return f"HLR{self._made - 1:06d}"


class Forwarding(dict[str, int]):
    """Forwarding of rented numbers, by number."""


@answers("numbers.verify")
def verify(call: Call) -> dict[str, Any]:
    """Verify numbers with their operators; the results go to `notifyUrl`."""
    numbers = _numbers(call)
    if any(parse(number) is None for number in numbers):
        raise Refusal(13)
    if any(normal(number) in call.account.of(StopList) for number in numbers):
        raise Refusal(14)
    cost = len(numbers) * VERIFICATION
    try:
        take_credit(call.account, cost)
    except NotEnoughCreditError:
        raise Refusal(11) from None
    campaign = call.service.of(Campaigns).next_id()
    if "notifyUrl" in call.parameters:
        for number in numbers:
            call.clock.after(RESULT_DELAY_S, partial(_post_result, call, campaign, normal(number)))
    return {
        "success": True,
        "code": 200,
        "campaign_id": campaign,
        "number": len(numbers),
        "cost": as_number(cost),
        "currency": CURRENCY,
    }


def _post_result(call: Call, campaign: str, number: str) -> None:
    """Post the result of one number: one that ends in 1 is unknown to its operator, all others are fine."""
    known = not number.endswith("1")
    fields = {
        "phone": number.removeprefix("+"),
        "messageId": campaign,
        "mccMnc": "20801",
        "ported": 0,
        "errorGrpId": 0 if known else 1,
        "errorName": "NO_ERROR" if known else "EC_UNKNOWN_SUBSCRIBER",
        "errorDesc": "No Error" if known else "Unknown Subscriber",
        "date": call.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000%z"),
    }
    call.service.outbox.post(Callback(call.parameters["notifyUrl"], "verification", fields))


@answers("numbers.lookup")
def lookup(call: Call) -> dict[str, Any]:
    """Describe each number; one with a space before it is refused, as recorded."""
    members: list[dict[str, Any]] = []
    for number in _numbers(call):
        parsed = None if number != number.strip() else parse(number)
        if parsed is None:
            members.append({"request": number, "success": False, "message": "Numéro invalide"})
        else:
            members.append({"request": number, "success": True, **described(parsed)})
    return {"success": True, "code": 200, "lookup": members}


def _numbers(call: Call) -> list[str]:
    given: str = call.parameters["phoneNumbers"]
    if ";" in given or re.search(r"\d\s+\+?\d{6}", given):
        raise Refusal(3)
    if not given.strip():
        raise Refusal(55)
    return given.split(",")


@answers("numbers.forward_calls")
def forward_calls(call: Call) -> dict[str, Any]:
    """Turn forwarding off, or on to another number or a voice mail; its success code is printed as 2."""
    number, kind, param = (call.parameters[name] for name in ("number", "type", "param"))
    rented = number if number.startswith("+") else f"+{number}"
    if parse(rented) is None:
        raise Refusal(13)
    if number.endswith(_NOT_ENABLED):
        raise Refusal(14)
    if number.endswith(_DISABLED):
        raise Refusal(15)
    if kind != OFF and not param:
        raise Refusal(8)
    if kind == FORWARD and parse(param) is None:
        raise Refusal(12)
    if kind == VOICE_MAIL and not _EMAIL_ADDRESS.fullmatch(param):
        raise Refusal(9)
    forwarding = call.account.of(Forwarding)
    if forwarding.get(number, OFF) == kind:
        raise Refusal({OFF: 18, FORWARD: 16, VOICE_MAIL: 17}[kind])
    forwarding[number] = kind
    return {"success": True, "code": 2, "message": "Renvoi désactivé" if kind == OFF else "Renvoi activé"}
