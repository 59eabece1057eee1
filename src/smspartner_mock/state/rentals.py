"""Rented contacts: the available and the rented ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zlib import crc32

PRICE: Final = Decimal("0.12")
MAKING: Final = 60
"""Seconds until the file of a rental is ready."""


def available(place: str, target: Mapping[str, Any]) -> int:
    """Return the number of contacts in a place: made up, but the same for the same question."""
    asked = ",".join(
        str(target.get(name)) for name in ("sexe", "minAge", "maxAge", "interest", "subInterest", "category")
    )
    return 40 + crc32(f"{place}:{asked}".encode()) % 400


@dataclass(slots=True, eq=False)
class Rental:
    """A rental."""

    token: str
    target: Mapping[str, Any]
    volumes: dict[str, int]
    rented_at: datetime
    downloaded: bool = False

    @property
    def quantity(self) -> int:
        """The number of its contacts."""
        return sum(self.volumes.values())

    def is_ready(self, now: datetime) -> bool:
        """Return whether its file is made."""
        return now.timestamp() - self.rented_at.timestamp() >= MAKING


class Rentals:
    """The rentals, by their tokens."""

    def __init__(self) -> None:
        self.by_token: dict[str, Rental] = {}

    def add(self, target: Mapping[str, Any], volumes: dict[str, int], rented_at: datetime) -> Rental:
        """Make a rental."""
        rental = Rental(f"r{len(self.by_token) + 1}", target, volumes, rented_at)
        self.by_token[rental.token] = rental
        return rental
