"""Two ways to run handlers: in the calling thread, and on an event loop."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from smspartner_core.call import drive

Handler = Callable[[Any, str], Any]


class Runner(Protocol):
    """Runs handlers."""

    async def call(self, handler: Handler, event: Any, reference: str) -> None:
        """Call a handler, sync or async, and wait for its end."""

    def start(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine of ours, from the thread of a timer."""


class SyncRunner:
    """Runs handlers in the calling thread, and async ones in an event loop for each."""

    async def call(self, handler: Handler, event: Any, reference: str) -> None:
        """Call a handler, and wait for its end."""
        result = handler(event, reference)
        if inspect.isawaitable(result):
            asyncio.run(_wait_for(result))

    def start(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine in this thread."""
        drive(coroutine)


class AsyncRunner:
    """Runs async handlers on the running event loop, and sync ones in threads beside it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()

    async def call(self, handler: Handler, event: Any, reference: str) -> None:
        """Call a handler, and wait for its end."""
        if inspect.iscoroutinefunction(handler):
            await handler(event, reference)
            return
        result = await asyncio.to_thread(handler, event, reference)
        if inspect.isawaitable(result):
            await result

    def start(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine on the event loop; not at all if that has ended."""
        try:
            asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        except RuntimeError:  # it is closed
            coroutine.close()


async def _wait_for(result: Awaitable[Any]) -> None:
    await result
