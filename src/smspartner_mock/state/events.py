"""What happens in the mock, told to whoever listens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

_KEPT: Final = 1000


@dataclass(slots=True)
class Event:
    """Something that happened: `message.sent`, `message.status`, `callback.delivered` …"""

    id: int
    name: str
    data: Mapping[str, Any]


Listener = Callable[[Event], None]


class Events:
    """
    The last thousand events, and who wants the next.

    Listeners are called from whatever thread the event happens in, while the engine is locked: they should only
    pass it on.
    """

    def __init__(self) -> None:
        self._kept: deque[Event] = deque(maxlen=_KEPT)
        self._listeners: list[Listener] = []
        self._told = 0

    def tell(self, name: str, data: Mapping[str, Any]) -> None:
        """Something has happened."""
        self._told += 1
        event = Event(self._told, name, data)
        self._kept.append(event)
        for each in tuple(self._listeners):
            each(event)

    def since(self, id: int) -> list[Event]:
        """What is remembered after an event."""
        return [each for each in self._kept if each.id > id]

    @property
    def last(self) -> int:
        """The number of the newest event; 0 before the first."""
        return self._told

    def listen(self, listener: Listener) -> None:
        """Have a listener told."""
        self._listeners.append(listener)

    def leave(self, listener: Listener) -> None:
        """Tell a listener no more."""
        with suppress(ValueError):
            self._listeners.remove(listener)
