"""
Callbacks: the delivery reports, replies and results that the service posts to its user.

They wait here, and their log is kept; `serving.callback_sender` sends them. A failed post is retried on the mock's
clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from .clock import Clock
from .events import Events

RETRY_DELAYS_S: Final = (10.0, 60.0, 600.0, 3600.0)
"""Delays before each retry. Assumed: the provider publishes none."""

_MAX_LOGGED: Final = 10_000

State = Literal["waiting", "delivered", "failed", "refused"]


class ForbiddenAddressError(Exception):
    """The mock may not post to an address."""


@dataclass(frozen=True, slots=True)
class Callback:
    """
    One post to a user's address.

    Attributes:
        url: The address, hidden in the repr: it may hold a secret of the user.
        event: The name of its webhook in the contract.
    """

    url: str = field(repr=False)
    event: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: its HTTP status, or the reason why there was no response."""

    at: datetime
    status: int | None
    error: str | None


@dataclass(slots=True, eq=False)
class Posting:
    """A callback with its state: `refused` where the mock may not post to its address."""

    id: int
    callback: Callback
    made_at: datetime
    state: State = "waiting"
    attempts: list[Attempt] = field(default_factory=list)
    next_at: datetime | None = None


class Outbox:
    """
    The waiting callbacks in order, and the log of all callbacks.

    `on_post` is called after each addition, perhaps from another thread and while the engine is locked: it
    should only wake the sender.
    """

    def __init__(self, clock: Clock, events: Events) -> None:
        self._clock = clock
        self._events = events
        self._waiting: deque[Posting] = deque()
        self._made = 0
        self.log: deque[Posting] = deque(maxlen=_MAX_LOGGED)
        self.on_post: Callable[[], None] | None = None

    def post(self, callback: Callback) -> None:
        """Add a callback."""
        self._made += 1
        posting = Posting(self._made, callback, self._clock.now())
        self.log.append(posting)
        self._put(posting)

    def take_postings(self) -> list[Posting]:
        """Remove and return everything that is to be posted now."""
        taken = list(self._waiting)
        self._waiting.clear()
        return taken

    def note(self, posting: Posting, *, status: int | None = None, error: str | None = None) -> None:
        """Note the result of an attempt; a callback that failed is added again when its time comes."""
        posting.attempts.append(Attempt(self._clock.now(), status, error))
        posting.next_at = None
        if status is not None and 200 <= status < 300:
            self._settle(posting, "delivered")
        elif len(posting.attempts) > len(RETRY_DELAYS_S):
            self._settle(posting, "failed")
        else:
            wait = RETRY_DELAYS_S[len(posting.attempts) - 1]
            self._clock.after(wait, lambda: self._put(posting))
            posting.next_at = self._clock.later(wait)

    def refuse(self, posting: Posting, reason: str) -> None:
        """Note that the mock may never post to its address."""
        posting.attempts.append(Attempt(self._clock.now(), None, reason))
        self._settle(posting, "refused")

    def _put(self, posting: Posting) -> None:
        posting.next_at = None
        self._waiting.append(posting)
        if self.on_post is not None:
            self.on_post()

    def _settle(self, posting: Posting, state: State) -> None:
        posting.state = state
        self._events.publish(f"callback.{state}", {"id": posting.id, "event": posting.callback.event})
