"""The ASGI application: a thin shell that reads a body, asks the engine, and delivers its response."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final, cast

from ..control import Access, ControlApp
from ..control.http import masked
from ..engine import Engine
from ..exchange import JSON, Delivery, Request, Response, response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

TRANSPORT: Final = "smspartner_mock.transport"
"""The key of the connection in the scope: a connection can only be reset by its transport."""

_MAX_LOGGED_CHARACTERS: Final = 300
"""Of a response, in the log of calls."""

_INFINITY: Final = float("inf")

_BROKEN: Final = response(
    500, JSON, b'{"success":false,"code":500,"message":"Erreur du service de test : voir son journal"}'
)

_log: Final = logging.getLogger("smspartner_mock")


class TooLargeError(Exception):
    """The body is over the limit."""


class App:
    """Serves the API and, under `/_mock`, the control of the mock. It has no start and no end of its own."""

    def __init__(self, engine: Engine, host: str, control_token: str | None = None) -> None:
        self._engine = engine
        self._access = Access(host, control_token)
        self._control = ControlApp(engine, self._access)

    def close(self) -> None:
        """End what would not end by itself."""
        self._control.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        path: str = scope["path"]
        if path == "/_mock" or path.startswith("/_mock/"):
            await self._control(scope, receive, send)
            return
        response = await self._answer(scope, path, receive)
        if _log.isEnabledFor(logging.INFO):  # without the query, which holds the key
            shown = self._line(response.body.decode("utf-8", "replace"))[:_MAX_LOGGED_CHARACTERS]
            _log.info("%s %s %d %s", scope["method"], self._line(path), response.status, shown)
        if response.delivery is not None:
            await _deliver(response, response.delivery, scope, receive, send)
            return
        await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
        await send({"type": "http.response.body", "body": response.body})

    def _line(self, text: str) -> str:
        """Return a text for the log: one line, with every key masked."""
        return "".join(character if character.isprintable() else " " for character in masked(self._engine, text))

    async def _answer(self, scope: Scope, path: str, receive: Receive) -> Response:
        engine = self._engine
        method, query, headers = scope["method"], scope["query_string"], scope["headers"]
        if not self._access.admits(headers, without_host=True):
            return engine.refuse_web_page(Request(method, path, query, headers))
        try:
            body = await _read(receive, engine.body_limit)
        except TooLargeError:
            return engine.refuse_body(Request(method, path, query, headers))
        try:
            return engine.answer(Request(method, path, query, headers, body))
        except Exception:
            # A bug in the mock: it is logged, and the client gets the response that the service would give.
            _log.exception("%s %s", method, self._line(path))
            return _BROKEN


async def _read(receive: Receive, limit: int) -> bytes:
    """Return the body; nothing beyond the limit is kept."""
    message = await receive()
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        parts, size = [body], len(body)
        while message.get("more_body"):
            message = await receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > limit:
                raise TooLargeError
        body = b"".join(parts)
    if len(body) > limit:
        raise TooLargeError
    return body


async def _deliver(response: Response, delivery: Delivery, scope: Scope, receive: Receive, send: Send) -> None:
    """Carry out a delivery that is not plain."""
    if delivery.delay and not await _wait(delivery.delay, receive):
        return
    if delivery.reset:
        _reset(scope)
        await _wait(_INFINITY, receive)
        return
    await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
    body = response.body if delivery.cut is None else response.body[: delivery.cut]
    step = delivery.chunk or max(len(body), 1)
    for place in range(0, len(body), step):
        await send({"type": "http.response.body", "body": body[place : place + step], "more_body": True})
        if delivery.pause and not await _wait(delivery.pause, receive):
            return
    if delivery.cut is not None:
        _close(scope)
        await _wait(_INFINITY, receive)
        return
    await send({"type": "http.response.body", "body": b""})


async def _wait(seconds: float, receive: Receive) -> bool:
    """Wait; false as soon as the client has gone."""
    try:
        async with asyncio.timeout(None if seconds == _INFINITY else seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return True
    return False


def _reset(scope: Scope) -> None:
    """Break the connection off so that the client's next read fails."""
    transport = cast(asyncio.Transport, scope[TRANSPORT])
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def _close(scope: Scope) -> None:
    cast(asyncio.Transport, scope[TRANSPORT]).close()
