"""Connections belong to the event loop that opened them: one set for each loop that a client is used in."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Coroutine
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from anyio.lowlevel import current_token

from ..errors import ConfigurationError
from .faults import CLOSED, UNCLOSED


class Closeable(Protocol):
    """A value that is kept for a loop and can be closed."""

    def close(self) -> Coroutine[Any, Any, None]:
        """Close it in its own loop."""


T = TypeVar("T", bound=Closeable)


class PerLoop(Generic[T]):
    """Makes one value for each event loop, and lets go of those whose loop has ended."""

    def __init__(self, make: Callable[[], T], abandon: Callable[[T], object] = lambda value: None) -> None:
        self._make = make
        self._abandon = abandon
        self._values: dict[Any, T] = {}  # the connections in a value keep its loop anyway
        self._closed = False
        self._lock = Lock()

    def get(self) -> T:
        """
        Return the value of the running loop.

        Raises:
            ConfigurationError: The client is closed.
        """
        loop = _running_loop()
        value = self._values.get(loop)
        return self._add(loop) if value is None else value

    def _add(self, loop: Any) -> T:
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            for ended in [other for other in self._values if _has_ended(other)]:
                self._abandon(self._values.pop(ended))
            value = self._values[loop] = self._make()
            return value

    async def close(self) -> None:
        """Close everything: here, in other loops that run, and what ended loops have left."""
        with self._lock:
            self._closed = True
            values, self._values = self._values, {}
        here = _running_loop()
        for loop, value in values.items():
            if loop is here:
                await value.close()
            elif isinstance(loop, asyncio.AbstractEventLoop) and loop.is_running():
                asyncio.run_coroutine_threadsafe(value.close(), loop)
            elif _has_ended(loop):
                self._abandon(value)

    def __del__(self) -> None:
        if self._values:
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)


def _running_loop() -> Any:
    token = current_token()
    return getattr(token, "native_token", token)  # anyio before 4.11 has no token of its own


def _has_ended(loop: Any) -> bool:
    return isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed()
