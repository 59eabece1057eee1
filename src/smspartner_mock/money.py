"""Money on the wire: sometimes a number, sometimes a text. In the state it is a Decimal, never a float."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


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
