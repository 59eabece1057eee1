"""The receiver as an ASGI application, to be mounted in Starlette, FastAPI, Quart, …"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from .receiver import MAX_BODY_BYTES, Receiver, Result

_Message = MutableMapping[str, Any]


class ASGIApp:
    """
    Receives what is posted: `app.mount("/sms", ASGIApp(receiver))`.

    Args:
        receiver: The receiver with your handlers.
    """

    __module__ = "smspartner.callbacks"

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    async def __call__(
        self, scope: _Message, receive: Callable[[], Awaitable[_Message]], send: Callable[[_Message], Awaitable[None]]
    ) -> None:
        """Answer one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        if scope["type"] != "http":
            raise RuntimeError(f"must be called for a request, not for {scope['type']}")  # as servers expect
        status, headers = 405, [(b"content-length", b"0")]
        if scope["method"] == "POST":
            body = bytearray()
            while len(body) <= MAX_BODY_BYTES:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    break
            content_type = dict(scope["headers"]).get(b"content-type", b"").decode("latin-1")
            status = await self._receiver.receive_async(scope["path"], bytes(body), content_type or None)
        if status == 405:
            headers.append((b"allow", b"POST"))
        if status == Result.IN_PROGRESS:
            headers.append((b"retry-after", b"5"))
        await send({"type": "http.response.start", "status": int(status), "headers": headers})
        await send({"type": "http.response.body", "body": b""})
