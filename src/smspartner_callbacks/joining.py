"""Long replies, which arrive as parts in any order, put together again."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

import attrs

from smspartner.models import LongNumberReply

GAP = "[…]"
_MAX_TOTAL = 255  # the header of a part counts in one byte


class Key(NamedTuple):
    """What the parts of one reply have in common."""

    reference: str
    sender: str
    recipient: str
    concat_ref: str
    total: int


class PartialReply:
    """A reply of which some parts have come, or all."""

    __slots__ = ("key", "parts", "until")

    def __init__(self, key: Key, until: float) -> None:
        self.key = key
        self.until = until
        self.parts: dict[int, LongNumberReply] = {}

    @property
    def is_complete(self) -> bool:
        """Whether all parts have come."""
        return len(self.parts) == self.key.total

    def joined(self) -> LongNumberReply:
        """
        Return the parts as one reply.

        A complete one has nothing in `concat_total` and the like, as if it had come whole. In an incomplete one they
        stay, and `[…]` stands for what is missing.
        """
        texts, expected = [], 1
        for number, part in sorted(self.parts.items()):
            texts += [GAP, part.text] if number != expected else [part.text]
            expected = number + 1
        if expected <= self.key.total:
            texts.append(GAP)
        first = self.parts[min(self.parts)]
        if not self.is_complete:
            return attrs.evolve(first, text="".join(texts), concat_part=None)
        return attrs.evolve(
            first, text="".join(texts), concat=None, concat_ref=None, concat_total=None, concat_part=None
        )


def key_of(event: LongNumberReply, reference: str) -> Key | None:
    """Return the key of the reply that an event is a part of; None if it stands by itself."""
    number, total = event.concat_part, event.concat_total
    if number is None or total is None or not 2 <= total <= _MAX_TOTAL or not 1 <= number <= total:
        return None
    return Key(reference, event.msisdn, event.to, event.concat_ref or "", total)


class ReplyJoiner:
    """
    Keeps the parts of replies in memory until all have come, or for a limited time.

    Args:
        seconds: How long the parts of a reply are waited for, from the first on.
        max_parts: How many parts are kept in all; beyond it the oldest reply is given up.
        clock: The time in seconds, for tests.
    """

    def __init__(self, seconds: float, max_parts: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._max_parts = max_parts
        self._clock = clock
        self._replies: dict[Key, PartialReply] = {}  # in the order of their ends
        self._count = 0
        self._lock = Lock()

    def add(self, key: Key, part: LongNumberReply) -> tuple[PartialReply | None, list[PartialReply]]:
        """Take a part; return its reply if that is complete now, and the replies that are given up."""
        number = part.concat_part
        assert number is not None
        with self._lock:
            given_up = self._take_overdue()
            while self._count >= self._max_parts:
                given_up.append(self._take(next(iter(self._replies))))
            reply = self._replies.get(key)
            if reply is None:
                reply = self._replies[key] = PartialReply(key, self._clock() + self._seconds)
            self._count += number not in reply.parts
            reply.parts[number] = part
            return (self._take(key) if reply.is_complete else None), given_up

    def take_overdue(self) -> list[PartialReply]:
        """Return the replies whose missing parts are no longer waited for."""
        with self._lock:
            return self._take_overdue()

    def put_back(self, reply: PartialReply, without: int | None = None) -> bool:
        """
        Keep a reply again, since its handler has failed; return whether there was room.

        Args:
            reply: The reply.
            without: The part whose posting is going to be repeated.
        """
        with self._lock:
            parts = {number: part for number, part in reply.parts.items() if number != without}
            if self._count + len(parts) > self._max_parts:
                return False
            waiting = self._replies.get(reply.key)
            if waiting is None and parts:
                waiting = self._replies[reply.key] = PartialReply(reply.key, self._clock() + self._seconds)
            if waiting is not None:
                self._count += len(parts.keys() - waiting.parts.keys())
                waiting.parts = parts | waiting.parts
            return True

    def seconds_left(self) -> float | None:
        """Return after how many seconds a reply will be overdue; None if none is waiting."""
        with self._lock:
            for reply in self._replies.values():
                return max(reply.until - self._clock(), 0.0)
            return None

    def _take_overdue(self) -> list[PartialReply]:
        now, overdue = self._clock(), []
        for key, reply in self._replies.items():
            if reply.until > now:
                break
            overdue.append(key)
        return [self._take(key) for key in overdue]

    def _take(self, key: Key) -> PartialReply:
        reply = self._replies.pop(key)
        self._count -= len(reply.parts)
        return reply

    def __len__(self) -> int:
        return self._count
