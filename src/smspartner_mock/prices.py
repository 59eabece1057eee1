"""Prices in euros, and money on the wire: a number here, a string there. In the state it is a Decimal."""

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
    """The price of one SMS in a range: 1 premium, 2 low cost."""
    return LOW_COST if gamme == 2 else PREMIUM


def as_number(amount: Decimal) -> float:
    """For `Money`."""
    return float(amount)


def as_text(amount: Decimal) -> str:
    """For `MoneyText`: without an exponent, and without zeros that say nothing."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def from_wire(value: Any) -> Decimal:
    """An amount that was sent as a number or as a text."""
    return Decimal(str(value))
