"""Sub-accounts, and the credit that moves between them and the main account."""

from __future__ import annotations

from .registry import refused

refused(
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
refused("subaccounts.remove", table={"token": 1})
refused(
    "subaccounts.add_credit",
    "subaccounts.remove_credit",
    table={("credit", "required"): 2, "credit": 5, "tokenSubaccount": 3},
)
