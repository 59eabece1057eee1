"""
What the service posts to its user: delivery reports, replies, results.

Here it waits, and its log is kept; `courier` sends it. A post that fails is tried again on the mock's clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from .clock import Clock
from .events import Events

RETRIES: Final = (10.0, 60.0, 600.0, 3600.0)
"""Seconds before each further try. Assumed: the provider publishes none."""

_KEPT: Final = 10_000

State = Literal["waiting", "delivered", "failed", "refused"]


@dataclass(frozen=True, slots=True)
class Callback:
    """
    One post to a user's address.

    Attributes:
        event: What it tells, by the name of its webhook in the contract.
    """

    url: str
    event: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: the HTTP status that came back, or why none did."""

    at: datetime
    status: int | None
    error: str | None


@dataclass(slots=True, eq=False)
class Posting:
    """A callback with what became of it: `refused` where the mock may not post to its address."""

    id: int
    callback: Callback
    made_at: datetime
    state: State = "waiting"
    attempts: list[Attempt] = field(default_factory=list)
    next_at: datetime | None = None


class Outbox:
    """
    Callbacks in the order in which they came, and the log of all of them.

    `on_post` is called after each one is put in, perhaps from another thread and while the engine is locked: it
    should only wake whoever sends.
    """

    def __init__(self, clock: Clock, events: Events) -> None:
        self._clock = clock
        self._events = events
        self._waiting: deque[Posting] = deque()
        self._made = 0
        self.log: deque[Posting] = deque(maxlen=_KEPT)
        self.on_post: Callable[[], None] | None = None

    def post(self, callback: Callback) -> None:
        """Put a callback in."""
        self._made += 1
        posting = Posting(self._made, callback, self._clock.now())
        self.log.append(posting)
        self._put(posting)

    def take_postings(self) -> list[Posting]:
        """Take everything out that is to be posted now."""
        taken = list(self._waiting)
        self._waiting.clear()
        return taken

    def take(self) -> list[Callback]:
        """The same, for whoever only wants to see what was said."""
        return [each.callback for each in self.take_postings()]

    def note(self, posting: Posting, *, status: int | None = None, error: str | None = None) -> None:
        """What became of a try; a failed one is put in again when its time comes."""
        posting.attempts.append(Attempt(self._clock.now(), status, error))
        posting.next_at = None
        if status is not None and 200 <= status < 300:
            self._settle(posting, "delivered")
        elif len(posting.attempts) > len(RETRIES):
            self._settle(posting, "failed")
        else:
            wait = RETRIES[len(posting.attempts) - 1]
            self._clock.after(wait, lambda: self._put(posting))
            posting.next_at = self._clock.later(wait)

    def refuse(self, posting: Posting, why: str) -> None:
        """It may not go there, now or ever."""
        posting.attempts.append(Attempt(self._clock.now(), None, why))
        self._settle(posting, "refused")

    def _put(self, posting: Posting) -> None:
        posting.next_at = None
        self._waiting.append(posting)
        if self.on_post is not None:
            self.on_post()

    def _settle(self, posting: Posting, state: State) -> None:
        posting.state = state
        self._events.publish(f"callback.{state}", {"id": posting.id, "event": posting.callback.event})
