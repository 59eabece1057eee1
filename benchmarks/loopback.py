"""
The smallest server that speaks HTTP: a process of its own that answers what it was told to, whatever it is asked.

It parses nothing but where a request ends, so that what is measured is the client. `Loopback` starts it.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Self

ROOT = Path(__file__).parent.parent


class Loopback:
    """
    The server, as long as the `with` lasts.

    Args:
        responses: Bodies by operation and format: `{"send.json": b"…", "send.xml": b"…"}`.
        latency: Seconds that pass before each response.
    """

    def __init__(self, responses: Mapping[str, bytes], latency: float = 0) -> None:
        self._responses = responses
        self._latency = latency
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Self:
        words = [sys.executable, "-m", "benchmarks.loopback", str(self._latency)]
        self._process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({name: body.decode() for name, body in self._responses.items()}) + "\n")
        self._process.stdin.flush()
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(self, *exception: object) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.communicate()


class Late:
    """Responses that are due after a while: all after the same, so that they leave in the order in which they came."""

    def __init__(self, latency: float) -> None:
        self._latency = latency
        self._due: deque[tuple[float, socket.socket, bytes]] = deque()

    def send(self, connection: socket.socket, response: bytes) -> None:
        """Send a response, now or later."""
        if self._latency:
            self._due.append((monotonic() + self._latency, connection, response))
        else:
            connection.sendall(response)

    def flush(self) -> float | None:
        """Send what is due; the seconds until the next one is, None if nothing waits."""
        while self._due:
            wait = self._due[0][0] - monotonic()
            if wait > 0:
                return wait
            _, connection, response = self._due.popleft()
            with suppress(OSError):
                connection.sendall(response)
        return None


def serve(responses: Mapping[str, bytes], latency: float = 0) -> None:
    """Answer until killed, on a free port that is printed first."""
    late = Late(latency)
    ready = {name.encode(): _response(name, body) for name, body in responses.items()}
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    listener.setblocking(False)
    print(listener.getsockname()[1], flush=True)
    waiting: dict[socket.socket, bytes] = {}
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select(late.flush()):
                connection: socket.socket = key.fileobj  # type: ignore[assignment]
                if connection is listener:
                    _accept(listener, selector, waiting)
                elif not _answer(connection, ready, waiting, late):
                    selector.unregister(connection)
                    del waiting[connection]
                    connection.close()


def _accept(listener: socket.socket, selector: selectors.BaseSelector, waiting: dict[socket.socket, bytes]) -> None:
    connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(connection, selectors.EVENT_READ)
    waiting[connection] = b""


def _answer(
    connection: socket.socket, ready: Mapping[bytes, bytes], waiting: dict[socket.socket, bytes], late: Late
) -> bool:
    """Read on; whether the connection is still open."""
    try:
        data = connection.recv(262_144)
        if not data:
            return False
        data = waiting[connection] + data
        end = _end(data)
        waiting[connection] = b"" if end is not None else data
        if end is not None:
            late.send(connection, ready[_name(data)])
    except OSError:
        return False
    return True


def _end(data: bytes) -> int | None:
    """Return where the first request ends; None while it has not."""
    head = data.find(b"\r\n\r\n")
    if head < 0:
        return None
    at = data[:head].lower().find(b"content-length:")
    length = int(data[at + 15 : data.index(b"\r\n", at)]) if at >= 0 else 0
    return head + 4 + length if len(data) >= head + 4 + length else None


def _name(data: bytes) -> bytes:
    """Return the name of a response: the last part of the path, and the format that is asked for."""
    target = data[: data.index(b"\r\n")].split(b" ")[1]
    path, _, query = target.partition(b"?")
    body = data.find(b"\r\n\r\n") + 4
    is_xml = b"_format=xml" in query or data[body : body + 1] == b"<"
    return path.rpartition(b"/")[2] + (b".xml" if is_xml else b".json")


def _response(name: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/{name.rpartition('.')[2]}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    try:
        serve({name: body.encode() for name, body in json.loads(sys.stdin.readline()).items()}, float(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(0)
