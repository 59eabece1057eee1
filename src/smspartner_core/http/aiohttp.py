"""
The other async way out of the process, through aiohttp: faster with many calls at once, for asyncio only.

What holds for `transport` holds here: faults are values, and nothing but the call loop repeats a request.
"""

from __future__ import annotations

import asyncio
import math
import ssl
import time
import warnings
from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import anyio
from yarl import URL

from ..errors import ConfigurationError
from ..exchange import Fault, Request, ResponseOrFault
from ..settings import Settings
from .endpoint import Endpoint
from .pool import (
    CLOSED,
    MOST_CONNECTIONS,
    UNCLOSED,
    deadline_fault,
    get_endpoint,
    read_body_async,
    ssl_context,
    without_traceback,
)

_LARGE = 2**20  # bytes; aiohttp writes more of them chunk by chunk if they are a file, and else warns

_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)


class _CutOffError(Exception):
    """Carries a fault past aiohttp's own loop, which would send any GET or DELETE a second time."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Request(aiohttp.ClientRequest):
    """Remembers its connection, which would otherwise stay open for as long as a peer does not read what is left."""

    transport: asyncio.Transport | None = None

    async def send(self, conn: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        """Send the request over this connection."""
        self.transport = conn.transport
        return await super().send(conn)


def _fault_of(error: Exception, settings: Settings) -> Fault:
    """What a failed connection says is shown; other messages of aiohttp quote the address, or parts of the response."""
    text = settings.redact(str(error)) if isinstance(error, aiohttp.ClientConnectorError) else ""
    return Fault(type(error).__name__, text, not isinstance(error, _NEVER_LEFT))


async def _chunks(content: aiohttp.StreamReader, seconds: float | None) -> AsyncIterator[bytes]:
    """The body; aiohttp's own limit is lifted where a chunk is no chunk, and nothing would ever come."""
    while True:
        async with asyncio.timeout(seconds):
            chunk = await content.readany()
        if not chunk:
            return
        yield chunk


class AiohttpTransport:
    """Calls over an aiohttp session of our own, made at the first one in an event loop."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._trusted: ssl.SSLContext | bool = True
        self._room = anyio.Semaphore(MOST_CONNECTIONS)
        self._loop: object = None
        self._closed = False

    def _open(self, endpoint: Endpoint) -> aiohttp.ClientSession:
        if self._closed:
            raise ConfigurationError(CLOSED)
        loop = asyncio.get_running_loop()
        if endpoint.proxy is not None and not endpoint.proxy.startswith(("http://", "https://")):
            raise ConfigurationError('with transport="aiohttp" a proxy must be like http://host:port')
        if endpoint.scheme == "https" and self._trusted is True:
            self._trusted = ssl_context()
        if self._session is None or self._loop is not loop:  # connections belong to the loop that opened them
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=MOST_CONNECTIONS),
                auto_decompress=False,  # what is unpacked is counted while it is
                cookie_jar=aiohttp.DummyCookieJar(),
                request_class=_Request,
            )
            self._room = anyio.Semaphore(MOST_CONNECTIONS, fast_acquire=True)
            self._loop = loop
        return self._session

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        session = self._open(endpoint)
        begun = False
        try:
            with anyio.move_on_after(until - time.monotonic()):
                async with self._room:
                    begun = True
                    return await self._exchange(session, endpoint, request, settings, until, self._trusted)
            return deadline_fault(settings, maybe_sent=begun)
        except _CutOffError as stopped:
            return stopped.fault
        except Exception as error:
            return _fault_of(error, settings)
        except BaseException as error:
            interruption = without_traceback(error)
        raise interruption

    @staticmethod
    async def _exchange(
        session: aiohttp.ClientSession,
        endpoint: Endpoint,
        request: Request,
        settings: Settings,
        until: float,
        trusted: ssl.SSLContext | bool,
    ) -> ResponseOrFault:
        async def once(sealed: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
            try:
                return await handler(sealed)
            except BaseException as error:
                if isinstance(sealed, _Request) and sealed.transport is not None:
                    sealed.transport.abort()
                if isinstance(error, Exception):
                    raise _CutOffError(_fault_of(error, settings)) from None
                raise

        url, headers, body = endpoint.build_parts(request)
        seconds = endpoint.step(until - time.monotonic())
        limits = aiohttp.ClientTimeout(sock_connect=seconds, sock_read=seconds, ceil_threshold=math.inf)
        async with asyncio.timeout(seconds and 3 * seconds):  # to connect, to send (aiohttp has no limit), to wait
            response = await session.request(
                request.method,
                URL(url, encoded=True),
                headers=headers,
                data=BytesIO(body) if len(body) > _LARGE else body or None,
                allow_redirects=False,
                timeout=limits,
                middlewares=(once,),
                proxy=endpoint.proxy,
                ssl=trusted,
            )
        try:
            chunks = _chunks(response.content, seconds)
            return await read_body_async(response.status, response.headers, chunks, settings, until)
        finally:
            response.close()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None and self._loop is asyncio.get_running_loop():
            await session.close()

    def __del__(self) -> None:
        if self._session is not None:
            warnings.warn(UNCLOSED, ResourceWarning, stacklevel=2, source=self)
