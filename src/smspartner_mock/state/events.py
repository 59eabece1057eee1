"""Events of the mock, and their subscribers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

_MAX_EVENTS: Final = 1000


@dataclass(slots=True)
class Event:
    """Something that happened: `message.sent`, `message.status`, `callback.delivered` …"""

    id: int
    name: str
    data: Mapping[str, Any]


Listener = Callable[[Event], None]


class Events:
    """
    The last thousand events, and the functions that get the next.

    They are called from whatever thread the event happens in, while the engine is locked: they should only pass it on.
    """

    def __init__(self) -> None:
        self._kept: deque[Event] = deque(maxlen=_MAX_EVENTS)
        self._listeners: list[Listener] = []
        self._count = 0

    def publish(self, name: str, data: Mapping[str, Any]) -> None:
        """Keep an event, and pass it to all subscribers."""
        self._count += 1
        event = Event(self._count, name, data)
        self._kept.append(event)
        for listener in tuple(self._listeners):
            listener(event)

    def since(self, id: int) -> list[Event]:
        """Return the events after one, as far as they are kept."""
        return [event for event in self._kept if event.id > id]

    @property
    def last(self) -> int:
        """The number of the newest event; 0 before the first."""
        return self._count

    def subscribe(self, listener: Listener) -> None:
        """Pass further events to a function."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Pass no more events to a function."""
        with suppress(ValueError):
            self._listeners.remove(listener)
