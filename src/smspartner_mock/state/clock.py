"""The mock's time: it runs with the real one, or stands still, and can be moved forward."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

PARIS: Final = ZoneInfo("Europe/Paris")

_END_OF_TIME: Final = datetime(9000, 1, 1, tzinfo=PARIS).timestamp()

Action = Callable[[], None]


class Clock:
    """
    A virtual clock with an agenda.

    Args:
        now: Where it stands still until it is moved; without it, it runs with the real time.
    """

    def __init__(self, now: datetime | None = None) -> None:
        self._still = None if now is None else _epoch(now)
        self._ahead = 0.0
        self._agenda: list[tuple[float, int, Action]] = []
        self._order = count()
        self._acting_at: float | None = None

    def timestamp(self) -> float:
        """The seconds since the epoch; while the agenda is run, the time of the action."""
        if self._acting_at is not None:
            return self._acting_at
        return (time.time() if self._still is None else self._still) + self._ahead

    def now(self) -> datetime:
        """The time in Paris, as all of the service's times are."""
        return datetime.fromtimestamp(self.timestamp(), PARIS)

    def at(self, when: datetime, action: Action) -> None:
        """Put an action on the agenda; actions of the same time run in the order in which they came."""
        heapq.heappush(self._agenda, (_epoch(when), next(self._order), action))

    def after(self, seconds: float, action: Action) -> None:
        """Put an action on the agenda, so many seconds from now."""
        heapq.heappush(self._agenda, (self.timestamp() + seconds, next(self._order), action))

    def later(self, seconds: float) -> datetime:
        """Return the time so many seconds from now."""
        return datetime.fromtimestamp(self.timestamp() + seconds, PARIS)

    def settle(self) -> None:
        """Run all actions that are due, each at its own time."""
        if not self._agenda or self._agenda[0][0] > self.timestamp() or self._acting_at is not None:
            return
        until = self.timestamp()
        try:
            while self._agenda and self._agenda[0][0] <= until:
                self._acting_at, _, action = heapq.heappop(self._agenda)
                action()
        finally:
            self._acting_at = None

    def advance(self, seconds: float) -> None:
        """
        Move forward, and run what has become due.

        Raises:
            ValueError: It would go back, or past the last year that a calendar has.
        """
        if not seconds >= 0:
            raise ValueError("time does not go back")
        if self.timestamp() + seconds > _END_OF_TIME:
            raise ValueError("time ends in the year 9000")
        self._ahead += seconds
        self.settle()

    def move_to(self, when: datetime) -> None:
        """Move forward to a time, and run what has become due."""
        self.advance(_epoch(when) - self.timestamp())

    def seconds_to_next(self) -> float | None:
        """Real seconds until the next action is due by itself; None if none is, or the clock stands still."""
        if not self._agenda or self._still is not None:
            return None
        return max(0.0, self._agenda[0][0] - self.timestamp())

    @property
    def is_still(self) -> bool:
        """True if it only moves when it is moved."""
        return self._still is not None

    def next_due(self) -> datetime | None:
        """The time of the next action, if there is one."""
        return datetime.fromtimestamp(self._agenda[0][0], PARIS) if self._agenda else None


def _epoch(when: datetime) -> float:
    """Return the seconds since the epoch; a time without a zone is one of Paris."""
    return (when if when.tzinfo else when.replace(tzinfo=PARIS)).timestamp()


def until(now: datetime, when: datetime) -> timedelta:
    """Return the real time between two times of one zone: plain subtraction forgets the hour of summer time."""
    return timedelta(seconds=when.timestamp() - now.timestamp())


def is_before(one: datetime, other: datetime) -> bool:
    """Return whether a time comes before another of its zone; a plain comparison forgets the hour of summer time."""
    return one.timestamp() < other.timestamp()
