"""Transports of httpx that call the engine directly: no port, no thread, no waiting."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator

import anyio
import httpx

from ..engine import Engine
from ..exchange import Delivery, Request, Response


class MockTransport(httpx.BaseTransport):
    """A transport for `httpx.Client`. A bug in the mock is raised right where the call was made."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        answer = self._engine.answer(_request(request, request.read()))
        if answer.delivery is not None:
            time.sleep(_delay(answer.delivery, request))
        return _response(answer, request)


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """A transport for `httpx.AsyncClient`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        answer = self._engine.answer(_request(request, await request.aread()))
        if answer.delivery is not None:
            await anyio.sleep(_delay(answer.delivery, request))
        return _response(answer, request)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces, or is cut off, as the delivery says."""

    def __init__(self, answer: Response, delivery: Delivery, request: httpx.Request) -> None:
        self._content = answer.body[: delivery.cut]
        self._delivery = delivery
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces():
            yield piece
            time.sleep(self._pause())
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces():
            yield piece
            await anyio.sleep(self._pause())
        self._end()

    def _pieces(self) -> list[bytes]:
        step = self._delivery.chunk or max(len(self._content), 1)
        return [self._content[place : place + step] for place in range(0, len(self._content), step)]

    def _pause(self) -> float:
        timeout = _read_timeout(self._request)
        if timeout is not None and self._delivery.pause > timeout:
            raise httpx.ReadTimeout("timed out", request=self._request)
        return self._delivery.pause

    def _end(self) -> None:
        if self._delivery.cut is not None:
            raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def _request(request: httpx.Request, body: bytes) -> Request:
    url = request.url
    headers = [(name.lower(), value) for name, value in request.headers.raw]
    return Request(request.method, url.path, url.query, headers, body)


def _response(answer: Response, request: httpx.Request) -> httpx.Response:
    delivery = answer.delivery
    headers = list(answer.headers)
    if delivery is not None and (delivery.cut is not None or delivery.chunk is not None):
        return httpx.Response(answer.status, headers=headers, stream=_Body(answer, delivery, request))
    return httpx.Response(answer.status, headers=headers, stream=httpx.ByteStream(answer.body))


def _read_timeout(request: httpx.Request) -> float | None:
    timeout: float | None = request.extensions.get("timeout", {}).get("read")
    return timeout


def _delay(delivery: Delivery, request: httpx.Request) -> float:
    """
    Return the seconds to wait before the response.

    What would outlast the caller's timeout is its time-out at once: tests need not sit through it.
    """
    timeout = _read_timeout(request)
    if timeout is not None and delivery.delay > timeout:
        raise httpx.ReadTimeout("timed out", request=request)
    if delivery.delay == float("inf"):
        raise httpx.ReadError("the mock hangs, and the call has no time-out", request=request)
    if delivery.reset:
        raise httpx.ReadError("connection reset by peer", request=request)
    return delivery.delay
