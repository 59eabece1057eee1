"""A mock service as a process: ours or Prism."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
from time import perf_counter, sleep
from typing import Any, Self

from . import machine, wire
from .loopback import ROOT
from .plan import Peers

OURS = "smspartner-mock"
PRISM = "Prism"
QUIET = "Prism, its log lines switched off"
_TIMEOUT_S = 60.0
_PAUSE = 0.002
_CREDIT = 10**9  # enough for every message that is ever measured


class Service:
    """
    A mock on a free port, as long as the `with` lasts; entering it waits for its first answer.

    Args:
        words: The operation that starts it; the port is added.
        base: The path under which the API is.
    """

    def __init__(self, words: list[str], base: str) -> None:
        self._words = words
        self.base = base
        self.port = _free_port()
        self.seconds = 0.0
        """From its start to its first answer."""

    def __enter__(self) -> Self:
        before = perf_counter()
        words = [*self._words, "--port", str(self.port)]
        self._process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self._answers():
            if self._process.poll() is not None or perf_counter() - before > _TIMEOUT_S:
                self._process.kill()
                raise RuntimeError(f"{self._words[0]} does not answer")
            sleep(_PAUSE)
        self.seconds = perf_counter() - before
        return self

    def __exit__(self, *exception: object) -> None:
        self._process.terminate()
        self._process.wait()

    def _answers(self) -> bool:
        try:
            return self.call("GET", f"{self.base}/me?apiKey={wire.KEY}")[0] == 200
        except OSError:
            return False

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        """The status and content of one answer, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT_S)
        try:
            return exchange(connection, method, path, b"" if body is None else json.dumps(body).encode())
        finally:
            connection.close()

    def memory(self) -> float | None:
        """Return the resident memory in MB; None where the system does not tell."""
        return machine.resident(self._process.pid)


def ours(peers: Peers) -> Service:
    """Our mock."""
    return Service([peers.pythons["bench"], "-m", "smspartner_mock", "--api-key", wire.KEY], "/v1")


def prism(peers: Peers, *, quiet: bool = False) -> Service:
    """Prism on the same contract, as it comes or without the line that it logs for each request."""
    contract = str(ROOT / "generated" / "smspartner_spec" / "openapi.json")
    return Service([peers.tools["prism"], "mock", contract, *(["--verboseLevel", "error"] if quiet else [])], "")


def fill_account(service: Service) -> None:
    """Begin anew, with credit for as many messages as there may be."""
    service.call("POST", "/_mock/reset", {})
    service.call("POST", "/_mock/seed", {"accounts": [{"credit": _CREDIT}]})


def exchange(connection: http.client.HTTPConnection, method: str, path: str, body: bytes) -> tuple[int, bytes]:
    """One call over a connection that stays open."""
    connection.request(method, path, body or None, {"Content-Type": "application/json"})
    with connection.getresponse() as answer:
        return answer.status, answer.read()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
