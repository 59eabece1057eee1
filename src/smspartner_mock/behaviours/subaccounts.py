"""Sub-accounts, and the credit that moves between them and the main account."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from ..prices import CURRENCY, as_number, from_wire
from ..refusals import Refusal
from ..state.accounts import NotEnoughCreditError, take_credit
from ..state.subaccounts import Subaccount, Subaccounts
from .registry import Call, answers, refusal_codes

PAGE: Final = 20

refusal_codes(
    "subaccounts.create",
    table={
        ("type", "required"): 4,
        "type": 5,
        ("parameters", "required"): 6,
        "parameters.email": 6,
        "parameters.isBuyer": 3,
        "parameters.creditToAttribute": 8,
    },
)
refusal_codes("subaccounts.remove", table={"token": 1})
refusal_codes(
    "subaccounts.add_credit",
    "subaccounts.remove_credit",
    table={("credit", "required"): 2, "credit": 5, "tokenSubaccount": 3},
)


@answers("subaccounts.create")
def create(call: Call) -> dict[str, Any]:
    """Create a sub-account of a main account, with credit taken from it."""
    asked = call.parameters["parameters"]
    if call.account.parent is not None:
        raise Refusal(2)
    if call.parameters["type"] == "advanced" and "isBuyer" not in asked:
        raise Refusal(3)
    subaccounts = call.account.of(Subaccounts)
    if any(subaccount.email == asked["email"] for subaccount in subaccounts.by_token.values()):
        raise Refusal(7)
    credit = Decimal()
    if "creditToAttribute" in asked:
        credit = from_wire(asked["creditToAttribute"])
        if credit <= 0:
            raise Refusal(8)
        try:
            take_credit(call.account, credit)
        except NotEnoughCreditError:
            raise Refusal(9) from None
    created_at = f"{call.clock.now():%Y-%m-%d %H:%M:%S}"
    made = subaccounts.add(
        call.account, asked["email"], call.parameters["type"], credit, created_at, call.service.random
    )
    call.service.accounts[made.account.key] = made.account
    return {
        "success": True,
        "code": 200,
        "subaccount": {"email": made.email, "token": made.token},
        "sendConfirmMailTo": made.email,
        "parent_email": call.account.username,
    }


@answers("subaccounts.remove")
def remove(call: Call) -> dict[str, Any]:
    """Remove a sub-account; its credit goes back (assumed)."""
    gone = call.account.of(Subaccounts).by_token.pop(call.parameters["token"], None)
    if gone is None:
        raise Refusal(404)
    call.account.credit += gone.account.credit
    call.service.accounts.pop(gone.account.key, None)
    return {"success": True, "code": 200}


@answers("subaccounts.list")
def list_subaccounts(call: Call) -> dict[str, Any]:
    """List twenty sub-accounts per page, in the order of their creation."""
    all_of_them = list(call.account.of(Subaccounts).by_token.values())
    page = call.parameters.get("page", 1)
    return {
        "success": True,
        "code": 200,
        "total": len(all_of_them),
        "nb_per_page": PAGE,
        "page": page,
        "data": [
            {
                "id": subaccount.id,
                "email": subaccount.email,
                "type": subaccount.type,
                "token": subaccount.token,
                "apiKey": subaccount.account.key,
                "createdAt": subaccount.created_at,
                "credits": {"balance": f"{subaccount.account.credit:.3f}", "currency": CURRENCY},
            }
            for subaccount in all_of_them[(page - 1) * PAGE : page * PAGE]
        ],
    }


@answers("subaccounts.add_credit")
def add_credit(call: Call) -> dict[str, Any]:
    """Move credit from the main account to a sub-account."""
    sub, credit = _transfer(call)
    try:
        take_credit(call.account, credit)
    except NotEnoughCreditError:
        raise Refusal(8) from None
    sub.account.credit += credit
    return _credits(call, sub)


@answers("subaccounts.remove_credit")
def remove_credit(call: Call) -> dict[str, Any]:
    """Move credit from a sub-account to the main account."""
    sub, credit = _transfer(call)
    if sub.account.credit <= 0:
        raise Refusal(6)
    try:
        take_credit(sub.account, credit)
    except NotEnoughCreditError:
        raise Refusal(8) from None
    call.account.credit += credit
    return _credits(call, sub)


def _transfer(call: Call) -> tuple[Subaccount, Decimal]:
    if call.account.parent is not None:
        raise Refusal(4)
    credit = from_wire(call.parameters["credit"])
    if credit <= 0:
        raise Refusal(5)
    sub = call.account.of(Subaccounts).by_token.get(call.parameters["tokenSubaccount"])
    if sub is None:
        raise Refusal(7)
    return sub, credit


def _credits(call: Call, sub: Subaccount) -> dict[str, Any]:
    return {
        "success": True,
        "code": 200,
        "credit": as_number(call.account.credit),
        "subaccountCredit": as_number(sub.account.credit),
        "currency": CURRENCY,
    }
