"""
Post callbacks and advance the time, in a thread with an event loop of its own.

A mock that posts anywhere is a way into other people's networks. So an address is looked up once,
all of what it leads to has to be this machine, and the connection goes to just that; no redirect is followed, no
proxy is asked; time, size and the number of posts under way are bounded. `callbacks="any"` lifts the first of these.
"""

from __future__ import annotations

import asyncio
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING, Final

from ..engine import Engine
from ..state.callbacks import ForbiddenAddressError, Outbox, Posting

if TYPE_CHECKING:
    from .posts import LocalPosts, PinnedTransport

_FINISH_TIMEOUT_S: Final = 10.0
_MAX_WAIT_S: Final = 0.25
"""Between two looks at the agenda: others may have put something on it meanwhile."""


class CallbackSender:
    """
    Send the callbacks of an engine's outbox, and run its agenda while its clock runs.

    Args:
        engine: Whose outbox it is.

    Attributes:
        local: Where callbacks go instead of to their addresses: a program in this process.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread: Thread | None = None
        self._starter: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Event | None = None
        self._stopping = False
        self._transport: PinnedTransport | None = None
        self._gate = asyncio.Semaphore()
        self._changed = Condition()
        self.local: LocalPosts | None = None
        engine.on_post = self.notify

    def start(self) -> None:
        """Begin, once."""
        with self._changed:
            if self._thread is not None:
                return
            self._stopping = False
            ready = Event()
            self._thread = Thread(
                target=lambda: asyncio.run(self._serve(ready)), name="smspartner-mock-callbacks", daemon=True
            )
            self._thread.start()
        ready.wait(_FINISH_TIMEOUT_S)

    def stop(self) -> None:
        """End; what waits stays where it is."""
        if self._starter is not None:
            self._starter.join(_FINISH_TIMEOUT_S)
            self._starter = None
        thread, loop = self._thread, self._loop
        if thread is None or loop is None:
            return
        self._stopping = True
        self._wake(loop)
        thread.join(_FINISH_TIMEOUT_S)
        self._thread = None

    def notify(self) -> None:
        """Say that something waits. Never blocks: whoever calls holds the engine's lock."""
        if self._thread is None and self.local is None:
            # Nor may the caller wait for a thread to begin.
            if self._starter is None:
                self._starter = Thread(target=self.start, name="smspartner-mock-callbacks-start", daemon=True)
                self._starter.start()
        elif self._loop is not None:
            self._wake(self._loop)

    def finish(self) -> None:
        """Wait until each callback that is due was attempted."""
        if self.local is not None:
            self.post_local()
        elif not self._is_done():
            self.start()
            with self._changed:
                self._changed.wait_for(self._is_done, _FINISH_TIMEOUT_S)

    def post_local(self) -> None:
        """Post what is due to the program in this process, if there is one."""
        if self.local is not None:
            self.local.post(self._engine)

    def _is_done(self) -> bool:
        log = tuple(self._engine.service.outbox.log)
        return not any(posting.state == "waiting" and posting.next_at is None for posting in log)

    def _wake(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            loop.call_soon_threadsafe(self._set_work)
        except RuntimeError:
            return  # it has just ended

    def _set_work(self) -> None:
        if self._work is not None:
            self._work.set()

    async def _serve(self, ready: Event) -> None:
        self._loop, self._work = asyncio.get_running_loop(), asyncio.Event()
        under_way: set[asyncio.Task[None]] = set()
        ready.set()
        while not self._stopping:
            self._work.clear()
            with self._engine.lock:
                service = self._engine.service
                service.clock.settle()
                postings = [] if self.local else service.outbox.take_postings()
                wait = service.clock.seconds_to_next()
            for posting in postings:
                task = asyncio.create_task(self._post(posting, service.outbox))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            try:
                async with asyncio.timeout(_MAX_WAIT_S if wait is None else max(0.005, min(wait, _MAX_WAIT_S))):
                    await self._work.wait()
            except TimeoutError:
                continue
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        self._loop = self._work = self._transport = None

    async def _post(self, posting: Posting, outbox: Outbox) -> None:
        from . import posts  # httpx takes a while to load, and most mocks post nothing

        if self._transport is None:
            anywhere = self._engine.settings.callbacks == "any"
            self._transport = posts.PinnedTransport(any_address=anywhere)
            self._gate = asyncio.Semaphore(posts.MAX_POSTS)
        status, error, is_forbidden = None, None, False
        async with self._gate:
            try:
                async with asyncio.timeout(posts.POST_TIMEOUT_S):
                    status = await posts.post(posting, self._engine.service.callback_format, self._transport)
            except ForbiddenAddressError as refusal:
                error, is_forbidden = str(refusal), True
            except TimeoutError:
                error = "it took too long"
            except OSError as failure:
                error = str(failure)
        with self._engine.lock:
            if is_forbidden:
                outbox.refuse(posting, error or "")
            else:
                outbox.note(posting, status=status, error=error)
        with self._changed:
            self._changed.notify_all()
