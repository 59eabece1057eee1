"""The mock on a port: uvicorn with the settings that it needs."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ..engine import Engine
from .asgi import TRANSPORT, App
from .callback_sender import CallbackSender

_BACKLOG: Final = 2048

_HANG_UP_AFTER_S: Final = 0.4
"""For calls that are being answered when the end comes: one that hangs on purpose never ends by itself."""


class _Protocol(HttpToolsProtocol):
    """Let the application break its connection off, for faults; anything but HTTP is refused as usual."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope[TRANSPORT] = self.transport  # type: ignore[typeddict-unknown-key]

    def send_400_response(self, msg: str) -> None:
        if self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete:
            # It is behind a whole request, such as the rest of a body that is longer than its Content-Length: the
            # response to that names the cause.
            self.cycle.keep_alive = False
            return
        body = b'{"success":false,"code":400,"message":"%s"}' % msg.encode()
        head = b"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\n"
        self.transport.write(b"%sContent-Length: %d\r\n\r\n%s" % (head, len(body), body))
        self.transport.close()


class Server(uvicorn.Server):
    """
    A server of one engine.

    Args:
        host: Where it listens: `/_mock` opens for nobody who knows it by another name.
        on_ready: Called once connections are accepted.
        sender: What posts the engine's callbacks; without one, the server has its own.
        control_token: What a caller of `/_mock` has to show.
    """

    def __init__(
        self,
        engine: Engine,
        host: str,
        on_ready: Callable[[], None],
        *,
        sender: CallbackSender | None = None,
        control_token: str | None = None,
    ) -> None:
        self._sender = sender or CallbackSender(engine)
        self._app = App(engine, host, control_token)
        config = uvicorn.Config(
            self._app,
            http=_Protocol,
            ws="none",
            loop="auto",  # uvloop, where there is one
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=60,
            backlog=_BACKLOG,
        )
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._sender.start()
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and let go of everybody who listens to events."""
        self._app.close()
        hanging_up = asyncio.get_running_loop().call_later(_HANG_UP_AFTER_S, self._hang_up)
        await super().shutdown(sockets)
        hanging_up.cancel()
        self._sender.stop()

    def _hang_up(self) -> None:
        """Close the remaining connections: their calls end as if the caller had gone, without a traceback."""
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()


def listen(host: str, port: int) -> socket.socket:
    """
    Return a listening socket; port 0 takes a free one.

    Raises:
        OSError: The address is in use, or is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol has to be named: asyncio turns Nagle's delay off only where it is.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the base address of the API behind a socket, without its path."""
    host, port, *_ = _name(listener)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _name(listener: socket.socket) -> tuple[Any, ...]:
    name: tuple[Any, ...] = listener.getsockname()
    return name
