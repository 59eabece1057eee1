"""What the service posts to its user: delivery reports, replies, results. Here it waits; a shell sends it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


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


class Outbox:
    """
    Callbacks in the order in which they came.

    `on_post` is called after each one is put in, perhaps from another thread and while the engine is locked: it
    should only wake whoever sends.
    """

    def __init__(self) -> None:
        self._waiting: deque[Callback] = deque()
        self.on_post: Callable[[], None] | None = None

    def post(self, callback: Callback) -> None:
        """Put a callback in."""
        self._waiting.append(callback)
        if self.on_post is not None:
            self.on_post()

    def take(self) -> list[Callback]:
        """Take everything out."""
        taken: list[Callback] = []
        while self._waiting:
            taken.append(self._waiting.popleft())
        return taken
