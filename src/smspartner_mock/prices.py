"""What an SMS costs, in euros: the provider's printed responses give these (`cost` of `send`, credits of `me`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

PREMIUM: Final = Decimal("0.038")
LOW_COST: Final = Decimal("0.023")
VERIFICATION: Final = Decimal("0.005")
RCS: Final = Decimal("0.059")
"""Assumed: the printed response of `rcs` has no price that one could divide."""

CURRENCY: Final = "EUR"


def price_of(gamme: int) -> Decimal:
    """The price of one SMS in a range: 1 premium, 2 low cost."""
    return LOW_COST if gamme == 2 else PREMIUM
