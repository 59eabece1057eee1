"""Connections belong to the event loop that opened them: one set for each loop that a client is used in."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import suppress
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakSet

from anyio.lowlevel import current_token

from ..errors import ConfigurationError
from .faults import CLOSED, UNCLOSED


class Closeable(Protocol):
    """A value that is kept for a loop and can be closed."""

    def close(self) -> Coroutine[Any, Any, None]:
        """Close it in its own loop."""


T = TypeVar("T", bound=Closeable)


class PerLoop(Generic[T]):
    """
    Makes one value for each event loop, and closes it when the loop ends.

    `asyncio.run` and its like end a loop's async generators before they close it: a generator that waits there closes
    the value. What a loop that was closed without that has left is let go when the next one comes.
    """

    def __init__(self, make: Callable[[], T], abandon: Callable[[T], object] = lambda value: None) -> None:
        self._make = make
        self._abandon = abandon
        self._values: dict[Any, T] = {}  # the connections in a value keep its loop anyway
        self._endings: dict[Any, AsyncGenerator[None, None]] = {}
        self._ending: WeakSet[Any] = WeakSet()
        """Loops whose generators have ended; what still runs in them may call, and a new generator would be a fault."""
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
                self._endings.pop(ended, None)
                self._abandon(self._values.pop(ended))
            value = self._values[loop] = self._make()
            if isinstance(loop, asyncio.AbstractEventLoop) and loop not in self._ending:
                ending = self._endings[loop] = _close_at_end(value, loop, self._values, self._ending)
                with suppress(StopIteration):
                    ending.__anext__().send(None)  # up to its `yield`, where the loop knows it
            return value

    async def close(self) -> None:
        """Close everything: here, in other loops that run, and what ended loops have left."""
        with self._lock:
            self._closed = True
            values, self._values = self._values, {}
        here = _running_loop()
        for loop, value in list(values.items()):  # what is closed goes
            ending = self._endings.pop(loop, None)
            if loop is here:
                await _close(value, ending)
            elif isinstance(loop, asyncio.AbstractEventLoop) and loop.is_running():
                asyncio.run_coroutine_threadsafe(_close(value, ending), loop)
            elif _has_ended(loop):
                self._abandon(value)

    def __del__(self) -> None:
        if self._values:
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)


async def _close(value: Closeable, ending: AsyncGenerator[None, None] | None) -> None:
    await (value.close() if ending is None else ending.aclose())


async def _close_at_end(
    value: Closeable, loop: Any, values: dict[Any, Any], ending: WeakSet[Any]
) -> AsyncGenerator[None, None]:
    """Close a value when its loop ends its async generators; this holds no `PerLoop`, which may be forgotten before."""
    try:
        yield
    finally:
        ending.add(loop)
        values.pop(loop, None)
        await value.close()


def _running_loop() -> Any:
    token = current_token()
    return getattr(token, "native_token", token)  # anyio before 4.11 has no token of its own


def _has_ended(loop: Any) -> bool:
    return isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed()
