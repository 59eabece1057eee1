"""The account: its owner, its credit, and its costs by month."""

from __future__ import annotations

from calendar import month_name
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from ..contract.messages import sentence_of
from ..prices import CURRENCY, LOW_COST, PREMIUM, VERIFICATION, as_text
from ..refusals import Refusal
from ..state.clock import PARIS
from ..state.messages import Messages
from .registry import Call, answers

Month = tuple[int, int]

_MAX_MONTHS: Final = 120


@answers("account.me")
def me(call: Call) -> dict[str, Any]:
    """Return the user and the credits: how many messages of each kind the balance pays for."""
    account = call.account
    balance = as_text(account.credit)
    waiting = call.service.of(Messages).waiting(account, call.clock.now())
    return {
        "success": True,
        "code": 200,
        "user": {"username": account.username, "firstname": account.firstname, "lastname": account.lastname},
        "credits": {
            "creditSms": int(account.credit / PREMIUM),
            "creditSmsECO": int(account.credit / LOW_COST),
            "creditHlr": int(account.credit / VERIFICATION),
            "toSend": sum(len(message.recipients) for message in waiting),
            "solde": balance,
            "currency": CURRENCY,
            "balance": balance,
        },
    }


@answers("account.statistics")
def statistics(call: Call) -> dict[str, Any]:
    """Return the costs by month, the oldest first; a month without messages is there with zeros."""
    costs: dict[Month, Decimal] = defaultdict(Decimal)
    counts: dict[Month, int] = defaultdict(int)
    first, last = _interval(call)
    for message in call.service.of(Messages):
        if message.account is call.account and message.has_left and not message.sandbox:
            left = message.due or message.sent_at
            if first <= left.date() <= last:
                costs[left.year, left.month] += message.cost
                counts[left.year, left.month] += message.parts
    months = _months(first, last)
    return {"success": True, "datas": [_month(month, costs[month], counts[month]) for month in months]}


def _interval(call: Call) -> tuple[date, date]:
    """Return the first and last day. Assumed: `last_month` is this month, `last_twelve_months` ends with it."""
    today = call.clock.now().date()
    match call.parameters["interval"]:
        case "last_month":
            return today.replace(day=1), today
        case "last_twelve_months":
            year, month = _before((today.year, today.month), 11)
            return date(year, month, 1), today
        case _:
            first, last = (_day(call, name) for name in ("from", "to"))
            return first, last


def _day(call: Call, name: str) -> date:
    try:
        return datetime.strptime(call.parameters[name], "%d-%m-%Y").date()
    except (KeyError, ValueError):
        raise Refusal(9, sentence_of(name, "pattern")) from None


def _before(month: Month, months: int) -> Month:
    place = month[0] * 12 + month[1] - 1 - months
    return place // 12, place % 12 + 1


def _months(first: date, last: date) -> list[Month]:
    end = (last.year, last.month)
    count = (last.year - first.year) * 12 + last.month - first.month
    return [_before(end, back) for back in range(min(count, _MAX_MONTHS), -1, -1)]


def _month(month: Month, cost: Decimal, count: int) -> dict[str, Any]:
    year, number = month
    return {
        "month": month_name[number].lower(),
        "year": str(year),
        "m": f"{number:02}",
        "date": int(datetime(year, number, 1, tzinfo=PARIS).timestamp()),
        "type": "month",
        "cost": as_text(cost),
        "nb_send": str(count),
    }
