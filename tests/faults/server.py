"""A server of raw sockets on loopback that does to each connection whatever a script says: the worst of networks."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Self

CERTIFICATES = Path(__file__).parent / "certificates"
_TIMEOUT_S = 5.0


class Wire:
    """One connection, as a script sees it."""

    def __init__(self, connection: socket.socket, server: FaultServer) -> None:
        self._connection = connection
        self._server = server
        self.format = server.format
        self.stopped = server.stopped

    def read_head(self) -> bytes:
        """The request as far as its empty line, and what came with it."""
        data = b""
        while b"\r\n\r\n" not in data:
            chunk = self._connection.recv(65536)
            if not chunk:
                raise ConnectionError("the client went away")
            data += chunk
        return data

    def read(self) -> bytes:
        """The whole request."""
        head, _, body = self.read_head().partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"),
            0,
        )
        while len(body) < length:
            chunk = self._connection.recv(65536)
            if not chunk:
                raise ConnectionError("the client went away")
            body += chunk
        request = head + b"\r\n\r\n" + body
        self._server.requests.append(request)
        return request

    def receive(self, size: int) -> bytes:
        """Read a little of what has come."""
        return self._connection.recv(size)

    def drain(self) -> None:
        """Read whatever else comes, until the client is done."""
        while self._connection.recv(65536):
            pass

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def trickle(self, data: bytes, pause: float, seconds: float) -> None:
        """The same few bytes again and again, for so long."""
        for _ in range(int(seconds / pause)):
            self.send(data)
            if self._server.stopped.wait(pause):
                return

    def hang(self) -> None:
        """Say nothing more until the test is over."""
        self._server.stopped.wait(_TIMEOUT_S)

    def reset(self) -> None:
        """Break the connection off with a RST."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._connection.close()

    def start_tls(self, certificate: str = "trusted") -> None:
        """The server's side of a TLS handshake."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / f"{certificate}.crt", CERTIFICATES / f"{certificate}.key")
        self._connection = context.wrap_socket(self._connection, server_side=True)

    def close(self) -> None:
        self._connection.close()


Script = Callable[[Wire], None]


class FaultServer:
    """
    Runs a script on every connection.

    Attributes:
        connections: How many were made.
        requests: All that were read whole.
    """

    def __init__(self, script: Script | None, format: str, *, receive_buffer: int | None = None) -> None:
        self.format = format
        self.connections = 0
        self.requests: list[bytes] = []
        self.stopped = Event()
        self._script = script
        self._lock = Lock()
        self._threads: list[Thread] = []
        self._stuffing: list[socket.socket] = []
        self._listener = socket.socket()
        if receive_buffer is not None:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(0 if script is None else 128)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        if self._script is None:
            self._fill()
        else:
            self._accepting = Thread(target=self._accept, daemon=True)
            self._accepting.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stopped.set()
        if self._script is not None:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._accepting.join(_TIMEOUT_S)
        self._listener.close()
        for thread in self._threads:
            thread.join(_TIMEOUT_S)
        for connection in self._stuffing:
            connection.close()

    def _fill(self) -> None:
        """Without a script nobody is let in: the queue of those who wait is full, and the next one is not answered."""
        for _ in range(8):
            caller = socket.socket()
            caller.setblocking(False)
            caller.connect_ex(("127.0.0.1", self.port))
            self._stuffing.append(caller)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
            thread = Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(_TIMEOUT_S)
        wire = Wire(connection, self)
        assert self._script is not None
        try:
            self._script(wire)
        except OSError:
            pass  # the client went away, as it should from some of these
        finally:
            wire.close()


def unused_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def head(status: int = 200, **headers: Any) -> bytes:
    """The first part of an HTTP response; the connection ends with it."""
    lines = [f"HTTP/1.1 {status} Said", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def response(body: bytes = b"", status: int = 200, **headers: Any) -> bytes:
    """A whole HTTP response."""
    return head(status, Content_Length=len(body), **headers) + body
