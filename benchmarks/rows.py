"""Results of a bench: rows with a measured value, its ratio to a peer's, and the target it has to meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True)
class Spread:
    """A median between its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of some values; that of one value is the value itself."""
        known = list(values)
        if len(known) == 1:
            return cls(known[0], known[0], known[0])
        low, _, high = quantiles(known, n=4, method="inclusive")
        return cls(low, median(known), high)

    def times(self, factor: float) -> Spread:
        """The same in another unit."""
        return Spread(self.low * factor, self.middle * factor, self.high * factor)


@dataclass(frozen=True)
class Target:
    """A limit that a ratio must not exceed, or must reach."""

    limit: float
    at_least: bool = False

    def is_met(self, ratio: float) -> bool:
        """Tell whether a ratio meets it, at the precision that tables show."""
        shown = round(ratio, 2)
        return shown >= self.limit if self.at_least else shown <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}"


@dataclass(frozen=True)
class Row:
    """One line of a table; without a value, the note says why there is none."""

    what: str
    value: Spread | None = None
    unit: str = ""
    ratio: Spread | None = None
    against: str = ""
    target: Target | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the target is met; empty where there is none, or nothing to compare with."""
        if self.target is None or self.ratio is None:
            return ""
        return "met" if self.target.is_met(self.ratio.middle) else "missed"


@dataclass(frozen=True)
class Section:
    """The table of one bench."""

    name: str
    title: str
    about: str
    rows: list[Row] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """For JSON, which carries it between processes."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Section:
        """The section that `as_data` gave."""
        return cls(**{**data, "rows": [_row(row) for row in data["rows"]]})


def _row(data: dict[str, Any]) -> Row:
    kinds = {"value": Spread, "ratio": Spread, "target": Target}
    return Row(**{name: kinds[name](**value) if name in kinds and value else value for name, value in data.items()})
