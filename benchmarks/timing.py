"""Interleaved measuring: A B C, C B A, … so that whatever slows the machine for a while slows all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter

from .rows import Row, Spread, Target

Probe = Callable[[], float]
"""Measures something once: seconds, calls a second, bytes."""


def block(function: Callable[[], object], calls: int) -> Probe:
    """A probe of the seconds that one call takes, by a block of calls."""

    def probe() -> float:
        before = perf_counter()
        for _ in range(calls):
            function()
        return (perf_counter() - before) / calls

    return probe


class Samples:
    """The measurements of each contender's probe, round by round."""

    def __init__(self, values: Mapping[str, list[float]]) -> None:
        self.values = values

    def spread(self, name: str) -> Spread:
        """The median of one contender, between quartiles."""
        return Spread.of(self.values[name])

    def ratio(self, name: str, against: str) -> Spread:
        """The median of the ratios within each round, between quartiles."""
        pairs = zip(self.values[name], self.values[against], strict=True)
        return Spread.of(one / other for one, other in pairs)

    def row(
        self,
        name: str,
        against: str = "",
        *,
        what: str = "",
        unit: str = "µs",
        target: Target | None = None,
        note: str = "",
    ) -> Row:
        """A contender as a row of a table; one that did not take part says so by its note."""
        if name not in self.values:
            return Row(what or name, note=note or "not there", target=target)
        factor = {"µs": 1e6, "ms": 1e3}.get(unit, 1)
        ratio = self.ratio(name, against) if against in self.values and against != name else None
        return Row(what or name, self.spread(name).times(factor), unit, ratio, against if ratio else "", target, note)


def interleave(
    probes: Mapping[str, Probe], rounds: int, *, warm_up: int = 1, on_round: Callable[[], object] = lambda: None
) -> Samples:
    """Run every probe once a round, forwards and backwards in turn; the rounds of the warm-up are thrown away."""
    values: dict[str, list[float]] = {name: [] for name in probes}
    order = list(probes)
    for number in range(-warm_up, rounds):
        for name in order:
            measured = probes[name]()
            if number >= 0:
                values[name].append(measured)
        order.reverse()
        on_round()
    return Samples(values)
