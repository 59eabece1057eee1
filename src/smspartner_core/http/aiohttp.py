"""
The other async transport, through aiohttp: faster with many calls at once, for asyncio only.

What holds for `pool` holds here: faults are values, and nothing but the call loop repeats a request.
"""

from __future__ import annotations

import asyncio
import math
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from io import BytesIO
from weakref import WeakSet

import aiohttp
import anyio
from yarl import URL

from ..errors import ConfigurationError
from ..exchange import Fault, Request, ResponseOrFault
from ..settings import Settings
from .body import read_body
from .endpoint import Endpoint, get_endpoint
from .faults import deadline_fault, located, without_traceback
from .guard import refuse
from .loops import PerLoop
from .network import is_readable
from .options import ssl_context

_LARGE_BYTES = 2**20  # aiohttp writes more of them chunk by chunk if they are a file, and else warns

_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)


class _CutOffError(Exception):
    """Carries a fault past aiohttp's own loop, which would send any GET or DELETE a second time."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _UncleanError(Exception):
    """Something is left on a kept connection of the response before: nothing was sent over it."""


_used: WeakSet[asyncio.Transport] = WeakSet()
"""What has carried a request: on a new connection, the first words of TLS may still be unread."""


class _Request(aiohttp.ClientRequest):
    """Remembers its connection, which would otherwise stay open for as long as a peer does not read what is left."""

    transport: asyncio.Transport | None = None

    async def send(self, conn: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        """Send the request over this connection, if nothing is on it that would be taken for the response."""
        transport = self.transport = conn.transport
        if (
            transport is None
            or conn.protocol is None
            or conn.protocol.should_close
            or (transport in _used and is_readable(transport.get_extra_info("socket")))  # its end, or nobody's bytes
        ):
            raise _UncleanError
        _used.add(transport)
        return await super().send(conn)


def _fault_of(error: Exception, settings: Settings, place: str) -> Fault:
    """Return a fault; only a failed connection's message is shown: others may quote the address or the response."""
    text = settings.redact(str(error)) if isinstance(error, aiohttp.ClientConnectorError) else ""
    return Fault(type(error).__name__, located(text, place), not isinstance(error, _NEVER_LEFT))


async def _chunks(content: aiohttp.StreamReader, seconds: float | None) -> AsyncIterator[bytes]:
    """Yield the body; aiohttp's own limit is lifted for invalid chunks, which would otherwise wait for ever."""
    while True:
        async with asyncio.timeout(seconds):
            chunk = await content.readany()
        if not chunk:
            return
        yield chunk


class _LoopSession:
    """The session of one event loop, and the room in it."""

    def __init__(self, max_connections: int) -> None:
        self.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=max_connections),
            auto_decompress=False,  # what is unpacked is counted while it is
            cookie_jar=aiohttp.DummyCookieJar(),
            request_class=_Request,
        )
        self.session.trace_configs.clear()  # Sentry and OpenTelemetry put theirs there, and would note the key
        self.room = anyio.Semaphore(max_connections, fast_acquire=True)

    async def close(self) -> None:
        """Close all connections."""
        await self.session.close()

    def abandon(self) -> None:
        """Close the session of a loop that has ended: then nothing in it waits."""
        with suppress(StopIteration):
            self.session.close().send(None)


class AiohttpTransport:
    """Calls over an aiohttp session of our own for each event loop, made at the first one."""

    def __init__(self, max_connections: int) -> None:
        self._trusted: ssl.SSLContext | bool = True
        self._loops = PerLoop(lambda: _LoopSession(max_connections), _LoopSession.abandon)

    def prepare(self, endpoint: Endpoint) -> None:
        """Read the certificates, and refuse a proxy that cannot be used."""
        if endpoint.proxy is not None and not endpoint.proxy.startswith(("http://", "https://")):
            raise ConfigurationError('with transport="aiohttp" a proxy must be like http://host:port')
        if endpoint.scheme == "https" and self._trusted is True:
            self._trusted = ssl_context()

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        endpoint = get_endpoint(settings)
        self.prepare(endpoint)
        here = self._loops.get()
        begun = False
        try:
            with anyio.move_on_after(until - time.monotonic()):
                async with here.room:
                    begun = True
                    return await self._exchange(here.session, endpoint, request, settings, until, self._trusted)
            return deadline_fault(settings, endpoint.place, maybe_sent=begun)
        except _CutOffError as stopped:
            return stopped.fault
        except ConfigurationError as error:
            interruption: BaseException = without_traceback(error)
        except Exception as error:
            return _fault_of(error, settings, endpoint.place)
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
            if endpoint.is_guarded:
                refuse()
            while True:
                try:
                    return await handler(sealed)
                except BaseException as error:
                    if isinstance(sealed, _Request) and sealed.transport is not None:
                        sealed.transport.abort()
                    if isinstance(error, _UncleanError):
                        continue  # over another connection
                    if isinstance(error, Exception):
                        raise _CutOffError(_fault_of(error, settings, endpoint.place)) from None
                    raise

        url, headers, body = endpoint.build_parts(request)
        seconds = endpoint.step(until)
        limits = aiohttp.ClientTimeout(sock_connect=seconds, sock_read=seconds, ceil_threshold=math.inf)
        async with asyncio.timeout(seconds and 3 * seconds):  # to connect, to send (aiohttp has no limit), to wait
            response = await session.request(
                request.method,
                URL(url, encoded=True),
                headers=headers,
                data=BytesIO(body) if len(body) > _LARGE_BYTES else body or None,
                allow_redirects=False,
                timeout=limits,
                middlewares=(once,),
                proxy=endpoint.proxy,
                ssl=trusted,
            )
        try:
            chunks = _chunks(response.content, seconds)
            return await read_body(response.status, response.headers, chunks, settings, until)
        finally:
            response.close()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Close all connections; once is enough, twice does no harm."""
        await self._loops.close()
