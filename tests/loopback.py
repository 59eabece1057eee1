"""A service of raw sockets on loopback that answers what a test tells it to, and keeps what it was sent."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any, Self


@dataclass
class Seen:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Answer = bytes | Callable[[Seen], bytes]


def response(
    body: bytes | str | dict[str, Any], *, status: int = 200, media_type: str | None = None, **headers: str
) -> bytes:
    """The bytes of an HTTP response."""
    if isinstance(body, dict):
        body, media_type = json.dumps(body), media_type or "application/json"
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(content)}"]
    if media_type:
        lines.append(f"Content-Type: {media_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


class Loopback:
    """Answers each request with the next of its answers; the last one stays. An empty answer hangs up."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.seen: list[Seen] = []
        self._lock = Lock()
        self._open: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self.port}/v1"
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        reader = connection.makefile("rb")
        try:
            while line := reader.readline():
                method, target, _ = line.decode("latin-1").split(" ", 2)
                headers: dict[str, str] = {}
                while (line := reader.readline()) not in (b"\r\n", b""):
                    name, _, value = line.decode("latin-1").partition(":")
                    headers[name.strip().lower()] = value.strip()
                body = reader.read(int(headers.get("content-length", 0)))
                request = Seen(method, target, headers, body)
                with self._lock:
                    self.seen.append(request)
                    answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                content = answer(request) if callable(answer) else answer
                if not content:
                    break
                connection.sendall(content)
        except OSError:
            pass  # the client went away, as some tests want it to
        finally:
            reader.close()
            connection.close()
