"""The account: who it is, and what its credit is worth."""

from __future__ import annotations

from typing import Any

from ..money import as_text
from ..prices import CURRENCY, LOW_COST, PREMIUM, VERIFICATION
from ..state.messages import Messages
from .registry import Call, answers


@answers("account.me")
def me(call: Call) -> dict[str, Any]:
    """The user and the credits: how many messages of each kind the balance pays for."""
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
            "toSend": sum(len(each.recipients) for each in waiting),
            "solde": balance,
            "currency": CURRENCY,
            "balance": balance,
        },
    }
