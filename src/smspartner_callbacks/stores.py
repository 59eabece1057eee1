"""Remembering which postings were handled: the service repeats some, and gives them no number."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from enum import Enum
from threading import Lock
from typing import Protocol


class Claim(Enum):
    """What a store knows of a posting."""

    __module__ = "smspartner.callbacks"

    OURS = "ours"
    """Nobody has handled it: whoever is told so does."""
    IN_PROGRESS = "in progress"
    """Somebody is handling it, and may still fail."""
    DONE = "done"
    """It was handled."""


class Store(Protocol):
    """
    Remembers which postings were handled.

    In a database `claim` opens a transaction, inserts the key (`on conflict do nothing`), and tells by the number of
    rows whether the posting is ours or done. The handler runs within the block: if it raises, the transaction takes
    the claim back with whatever else the handler wrote, and so does a process that dies.
    """

    def claim(
        self, key: str, seconds: float | None
    ) -> AbstractContextManager[Claim] | AbstractAsyncContextManager[Claim]:
        """
        Claim a posting for as long as the block runs; the block's end marks it as handled, an exception releases it.

        Args:
            key: What the posting is known by: 64 characters.
            seconds: How long it is to be remembered; None: for ever.

        Returns:
            A context manager. An async one can be used with `receive_async` and `ASGIApp` only; there a sync one must
            not wait for another claim, since it would hold up the event loop.
        """


Store.__module__ = "smspartner.callbacks"


class MemoryStore:
    """
    Remembers in the memory of this process: each of several worker processes would handle a posting once.

    Args:
        max_keys: How many postings are remembered; beyond it the oldest are forgotten first.
    """

    __module__ = "smspartner.callbacks"

    def __init__(self, max_keys: int = 100_000) -> None:
        self._max_keys = max_keys
        self._keys: dict[str, tuple[Claim, float]] = {}  # what to answer, and until when; the oldest first
        self._lock = Lock()

    @contextmanager
    def claim(self, key: str, seconds: float | None) -> Iterator[Claim]:
        """Claim a posting for as long as the block runs: see `Store.claim`."""
        until = float("inf") if seconds is None else time.monotonic() + seconds
        claim = self._take(key, until)
        if claim is not Claim.OURS:
            yield claim
            return
        try:
            yield claim
        except BaseException:
            with self._lock:
                self._keys.pop(key, None)
            raise
        with self._lock:
            self._keys[key] = (Claim.DONE, until)

    def _take(self, key: str, until: float) -> Claim:
        with self._lock:
            known = self._keys.get(key)
            if known is not None and known[1] > time.monotonic():
                return known[0]
            self._keys.pop(key, None)  # so that it goes to the end
            while len(self._keys) >= self._max_keys:
                del self._keys[next(iter(self._keys))]
            self._keys[key] = (Claim.IN_PROGRESS, until)
            return Claim.OURS
