"""
Our own way out of the process: one of httpx's transports, without `httpx.Client` around it.

A `send` gives a `Reply`, or says why there is none as a value: an exception would carry the transport's frames, and
the key in them, in its traceback.
"""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import AsyncIterable, Iterable
from threading import Lock
from typing import Any, Protocol, TypeVar
from urllib.request import getproxies, proxy_bypass

import anyio
import attrs
import httpx
from anyio.lowlevel import current_token

from .body import Body
from .endpoint import Endpoint
from .errors import ConfigurationError
from .reply import Reply
from .request import Request
from .settings import Settings, is_loopback
from .unreadable import UnreadableError

_NEVER_LEFT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"}
"""The exceptions (of httpx, and of httpx2 by the same names) after which nothing can have reached the service."""


@attrs.frozen
class Fault:
    """Why no reply came."""

    reason: str
    """The exception's class name."""
    text: str
    left: bool
    """Whether the request may have reached the service."""


Answer = Reply | Fault
MOST_CONNECTIONS = 100
_LIMITS = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
CLOSED = "this client is closed: make a new one"
UNCLOSED = "a client of smspartner was never closed: use it in a `with`, or call its `close`"
E = TypeVar("E", bound=BaseException)


class IO(Protocol):
    """What the call loop needs of the world."""

    async def send(self, request: Request, settings: Settings, until: float) -> Answer:
        """Carry a request to the service."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


def fault_of(error: Exception, settings: Settings) -> Fault:
    """The plain data of a transport's exception."""
    reason = type(error).__name__
    return Fault(reason, settings.redact(str(error)), reason not in _NEVER_LEFT)


def late(settings: Settings, *, left: bool = True) -> Fault:
    """The whole call has taken longer than it may."""
    return Fault("DeadlineExceeded", f"the whole call took more than {settings.deadline} s", left)


def bare(error: E) -> E:
    """The same exception without the frames that it came through: their locals hold the key."""
    error.__context__ = error.__cause__ = None
    return error.with_traceback(None)


def endpoint_of(settings: Settings) -> Endpoint:
    """The service as these settings see it, worked out at the first call."""
    if settings.endpoint is None:
        settings.endpoint = Endpoint(settings, httpx)
    return settings.endpoint  # type: ignore[no-any-return]


def gather(status: int, headers: Any, stream: Iterable[bytes], settings: Settings, until: float) -> Answer:
    """The whole reply."""
    try:
        body = Body(headers, settings.max_reply_bytes)
        for chunk in stream:
            body.feed(chunk)
            if time.monotonic() > until:
                return late(settings)
        return Reply(status, headers, body.whole(), hide=settings.redact)
    except UnreadableError as error:
        return Reply(status, headers, b"", flaw=str(error), hide=settings.redact)


async def gather_async(
    status: int, headers: Any, stream: AsyncIterable[bytes], settings: Settings, until: float
) -> Answer:
    """The whole reply."""
    try:
        body = Body(headers, settings.max_reply_bytes)
        async for chunk in stream:
            body.feed(chunk)
            if time.monotonic() > until:
                return late(settings)
        return Reply(status, headers, body.whole(), hide=settings.redact)
    except UnreadableError as error:
        return Reply(status, headers, b"", flaw=str(error), hide=settings.redact)


def proxy_of(endpoint: Endpoint) -> str | None:
    """The proxy that the environment names for this host; what stays on this machine passes none."""
    if is_loopback(endpoint.netloc.decode()) or proxy_bypass(endpoint.host):
        return None
    proxies = getproxies()
    return proxies.get(endpoint.scheme) or proxies.get("all")


class OwnIO:
    """Calls over a transport of our own, made at the first one."""

    def __init__(self) -> None:
        self._transport: httpx.HTTPTransport | None = None
        self._process = 0
        self._closed = False
        self._lock = Lock()

    def _open(self, endpoint: Endpoint) -> httpx.HTTPTransport:
        transport = self._transport
        if transport is not None and self._process == os.getpid():  # two processes cannot share a connection
            return transport
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            if self._transport is None or self._process != os.getpid():
                self._transport = httpx.HTTPTransport(proxy=proxy_of(endpoint))
                self._process = os.getpid()
            return self._transport

    async def send(self, request: Request, settings: Settings, until: float) -> Answer:
        """Carry a request to the service."""
        endpoint = endpoint_of(settings)
        transport = self._open(endpoint)
        try:
            return self._exchange(transport, endpoint.sealed(request, until - time.monotonic()), settings, until)
        except Exception as error:
            return fault_of(error, settings)
        except BaseException as error:
            interruption = bare(error)
        raise interruption

    @staticmethod
    def _exchange(transport: httpx.HTTPTransport, request: httpx.Request, settings: Settings, until: float) -> Answer:
        response = transport.handle_request(request)
        try:
            return gather(response.status_code, response.headers, response.stream, settings, until)  # type: ignore[arg-type]
        finally:
            response.stream.close()  # type: ignore[union-attr]

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)  # noqa: ASYNC251  # driven by the sync client

    def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        with self._lock:
            self._closed = True
            transport, self._transport = self._transport, None
        if transport is not None:
            transport.close()

    def __del__(self) -> None:
        if self._transport is not None and self._process == os.getpid():
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)
            self.close()


class AsyncOwnIO:
    """
    Calls over a transport of our own, made at the first one in an event loop.

    Calls beyond as many as there are connections wait here, for as long as they may take in all: in httpx's own queue
    they would wait for `timeout` only, and each would make it slower for all (its pool looks at every request that
    waits whenever one moves).
    """

    def __init__(self) -> None:
        self._transport: httpx.AsyncHTTPTransport | None = None
        self._room = anyio.Semaphore(MOST_CONNECTIONS)
        self._loop: object = None
        self._closed = False

    def _open(self, endpoint: Endpoint) -> httpx.AsyncHTTPTransport:
        if self._closed:
            raise ConfigurationError(CLOSED)
        loop = current_token()
        if self._transport is None or self._loop != loop:  # connections belong to the loop that opened them
            self._transport = httpx.AsyncHTTPTransport(proxy=proxy_of(endpoint), limits=_LIMITS)
            self._room = anyio.Semaphore(MOST_CONNECTIONS, fast_acquire=True)
            self._loop = loop
        return self._transport

    async def send(self, request: Request, settings: Settings, until: float) -> Answer:
        """Carry a request to the service."""
        endpoint = endpoint_of(settings)
        transport = self._open(endpoint)
        begun = False
        try:
            with anyio.move_on_after(until - time.monotonic()):
                async with self._room:
                    begun = True
                    sealed = endpoint.sealed(request, until - time.monotonic())
                    return await self._exchange(transport, sealed, settings, until)
            return late(settings, left=begun)
        except Exception as error:
            return fault_of(error, settings)
        except BaseException as error:
            interruption = bare(error)
        raise interruption

    @staticmethod
    async def _exchange(
        transport: httpx.AsyncHTTPTransport, request: httpx.Request, settings: Settings, until: float
    ) -> Answer:
        response = await transport.handle_async_request(request)
        stream: Any = response.stream
        try:
            return await gather_async(response.status_code, response.headers, stream, settings, until)
        finally:
            await stream.aclose()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        self._closed = True
        transport, self._transport = self._transport, None
        if transport is not None and self._loop == current_token():
            await transport.aclose()

    def __del__(self) -> None:
        if self._transport is not None:
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)
