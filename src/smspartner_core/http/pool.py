"""
Our own way out of the process: the connection pool that stands below httpx, without `httpx.Client` around it.

A `send` gives a `Response`, or says why there is none as a value: an exception would carry the transport's frames, and
the key in them, in its traceback.
"""

from __future__ import annotations

import os
import ssl
import time
import warnings
from collections.abc import AsyncIterable, Iterable
from importlib.util import find_spec
from threading import Lock
from typing import Any, TypeVar

import anyio
import httpcore
from anyio.lowlevel import current_token

from ..errors import ConfigurationError
from ..exchange import Fault, Headers, Request, Response, ResponseOrFault
from ..settings import Settings
from ..wire import UnreadableError
from .body import Body
from .endpoint import Endpoint

_NEVER_LEFT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"}
"""The exceptions, by the names that httpcore, httpx and httpx2 share, after which nothing can have arrived."""


_FAILURES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
)
"""What a call over our own pool can end in."""


MOST_CONNECTIONS = 100
_KEPT = 5.0  # seconds that an idle connection is kept: the default of httpx
NO_PROXY = "the proxy that the environment names must be like http://host:port (or https, or socks5)"
CLOSED = "this client is closed: make a new one"
UNCLOSED = "a client of smspartner was never closed: use it in a `with`, or call its `close`"
E = TypeVar("E", bound=BaseException)


def as_fault(error: Exception, settings: Settings, *, answered: bool = False) -> Fault:
    """The plain data of a transport's exception; one that came after an answer says nothing of the request."""
    reason = type(error).__name__
    return Fault(reason, settings.redact(str(error)), answered or reason not in _NEVER_LEFT)


def deadline_fault(settings: Settings, *, maybe_sent: bool = True) -> Fault:
    """The whole call has taken longer than it may."""
    return Fault("DeadlineExceeded", f"the whole call took more than {settings.deadline} s", maybe_sent)


def without_traceback(error: E) -> E:
    """The same exception without the frames that it came through: their locals hold the key."""
    error.__context__ = error.__cause__ = None
    return error.with_traceback(None)


def get_endpoint(settings: Settings) -> Endpoint:
    """The service as these settings see it, worked out at the first call."""
    if settings.endpoint is None:
        settings.endpoint = Endpoint(settings)
    return settings.endpoint  # type: ignore[no-any-return]


def read_body(status: int, headers: Any, stream: Iterable[bytes], settings: Settings, until: float) -> ResponseOrFault:
    """The whole response."""
    try:
        body = Body(headers, settings.max_response_bytes)
        for chunk in stream:
            body.feed(chunk)
            if time.monotonic() > until:
                return deadline_fault(settings)
        return Response(status, headers, body.whole(), hide=settings.redact)
    except UnreadableError as error:
        return Response(status, headers, b"", flaw=str(error), hide=settings.redact)


async def read_body_async(
    status: int, headers: Any, stream: AsyncIterable[bytes], settings: Settings, until: float
) -> ResponseOrFault:
    """The whole response."""
    try:
        body = Body(headers, settings.max_response_bytes)
        async for chunk in stream:
            body.feed(chunk)
            if time.monotonic() > until:
                return deadline_fault(settings)
        return Response(status, headers, body.whole(), hide=settings.redact)
    except UnreadableError as error:
        return Response(status, headers, b"", flaw=str(error), hide=settings.redact)


def ssl_context() -> ssl.SSLContext:
    """Whom we trust: what httpx trusts, which the variables SSL_CERT_FILE and SSL_CERT_DIR change."""
    from httpx import create_ssl_context  # as much as everything else that a first call imports

    try:
        return create_ssl_context()
    except OSError as error:
        raise ConfigurationError(f"SSL_CERT_FILE, SSL_CERT_DIR: no certificates can be read there ({error})") from None


Route = tuple[str, str | None]


def route_of(endpoint: Endpoint) -> Route:
    """What a pool is for: clients of `with_options` share connections, and may have other addresses."""
    return endpoint.scheme, endpoint.proxy


def _pool_options(endpoint: Endpoint) -> dict[str, Any]:
    proxy = None
    if endpoint.proxy is not None:
        from httpx import InvalidURL, Proxy

        try:
            named = Proxy(endpoint.proxy)
        except (InvalidURL, ValueError):
            raise ConfigurationError(NO_PROXY) from None  # its address may hold a password
        if named.url.scheme.startswith("socks") and find_spec("socksio") is None:
            raise ConfigurationError("a SOCKS proxy is named by the environment: pip install 'httpx[socks]' first")
        proxy = httpcore.Proxy(str(named.url), auth=named.raw_auth)
    return {
        "ssl_context": ssl_context() if endpoint.scheme == "https" else None,
        "proxy": proxy,
        "max_connections": MOST_CONNECTIONS,
        "max_keepalive_connections": MOST_CONNECTIONS,
        "keepalive_expiry": _KEPT,
    }


class PoolTransport:
    """Calls over pools of our own, made at the first one."""

    def __init__(self) -> None:
        self._pools: dict[Route, httpcore.ConnectionPool] = {}
        self._process = 0
        self._closed = False
        self._lock = Lock()

    def _open(self, endpoint: Endpoint) -> httpcore.ConnectionPool:
        route = route_of(endpoint)
        pool = self._pools.get(route)
        if pool is not None and self._process == os.getpid():  # two processes cannot share a connection
            return pool
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            pools = self._pools if self._process == os.getpid() else {}
            # Another thread may have been faster.
            pools[route] = pool = pools.get(route) or httpcore.ConnectionPool(**_pool_options(endpoint))
            self._pools, self._process = pools, os.getpid()
            return pool

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        pool = self._open(endpoint)
        try:
            return self._exchange(pool, endpoint.build_request(request, until - time.monotonic()), settings, until)
        except _FAILURES as error:
            return as_fault(error, settings)
        except BaseException as error:  # Ctrl-C, or what a signal's handler raises: time limits work so
            interruption = without_traceback(error)
        raise interruption

    @staticmethod
    def _exchange(
        pool: httpcore.ConnectionPool, request: httpcore.Request, settings: Settings, until: float
    ) -> ResponseOrFault:
        response = pool.handle_request(request)
        try:
            return read_body(response.status, Headers(response.headers), response.stream, settings, until)  # type: ignore[arg-type]
        finally:
            response.close()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)  # noqa: ASYNC251  # driven by the sync client

    def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        with self._lock:
            self._closed = True
            pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def __del__(self) -> None:
        if self._pools and self._process == os.getpid():
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)
            self.close()


class AsyncPoolTransport:
    """
    Calls over pools of our own, made at the first one in an event loop.

    Calls beyond as many as there are connections wait here, for as long as they may take in all: in httpx's own queue
    they would wait for `timeout` only, and each would make it slower for all (its pool looks at every request that
    waits whenever one moves).
    """

    def __init__(self) -> None:
        self._pools: dict[Route, httpcore.AsyncConnectionPool] = {}
        self._room = anyio.Semaphore(MOST_CONNECTIONS)
        self._loop: object = None
        self._closed = False

    def _open(self, endpoint: Endpoint) -> httpcore.AsyncConnectionPool:
        if self._closed:
            raise ConfigurationError(CLOSED)
        loop = current_token()
        if self._loop != loop:  # connections belong to the loop that opened them
            self._pools = {}
            self._room = anyio.Semaphore(MOST_CONNECTIONS, fast_acquire=True)
            self._loop = loop
        route = route_of(endpoint)
        pool = self._pools.get(route)
        if pool is None:
            pool = self._pools[route] = httpcore.AsyncConnectionPool(**_pool_options(endpoint))
        return pool

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        pool = self._open(endpoint)
        begun = False
        try:
            with anyio.move_on_after(until - time.monotonic()):
                async with self._room:
                    begun = True
                    sealed = endpoint.build_request(request, until - time.monotonic())
                    return await self._exchange(pool, sealed, settings, until)
            return deadline_fault(settings, maybe_sent=begun)
        except Exception as error:
            return as_fault(error, settings)
        except BaseException as error:
            interruption = without_traceback(error)
        raise interruption

    @staticmethod
    async def _exchange(
        pool: httpcore.AsyncConnectionPool, request: httpcore.Request, settings: Settings, until: float
    ) -> ResponseOrFault:
        response = await pool.handle_async_request(request)
        stream: Any = response.stream
        try:
            return await read_body_async(response.status, Headers(response.headers), stream, settings, until)
        finally:
            await response.aclose()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        self._closed = True
        pools, self._pools = self._pools, {}
        if pools and self._loop == current_token():
            for pool in pools.values():
                await pool.aclose()

    def __del__(self) -> None:
        if self._pools:
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)
