"""The two applications under real servers, and a service that posts to them until it gets a 2xx."""

from __future__ import annotations

import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import uvicorn

from smspartner.callbacks import ASGIApp, Receiver, WSGIApp


@contextmanager
def serve_asgi(receiver: Receiver) -> Iterator[int]:
    """Run the ASGI application under uvicorn; give its port."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    server = uvicorn.Server(uvicorn.Config(ASGIApp(receiver), log_config=None, access_log=False, lifespan="auto"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve_wsgi(receiver: Receiver) -> Iterator[int]:
    """Run the WSGI application under the standard library's server, a thread for each request; give its port."""
    with make_server("127.0.0.1", 0, WSGIApp(receiver), server_class=_Server, handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join(20)


Serve = Callable[[Receiver], Any]


def request(
    port: int, path: str, body: Any = b"", *, method: str = "POST", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Send one request, and return status, headers and body of the response."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


_MAX_ROUNDS = 50


def post_until_accepted(
    port: int, postings: list[tuple[str, bytes]], copies: int, chance: random.Random
) -> Counter[int]:
    """
    Post all several times, shuffled, by 8 threads; what gets no 2xx is posted again. Return the statuses.

    The copies of every tenth posting stand side by side, so that the threads post them at the same moment.
    """
    statuses: Counter[int] = Counter()
    groups = [
        [posting] * size for n, posting in enumerate(postings) for size in ([copies] if n % 10 == 0 else [1] * copies)
    ]
    chance.shuffle(groups)
    waiting = [posting for group in groups for posting in group]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(_MAX_ROUNDS):
            if not waiting:
                return statuses
            results = list(pool.map(lambda posting: request(port, *posting, content_type="application/json"), waiting))
            statuses.update(status for status, _, _ in results)
            waiting = [posting for posting, (status, _, _) in zip(waiting, results, strict=True) if status >= 300]
    raise AssertionError(f"{len(waiting)} postings are not accepted: {statuses}")
