"""Prices in euros. Money is a number or a string on the wire, and a Decimal in the state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

PREMIUM: Final = Decimal("0.038")
LOW_COST: Final = Decimal("0.023")
VERIFICATION: Final = Decimal("0.005")
RCS: Final = Decimal("0.059")
"""Assumed: the printed response of `rcs` has no price that one could divide."""

CURRENCY: Final = "EUR"


def price_of(gamme: int) -> Decimal:
    """Return the price of one SMS in a range: 1 premium, 2 low cost."""
    return LOW_COST if gamme == 2 else PREMIUM


def as_number(amount: Decimal) -> float:
    """Return an amount as `Money`, a number."""
    return float(amount)


def as_text(amount: Decimal) -> str:
    """Return an amount as `MoneyText`: without an exponent and trailing zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def from_wire(value: Any) -> Decimal:
    """Return an amount that was sent as a number or as a string."""
    return Decimal(str(value))
