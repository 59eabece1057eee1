"""A proxy in front of the mock that breaks one thing in its requests or responses."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from smspartner_contract.contract import Contract

CONTRACT = Contract()
NAMES = {(operation.method, f"/v1{operation.path}"): name for name, operation in CONTRACT.operations.items()}


@dataclass(frozen=True)
class Call:
    """A request on its way to the mock."""

    operation: str
    method: str
    path: str
    query: str
    content_type: str
    body: bytes

    @property
    def asks_xml(self) -> bool:
        """Whether the response is to be XML."""
        return b"xml</_format>" in self.body or b'"_format": "xml"' in self.body or "_format=xml" in self.query


@dataclass(frozen=True)
class Reply:
    """A response on its way back; it may come late, be cut off, or end in a reset."""

    status: int
    content_type: str | None
    body: bytes
    delay: float = 0.0
    cut: int | None = None
    reset: bool = False
    drip: float = 0.0


@dataclass(frozen=True)
class Change:
    """What is changed: the request before it arrives, or the response. `instead` answers without the mock."""

    name: str
    request: Callable[[Call], Call] | None = None
    response: Callable[[Call, Reply], Reply] | None = None
    instead: Callable[[Call], Reply | None] | None = None
    kind: str = field(default="", compare=False)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.backend = HTTPConnection(self.server.backend, timeout=30)

    def finish(self) -> None:
        self.backend.close()
        super().finish()

    def handle_one(self) -> None:
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        operation = NAMES.get((self.command, path), "")
        call = Call(operation, self.command, path, query, self.headers.get("content-type", ""), body)
        change = self.server.change if operation else None
        reply = change.instead(call) if change and change.instead else None
        if reply is None:
            call = change.request(call) if change and change.request else call
            reply = self._pass_on(call)
        if change and change.response:
            reply = change.response(call, reply)
        self._answer(reply)

    do_GET = do_POST = do_DELETE = handle_one  # noqa: N815  # what http.server looks for

    def _pass_on(self, call: Call) -> Reply:
        target = f"{call.path}?{call.query}" if call.query else call.path
        headers = {"Content-Type": call.content_type} if call.content_type else {}
        self.backend.request(call.method, target, call.body or None, headers)
        response = self.backend.getresponse()
        return Reply(response.status, response.headers.get("content-type"), response.read())

    def _answer(self, reply: Reply) -> None:
        time.sleep(reply.delay)
        head = f"HTTP/1.1 {reply.status} Reason\r\n"
        if reply.content_type is not None:
            head += f"Content-Type: {reply.content_type}\r\n"
        data = f"{head}Content-Length: {len(reply.body)}\r\n\r\n".encode() + reply.body
        if reply.drip:
            for byte in data:
                self.connection.sendall(bytes([byte]))
                time.sleep(reply.drip)
            return
        self.connection.sendall(data if reply.cut is None else data[: len(data) - len(reply.body) + reply.cut])
        if reply.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if reply.reset or reply.cut is not None:
            self.close_connection = True
            self.connection.close()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    backend = ""
    change: Change | None = None

    def handle_error(self, *_: Any) -> None:
        """Clients that hang up are expected."""


@contextmanager
def proxy(base_url: str, change: Change | None) -> Iterator[str]:
    """The address of a proxy in front of a mock."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.backend, server.change = urlsplit(base_url).netloc, change
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
