"""The stop list of an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FIRST_STOP_ID: Final = 42  # as in the contract's examples


@dataclass(frozen=True, slots=True)
class Stop:
    """An entry of the list."""

    id: int
    number: str
    created_at: str


class StopList:
    """The numbers that want no more messages, each once."""

    def __init__(self) -> None:
        self._entries: dict[int, Stop] = {}
        self._numbers: dict[str, Stop] = {}
        self._next = _FIRST_STOP_ID

    def __contains__(self, number: str) -> bool:
        return number in self._numbers

    @property
    def entries(self) -> list[Stop]:
        """The entries, the oldest first."""
        return list(self._entries.values())

    def add(self, number: str, created_at: str) -> Stop | None:
        """Add a number; return None if it is there already."""
        if number in self._numbers:
            return None
        stop = Stop(self._next, number, created_at)
        self._next += 1
        self._entries[stop.id] = self._numbers[number] = stop
        return stop

    def remove(self, id: int) -> bool:
        """Remove an entry; return whether there was one."""
        stop = self._entries.pop(id, None)
        if stop is not None:
            del self._numbers[stop.number]
        return stop is not None
