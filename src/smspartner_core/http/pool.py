"""
Our own transport: the connection pool that stands below httpx2, without a client around it.

A `send` gives a `Response`, or says why there is none as a value: an exception would carry the transport's frames, and
the key in them, in its traceback.
"""

from __future__ import annotations

import os
import time
import warnings
from collections import deque
from threading import Lock
from typing import Any

import anyio
import httpcore2

from ..errors import ConfigurationError
from ..exchange import Headers, Request, ResponseOrFault
from ..settings import Settings
from .body import AsAsync, read_body
from .endpoint import Endpoint, get_endpoint
from .faults import CLOSED, UNCLOSED, as_fault, deadline_fault, foreign_response_fault, without_traceback
from .guard import refuse_trace, refuse_trace_async
from .loops import PerLoop
from .network import AsyncNetwork, Network
from .options import IDLE_S, Route, pool_options, route_of

_FAILURES = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.TimeoutException,
    httpcore2.UnsupportedProtocol,
    OSError,
)
"""What a call over our own pool can end in."""


def _has_bytes_behind(response: Any) -> bool:
    """
    Return whether more came than the response: the next call on its connection would take it for its own response.

    Only h11 knows, and httpcore2 hands it on by no public name; tests hold this path.
    """
    try:
        return bool(response.stream._stream._connection._h11_state.trailing_data[0])
    except AttributeError:  # another httpcore2: what is whole before its request is sent is still found out
        return False


def _mark_unclean(response: httpcore2.Response) -> None:
    """Let the pool close the connection instead of keeping it."""
    response.extensions["network_stream"].is_clean = False


def _is_foreign(response: httpcore2.Response) -> bool:
    """Return whether the response was there before its request was sent: it is another request's."""
    connection = response.extensions.get("network_stream")  # none, where a mock responds
    if getattr(connection, "has_answered", True):
        return False
    _mark_unclean(response)
    return True


class PoolTransport:
    """Calls over pools of our own, made at the first one."""

    def __init__(self, max_connections: int) -> None:
        self._max_connections = max_connections
        self._pools: dict[Route, httpcore2.ConnectionPool] = {}
        self._process = 0
        self._closed = False
        self._lock = Lock()

    def prepare(self, endpoint: Endpoint) -> None:
        """Make the pool, with the certificates that it trusts."""
        self._open(endpoint)

    def _open(self, endpoint: Endpoint) -> httpcore2.ConnectionPool:
        """Return the pool for an endpoint; two processes cannot share a connection."""
        route = route_of(endpoint)
        pool = self._pools.get(route)
        if pool is not None and self._process == os.getpid():
            return pool
        with self._lock:
            if self._closed:
                raise ConfigurationError(CLOSED)
            pools = self._pools if self._process == os.getpid() else {}
            options = pool_options(endpoint, self._max_connections)
            # Another thread may have been faster.
            pools[route] = pools.get(route) or httpcore2.ConnectionPool(**options, network_backend=Network())
            self._pools, self._process = pools, os.getpid()
            return pools[route]

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        pool = self._open(endpoint)
        try:
            return await self._exchange(pool, endpoint.build_request(request, until, refuse_trace), settings, until)
        except _FAILURES as error:
            return as_fault(error, settings, endpoint.place)
        except BaseException as error:  # Ctrl-C, or what a signal's handler raises: time limits work so
            interruption = without_traceback(error)
        raise interruption

    @staticmethod
    async def _exchange(
        pool: httpcore2.ConnectionPool, request: httpcore2.Request, settings: Settings, until: float
    ) -> ResponseOrFault:
        response = pool.handle_request(request)
        try:
            if _is_foreign(response):
                return foreign_response_fault()
            chunks: Any = response.stream
            result = await read_body(response.status, Headers(response.headers), AsAsync(chunks), settings, until)
            if _has_bytes_behind(response):
                _mark_unclean(response)
            return result
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


class _LoopPools:
    """
    The connections of one event loop, each in a pool of its own, and the room for them.

    A pool looks at all its connections whenever a request comes or goes, which costs more than the call itself where
    there are fifty. Here the one that was used last is taken next, and those that nobody needs any more are closed.
    """

    def __init__(self, max_connections: int) -> None:
        self.room = anyio.Semaphore(max_connections, fast_acquire=True)
        self.pools: set[httpcore2.AsyncConnectionPool] = set()
        self._closed = False
        self._idle: dict[Route, deque[tuple[float, httpcore2.AsyncConnectionPool]]] = {}

    def take(self, route: Route, options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
        """Return the pool that was used last, or a new one."""
        idle = self._idle.get(route)
        if idle:
            return idle.pop()[1]
        pool = httpcore2.AsyncConnectionPool(**options | {"max_connections": 1}, network_backend=AsyncNetwork())
        self.pools.add(pool)
        return pool

    async def give_back(self, route: Route, pool: httpcore2.AsyncConnectionPool) -> None:
        """Keep a pool for the next call, and close the one that has waited longest, if that is too long."""
        if self._closed:
            self.pools.discard(pool)
            await pool.aclose()
            return
        idle = self._idle.setdefault(route, deque())
        now = time.monotonic()
        idle.append((now, pool))
        if idle[0][0] < now - IDLE_S:
            _, unused = idle.popleft()
            self.pools.discard(unused)
            await unused.aclose()

    async def close(self) -> None:
        """Close all connections, those of calls under way when they end: what became of a message is not lost."""
        self._closed = True
        for idle in self._idle.values():
            while idle:
                _, pool = idle.pop()
                self.pools.discard(pool)
                await pool.aclose()


class AsyncPoolTransport:
    """
    Calls over pools of our own, made at the first one in an event loop.

    Calls beyond as many as there are connections wait here, for as long as they may take in all: who never got a place
    never left, and that is known.
    """

    def __init__(self, max_connections: int) -> None:
        self._max_connections = max_connections
        self._options: dict[Route, dict[str, Any]] = {}
        self._loops = PerLoop(lambda: _LoopPools(max_connections))

    def prepare(self, endpoint: Endpoint) -> None:
        """Read the certificates, and load what anyio needs, while no event loop waits for it."""
        self._options_for(endpoint)
        anyio.run(anyio.sleep, 0)

    def _options_for(self, endpoint: Endpoint) -> dict[str, Any]:
        route = route_of(endpoint)
        options = self._options.get(route)
        if options is None:
            options = self._options[route] = pool_options(endpoint, self._max_connections)
        return options

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        options, here = self._options_for(endpoint), self._loops.get()
        route, begun = route_of(endpoint), False
        try:
            with anyio.move_on_after(until - time.monotonic()):
                async with here.room:
                    begun = True
                    sealed = endpoint.build_request(request, until, refuse_trace_async)
                    pool = here.take(route, options)
                    try:
                        return await self._exchange(pool, sealed, settings, until)
                    finally:
                        await here.give_back(route, pool)
            return deadline_fault(settings, endpoint.place, maybe_sent=begun)
        except ConfigurationError as error:
            interruption: BaseException = without_traceback(error)
        except Exception as error:
            return as_fault(error, settings, endpoint.place)
        except BaseException as error:
            interruption = without_traceback(error)
        raise interruption

    @staticmethod
    async def _exchange(
        pool: httpcore2.AsyncConnectionPool, request: httpcore2.Request, settings: Settings, until: float
    ) -> ResponseOrFault:
        response = await pool.handle_async_request(request)
        try:
            if _is_foreign(response):
                return foreign_response_fault()
            chunks: Any = response.stream
            result = await read_body(response.status, Headers(response.headers), chunks, settings, until)
            if _has_bytes_behind(response):
                _mark_unclean(response)
            return result
        finally:
            await response.aclose()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        await self._loops.close()
