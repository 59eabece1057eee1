"""Many calls at once, and hostile connections, on a real port."""

from __future__ import annotations

import http.client
import json
import random
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import httpx
import pytest

from smspartner_mock import MockServer
from smspartner_mock.state.messages import Messages

THREADS, CALLS = 50, 400


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(deliver_after=0) as server:
        yield server


def test_twenty_thousand_calls_at_once_lose_and_double_nothing() -> None:
    """Half by one kind of client, half by another; credits add up to the cent."""
    with MockServer() as server:
        engine = server.engine
        engine.service.main.credit = before = Decimal(100_000)
        address = httpx.URL(server.base_url)

        def work(worker: int) -> list[int]:
            connection = http.client.HTTPConnection(address.host, address.port, timeout=60)
            ids = []
            for call in range(CALLS):
                text = f"{worker}-{call}"
                if worker % 2:
                    body = {"apiKey": server.api_key, "phoneNumbers": "+33600000000", "message": text}
                    content, media_type = json.dumps(body), "application/json"
                else:
                    content = f"<request><apiKey>{server.api_key}</apiKey><phoneNumbers>+33600000000</phoneNumbers>"
                    content, media_type = f"{content}<message>{text}</message></request>", "application/xml"
                connection.request("POST", "/v1/send", content, {"Content-Type": media_type})
                response = connection.getresponse()
                told = json.loads(response.read())
                assert response.status == 200
                ids.append(told["message_id"])
            connection.close()
            return ids

        with ThreadPoolExecutor(THREADS) as pool:
            ids = [message_id for every in pool.map(work, range(THREADS)) for message_id in every]
        messages = list(engine.service.of(Messages))
        me = httpx.get(f"{server.base_url}/me", params={"apiKey": server.api_key}).json()
    assert list(range(307, 307 + THREADS * CALLS)) == sorted(ids)
    texts = sorted(message.recipients[0].text for message in messages)
    assert sorted(f"{worker}-{call}" for worker in range(THREADS) for call in range(CALLS)) == texts
    assert THREADS * CALLS * Decimal("0.038") == before - Decimal(me["credits"]["balance"])


def test_bad_input_is_never_a_server_error_and_never_hangs(server: MockServer) -> None:
    draw = random.Random(7)
    bodies = [
        b"",
        b"\x00" * 100,
        b"{" * 100_000,
        b"[" * 100_000,
        b"<a>" * 100_000,
        b'{"apiKey":"test-key","apiKey":"x"}',
        b'{"apiKey":{"a":[1]},"phoneNumbers":[],"message":1e999}',
        b'<!DOCTYPE a [<!ENTITY b "c">]><request>&b;</request>',
        b'<?xml version="1.0" encoding="nonsense"?><request/>',
        b'{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"\\ud800"}',
        *(draw.randbytes(draw.randrange(1, 2000)) for _ in range(50)),
    ]
    paths = ["/v1/send", "/v1/bulk-send", "/v1/nope", "/v1/%00", "/v1/send?apiKey=a&apiKey=b", "/_mock/clock", "/"]
    with httpx.Client(base_url=server.base_url.removesuffix("/v1"), timeout=5) as client:
        for path in paths:
            for media_type in ("application/json", "application/xml", "x", ""):
                for body in bodies:
                    response = client.post(path, content=body, headers={"Content-Type": media_type})
                    assert response.status_code < 500, (path, media_type, body[:50])
        for method in ("PUT", "PATCH", "TRACE", "OPTIONS"):
            assert client.request(method, "/v1/send").status_code == 405


def test_events_are_streamed(server: MockServer) -> None:
    root = server.base_url.removesuffix("/v1")
    asked = {"apiKey": server.api_key, "phoneNumbers": "+33600000000", "message": f"Hello {server.api_key}"}
    with httpx.Client(timeout=5) as client, client.stream("GET", f"{root}/_mock/events") as stream:
        lines = stream.iter_lines()
        assert next(lines) == ": the mock's events"
        httpx.post(f"{server.base_url}/send", json=asked)
        told = [line for line in (next(lines) for _ in range(9)) if line]
    assert ["event: message.sent", "event: message.status"] == [line for line in told if line.startswith("event")]
    assert server.api_key not in "".join(told)
    missed = {"Last-Event-ID": "0"}
    with httpx.Client(timeout=5) as client, client.stream("GET", f"{root}/_mock/events", headers=missed) as stream:
        lines = stream.iter_lines()
        assert "id: 1" in [next(lines) for _ in range(4)]


def test_a_listener_does_not_keep_a_server_from_stopping() -> None:
    with MockServer() as server:
        address = httpx.URL(server.base_url)
        connection = socket.create_connection((address.host, address.port or 0), timeout=5)
        connection.sendall(b"GET /_mock/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
    while connection.recv(4096):
        pass
    connection.close()
