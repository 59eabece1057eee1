"""Services that fail in the ways of the network: refused, reset, hanging, TLS that breaks, redirects, echoes."""

from __future__ import annotations

import io
import os
import socket
import struct
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from smspartner_contract.__main__ import main

CANARY = 'c4n4ry/k3y & "mörk" %2F'
"""A key that is written differently in an address, in JSON and in XML."""


def command(
    *arguments: str, folder: Path, key: str | None = CANARY, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `smspartner-contract` in a folder, as a pipeline runs it, but in this process."""
    given = {"COLUMNS": "200", **({} if key is None else {"SMSPARTNER_API_KEY": key}), **environment}
    out, err = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, given), chdir(folder), redirect_stdout(out), redirect_stderr(err):
        with warnings.catch_warnings():
            try:
                status = main(arguments)
            except SystemExit as error:
                status = int(error.code or 0)
    return subprocess.CompletedProcess(list(arguments), status, out.getvalue(), err.getvalue())


def process(*arguments: str, folder: Path, key: str = CANARY) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-m", "smspartner_contract", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "COLUMNS": "200", "SMSPARTNER_API_KEY": key},
        capture_output=True,
        text=True,
        timeout=180,
    )


@contextmanager
def listening(answer: Callable[[socket.socket, bytes], None]) -> Iterator[str]:
    """The address of a service that answers each request of each connection by itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        stopped = threading.Event()

        def serve() -> None:
            while not stopped.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection: socket.socket) -> None:
            with connection:
                connection.settimeout(5)
                try:
                    answer(connection, connection.recv(65536))
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        finally:
            stopped.set()
            server.shutdown(socket.SHUT_RDWR)


def reset(connection: socket.socket, _: bytes) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def hang(connection: socket.socket, _: bytes) -> None:
    connection.recv(1)


def respond(status: int, body: bytes, *headers: str) -> Callable[[socket.socket, bytes], None]:
    def answer(connection: socket.socket, _: bytes) -> None:
        head = "".join(f"{header}\r\n" for header in ("Content-Type: application/json", "Connection: close", *headers))
        connection.sendall(f"HTTP/1.1 {status} R\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body)

    return answer


def echo(connection: socket.socket, request: bytes) -> None:
    """Give back the request as it came, in the content and in a header."""
    line = request.split(b"\r\n", 1)[0]
    respond(200, request, f"X-Request: {line.decode('latin-1')}")(connection, request)


def redirect(connection: socket.socket, request: bytes) -> None:
    target = request.split(b" ")[1].decode("latin-1")
    respond(302, b"", f"Location: http://elsewhere.example{target}")(connection, request)
