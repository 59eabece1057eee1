"""httpx transports that ask the engine directly: no port, no thread, no waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import NoReturn

import httpx

from .engine import Engine
from .exchange import Delivery, Reply, Request


class MockTransport(httpx.BaseTransport):
    """For `httpx.Client`. A mistake in the mock is raised right where the call was made."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        answered = self._engine.answer(_request(request, request.read()))
        if answered.delivery is not None:
            time.sleep(_delay(answered.delivery, request))
        return _response(answered, request)


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """For `httpx.AsyncClient`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        answered = self._engine.answer(_request(request, await request.aread()))
        if answered.delivery is not None:
            await asyncio.sleep(_delay(answered.delivery, request))
        return _response(answered, request)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that is cut off where the delivery says so."""

    def __init__(self, answered: Reply, cut: int, request: httpx.Request) -> None:
        self._content = answered.body[:cut]
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        yield self._content
        self._break_off()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content
        self._break_off()

    def _break_off(self) -> NoReturn:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def _request(request: httpx.Request, body: bytes) -> Request:
    url = request.url
    headers = [(name.lower(), value) for name, value in request.headers.raw]
    return Request(request.method, url.path, url.query, headers, body)


def _response(answered: Reply, request: httpx.Request) -> httpx.Response:
    delivery = answered.delivery
    headers = list(answered.headers)
    if delivery is not None and delivery.cut is not None:
        return httpx.Response(answered.status, headers=headers, stream=_Body(answered, delivery.cut, request))
    return httpx.Response(answered.status, headers=headers, stream=httpx.ByteStream(answered.body))


def _delay(delivery: Delivery, request: httpx.Request) -> float:
    """
    How long to wait before the reply.

    What would outlast the caller's patience is its time-out at once: tests need not sit through it.
    """
    patience = request.extensions.get("timeout", {}).get("read")
    if patience is not None and delivery.delay > patience:
        raise httpx.ReadTimeout("timed out", request=request)
    if delivery.delay == float("inf"):
        raise httpx.ReadError("the mock hangs, and the call has no time-out", request=request)
    if delivery.reset:
        raise httpx.ReadError("connection reset by peer", request=request)
    return delivery.delay
