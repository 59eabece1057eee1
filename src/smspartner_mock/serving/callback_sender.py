"""
Posts callbacks, and lets time pass: a thread with a loop of its own.

A mock that posts wherever it is told to is a way into other people's networks. So an address is looked up once,
all of what it leads to has to be this machine, and the connection goes to just that; no redirect is followed, no
proxy is asked; time, size and the number of posts under way are bounded. `callbacks="any"` lifts the first of these.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from ipaddress import ip_address
from threading import Condition, Event, Thread
from typing import Any, Final
from urllib.parse import SplitResult, urlencode, urlsplit

from ..engine import Engine
from ..state.callbacks import Outbox, Posting

PATIENCE: Final = 5.0
"""Seconds for the whole of one post."""
MOST_AT_ONCE: Final = 8
_MAX_RESPONSE_BYTES: Final = 64 * 1024
_LONGEST_URL: Final = 2000
_AGENTS_NAME: Final = "smspartner-mock"


class ForbiddenError(Exception):
    """The mock may not post to an address."""


class Courier:
    """
    Sends what waits in an engine's outbox, and works off its agenda while its clock runs.

    Args:
        engine: Whose outbox it is; the courier wires itself to it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reach = engine.settings.callbacks
        self._thread: Thread | None = None
        self._starter: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Event | None = None
        self._stopping = False
        self._busy = 0
        self._idle = Condition()
        engine.on_post = self.wake

    def start(self) -> None:
        """Begin, once."""
        with self._idle:
            if self._thread is not None:
                return
            self._stopping = False
            ready = Event()
            self._thread = Thread(target=self._run, args=(ready,), name="smspartner-mock-courier", daemon=True)
            self._thread.start()
        ready.wait(PATIENCE)

    def stop(self) -> None:
        """End; what waits stays where it is."""
        if self._starter is not None:
            self._starter.join(PATIENCE)
            self._starter = None
        thread, loop = self._thread, self._loop
        if thread is None or loop is None:
            return
        self._stopping = True
        self._ring(loop)
        thread.join(PATIENCE)
        self._thread = None

    def wake(self) -> None:
        """There is something to do. Never waits."""
        if self._thread is None:
            # Whoever wakes it holds the engine's lock, and must not wait for a thread to begin.
            if self._starter is None:
                self._starter = Thread(target=self.start, name="smspartner-mock-courier-start", daemon=True)
                self._starter.start()
        elif self._loop is not None:
            self._ring(self._loop)

    def finish(self, seconds: float = PATIENCE * 2) -> bool:
        """Wait until nothing is under way any more; whether it came to that."""
        if not any(each.state == "waiting" and each.next_at is None for each in tuple(self._outbox.log)):
            return True
        self.start()

        def is_done() -> bool:
            return not any(each.state == "waiting" and each.next_at is None for each in tuple(self._outbox.log))

        with self._idle:
            return self._idle.wait_for(is_done, seconds)

    @property
    def _outbox(self) -> Outbox:
        return self._engine.service.outbox

    def _ring(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            loop.call_soon_threadsafe(self._hear)
        except RuntimeError:
            return  # it has just ended

    def _hear(self) -> None:
        if self._work is not None:
            self._work.set()

    def _run(self, ready: Event) -> None:
        asyncio.run(self._serve(ready))

    async def _serve(self, ready: Event) -> None:
        self._loop, self._work = asyncio.get_running_loop(), asyncio.Event()
        gate = asyncio.Semaphore(MOST_AT_ONCE)
        under_way: set[asyncio.Task[None]] = set()
        ready.set()
        while not self._stopping:
            self._work.clear()
            with self._engine.lock:
                service = self._engine.service
                service.clock.settle()
                postings = service.outbox.take_postings()
                wait = service.clock.seconds_to_next()
            for each in postings:
                task = asyncio.create_task(self._post(each, service.outbox, gate))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            try:
                # A look now and then does for actions that others put on the agenda meanwhile.
                async with asyncio.timeout(0.25 if wait is None else max(0.005, min(wait, 0.25))):
                    await self._work.wait()
            except TimeoutError:
                continue
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        self._loop = self._work = None

    async def _post(self, posting: Posting, outbox: Outbox, gate: asyncio.Semaphore) -> None:
        status, error, is_forbidden = None, None, False
        async with gate:
            try:
                async with asyncio.timeout(PATIENCE):
                    status = await _post(posting, self._reach == "any", self._engine.service.callback_format)
            except ForbiddenError as refusal:
                error, is_forbidden = str(refusal), True
            except TimeoutError:
                error = "it took too long"
            except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as failure:
                error = type(failure).__name__
        with self._engine.lock:
            if is_forbidden:
                outbox.refuse(posting, error or "")
            else:
                outbox.note(posting, status=status, error=error)
        with self._idle:
            self._idle.notify_all()


async def _post(posting: Posting, anywhere: bool, style: str) -> int:
    """The HTTP status of one post."""
    url = split_address(posting.callback.url)
    port = url.port or (443 if url.scheme == "https" else 80)
    address = await _resolve(url.hostname or "", port, anywhere)
    if style == "form":
        media_type, body = "application/x-www-form-urlencoded", urlencode(posting.callback.fields).encode()
    else:
        media_type, body = "application/json", json.dumps(posting.callback.fields).encode()
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    host = url.netloc.rpartition("@")[2]
    head = (
        f"POST {target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {_AGENTS_NAME}\r\nAccept: */*\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    secure: dict[str, Any] = {}
    if url.scheme == "https":
        secure = {"ssl": ssl.create_default_context(), "server_hostname": url.hostname}
    reader, writer = await asyncio.open_connection(address, port, limit=_MAX_RESPONSE_BYTES, **secure)
    try:
        writer.write(head.encode("ascii") + body)
        await writer.drain()
        line = (await reader.readuntil(b"\n")).split(None, 2)
        if len(line) < 2 or not line[0].startswith(b"HTTP/") or not line[1].isdigit():
            raise ValueError("the answer is no HTTP")
        return int(line[1][:3])
    finally:
        writer.close()


def split_address(url: str) -> SplitResult:
    """
    The parts of a callback's address.

    Raises:
        ForbiddenError: It is none that anything could be posted to.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ForbiddenError("it is no http address")
    except ValueError:
        raise ForbiddenError("it is no address") from None
    # A line break or a space would write a header of the caller's own.
    if len(url) > _LONGEST_URL or not url.isascii() or any(each <= " " or each == "\x7f" for each in url):
        raise ForbiddenError("it is no plain address")
    return parts


async def _resolve(host: str, port: int, anywhere: bool) -> str:
    """The address to connect to: looked up once, so that it is still the one that was judged."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not anywhere and not all(ip_address(each.partition("%")[0]).is_loopback for each in addresses):
        raise ForbiddenError("it is not on this machine; --callbacks any would allow it")
    return addresses[0]
