"""The mock on real sockets, from outside; and in-process, without any."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from smspartner_mock import MockServer
from smspartner_mock.__main__ import main
from smspartner_mock.exchange import Delivery
from smspartner_mock.faults import Fault, PlannedFault

SEND = {"apiKey": "test-key", "phoneNumbers": "+33600000000", "message": "Hello world"}


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.fixture(scope="module")
def client(server: MockServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, timeout=5) as client:
        yield client


def test_it_answers_on_its_port(server: MockServer, client: httpx.Client) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", server.base_url)
    assert client.get("/me", params={"apiKey": server.api_key}).json()["success"] is True
    sent = client.post("/send", json=SEND)
    assert (sent.status_code, sent.headers["content-type"], sent.json()["cost"]) == (200, "application/json", 0.038)


def test_a_large_body_is_refused_without_being_kept(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1024 * 1024

    response = client.post("/send", content=endless())
    assert (response.status_code, response.json()["code"]) == (413, 413)
    assert client.get("/me", params={"apiKey": "test-key"}).status_code == 200


def test_raw_bytes_that_are_no_request_do_no_harm(server: MockServer) -> None:
    port = httpx.URL(server.base_url).port
    for sent in (
        b"\x00\xff\r\n\r\n",
        b"GET /v1/me?apiKey=\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /v1/send\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port or 0), timeout=5) as connection:
            connection.sendall(sent)
            assert connection.recv(1000).startswith(b"HTTP/1.1 400")


def test_the_mock_is_there(client: httpx.Client, server: MockServer) -> None:
    assert client.get(server.base_url.removesuffix("/v1") + "/_mock/health").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:1"}, 200),
        ({"Host": "[::1]:80"}, 200),
        ({"Host": "127.0.0.2"}, 200),
        ({"Host": "evil.example.org"}, 403),
        ({"Host": "127.0.0.1.evil.example.org"}, 403),
        ({"Host": "[nonsense"}, 403),
        ({"Origin": "https://evil.example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:1", "Origin": "http://localhost:1"}, 200),
        ({"Host": "localhost:1", "Origin": "http://localhost:2"}, 403),
    ],
)
def test_a_page_from_elsewhere_stays_outside(
    client: httpx.Client, server: MockServer, headers: dict[str, str], status: int
) -> None:
    url = server.base_url.removesuffix("/v1") + "/_mock/health"
    assert status == client.get(url, headers=headers).status_code


def test_the_doors_own_errors_are_json(client: httpx.Client, server: MockServer) -> None:
    url = server.base_url.removesuffix("/v1") + "/_mock"
    for response, status in ((client.get(f"{url}/nope"), 404), (client.post(f"{url}/health"), 405)):
        assert (response.status_code, set(response.json())) == (status, {"error"})


def test_a_mistake_in_the_mock_is_told_as_the_service_would(
    client: httpx.Client, server: MockServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its log has the traceback, the client has not."""
    from smspartner_mock import behaviours

    def fail(_call: object) -> dict[str, object]:
        raise ZeroDivisionError

    monkeypatch.setitem(behaviours.BEHAVIOURS, "account.me", fail)
    response = client.get("/me", params={"apiKey": server.api_key})
    assert (500, {"success", "code", "message"}) == (response.status_code, response.json().keys())
    assert "ZeroDivisionError" in caplog.text


def faulty(fault: str) -> dict[str, str]:
    return {"X-Mock-Fault": fault}


@pytest.mark.parametrize(
    ("fault", "error", "sent"),
    [
        ("reset-before", httpx.ReadError, 0),
        ("reset-after", httpx.ReadError, 1),
        ("cut-off", httpx.RemoteProtocolError, 1),
        ("hang", httpx.ReadTimeout, 1),
    ],
)
@pytest.mark.parametrize("in_process", [False, True], ids=["port", "in-process"])
def test_a_delivery_that_fails(fault: str, error: type[Exception], sent: int, in_process: bool) -> None:
    """The same over a socket and in-process; whether the message was sent is the fault's affair."""
    from smspartner_mock.state.messages import Messages

    server = MockServer()
    transport = server.transport() if in_process else None
    try:
        if not in_process:
            server.start()
        with httpx.Client(transport=transport, base_url=server.base_url, timeout=0.3) as client:
            with pytest.raises(error):
                client.post("/send", json=SEND, headers=faulty(fault))
            assert client.post("/send", json=SEND).json()["message_id"] == 307 + sent
    finally:
        server.stop()
    assert len(server.engine.service.of(Messages)) == sent + 1


@pytest.mark.parametrize(
    ("fault", "status", "start"),
    [
        ("html-502", 502, b"<html>"),
        ("html-504", 504, b"<html>"),
        ("error-500", 500, b"Internal"),
        ("rate-limit", 429, b'{"success":false'),
        ("empty", 200, b""),
        ("wrong-type", 200, b'{"success":true'),
        ("wrong-charset", 200, b"\xff\xfe{\x00"),
    ],
)
def test_a_response_that_is_wrong(client: httpx.Client, fault: str, status: int, start: bytes) -> None:
    response = client.post("/send", json=SEND, headers=faulty(fault))
    assert (status, True) == (response.status_code, response.content.startswith(start))


def test_a_response_that_trickles_arrives_whole(client: httpx.Client, server: MockServer) -> None:
    server.engine.faults.plan(PlannedFault(Fault(accepted=True, delivery=Delivery(delay=0.01, chunk=20, pause=0.02))))
    with client.stream("POST", "/send", json=SEND) as response:
        chunks = list(response.iter_raw())
    assert (True, len(chunks)) == (json.loads(b"".join(chunks))["success"], 5)


def test_a_caller_who_hangs_up_is_not_waited_for(server: MockServer) -> None:
    """Nothing of a hanging response is left when its caller has gone."""
    for fault in (Delivery(delay=float("inf")), Delivery(chunk=1, pause=0.2)):
        server.engine.faults.plan(PlannedFault(Fault(accepted=True, delivery=fault)))
        with pytest.raises(httpx.ReadTimeout), httpx.Client(timeout=0.1) as client:
            client.get(f"{server.base_url}/me", params={"apiKey": server.api_key})
    assert httpx.get(f"{server.base_url}/me", params={"apiKey": server.api_key}).status_code == 200


def test_without_a_port_no_thread_runs() -> None:
    before = threading.active_count()
    server = MockServer()
    with httpx.Client(transport=server.transport(), base_url=server.base_url) as client:
        assert client.post("/send", json=SEND).json()["message_id"] == 307
    assert (before, False) == (threading.active_count(), server.is_listening)


def test_the_transports_share_one_state() -> None:
    server = MockServer()

    async def twice() -> list[int]:
        async with httpx.AsyncClient(transport=server.async_transport(), base_url=server.base_url) as client:
            return [(await client.post("/send", json=SEND)).json()["message_id"] for _ in range(2)]

    with httpx.Client(transport=server.transport(), base_url=server.base_url) as client:
        client.post("/send", json=SEND)
        assert asyncio.run(twice()) == [308, 309]
        server.reset()
        assert client.post("/send", json=SEND).json()["message_id"] == 307


def test_the_async_transport_fails_as_the_other_does() -> None:
    server = MockServer()

    async def call(fault: str) -> None:
        async with httpx.AsyncClient(transport=server.async_transport(), base_url=server.base_url) as client:
            await client.post("/send", json=SEND, headers=faulty(fault))

    for fault, error in (("hang", httpx.ReadTimeout), ("cut-off", httpx.RemoteProtocolError)):
        with pytest.raises(error):
            asyncio.run(call(fault))


def test_a_thousand_sends_in_process_are_quick() -> None:
    server = MockServer()
    started = time.process_time()
    with httpx.Client(transport=server.transport(), base_url=server.base_url) as client:
        for _ in range(1000):
            client.post("/send", json=SEND)
    assert time.process_time() - started < 2


def test_two_servers_know_nothing_of_each_other() -> None:
    with MockServer(xml="named", api_key="one") as first, MockServer(xml="keyed", api_key="two") as second:
        for server, expected in ((first, "<success>true"), (second, '<entry key="success">true')):
            response = httpx.get(f"{server.base_url}/me", params={"apiKey": server.api_key, "_format": "xml"})
            assert expected in response.text
        assert httpx.get(f"{first.base_url}/me", params={"apiKey": "two"}).json()["code"] == 10


def test_a_server_starts_and_stops_again() -> None:
    server = MockServer()
    for _ in range(2):
        with server:
            server.start()
            url = server.base_url
            assert httpx.get(f"{url}/me").status_code == 400
        server.stop()
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{url}/me")


class Process:
    """`python -m smspartner_mock` as a person starts it."""

    def __init__(self, *arguments: str) -> None:
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "smspartner_mock", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": ""},
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def end(self, signal_number: int) -> tuple[int, str, str]:
        self.process.send_signal(signal_number)
        out, err = self.process.communicate(timeout=10)
        return self.process.returncode, out, err


def test_the_operation_says_when_it_is_ready_and_ends_cleanly() -> None:
    process = Process("--port", "0", "--api-key", "k", "--xml", "named")
    ready = re.fullmatch(
        r"smspartner-mock is ready: (http://127\.0\.0\.1:\d+/v1) \(key: k, XML: named\)", process.line()
    )
    assert ready is not None
    response = httpx.get(f"{ready[1]}/me", params={"apiKey": "k", "_format": "xml"})
    assert "<success>true</success>" in response.text
    assert process.end(signal.SIGINT) == (0, "", "")


GET = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"


@pytest.mark.parametrize(
    ("request_", "is_answered"),
    [
        (GET % ("/_mock/events", ""), True),
        (GET % ("/v1/me?apiKey=test-key", ""), True),
        (GET % ("/v1/me?apiKey=test-key", "X-Mock-Fault: hang\r\n"), False),
        ("POST /v1/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{", False),
    ],
    ids=["events", "kept-alive", "hanging", "half"],
)
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 0)])
def test_whoever_is_connected_does_not_hold_up_the_end(
    request_: str, is_answered: bool, number: int, status: int
) -> None:
    process = Process("--port", "0")
    port = httpx.URL(process.line().split()[3]).port or 0
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(request_.encode())
        if is_answered:
            assert connection.recv(1000).startswith(b"HTTP/1.1 200")
        else:
            httpx.get(f"http://127.0.0.1:{port}/_mock/health")  # the other has been read by then
        began = time.perf_counter()
        assert (status, "", "") == process.end(number)
        assert time.perf_counter() - began < 2  # half a second, where nothing else runs


def test_a_port_in_use_is_one_clear_line(server: MockServer, capsys: pytest.CaptureFixture[str]) -> None:
    port = str(httpx.URL(server.base_url).port)
    assert main(["--port", port]) == 1
    out, err = capsys.readouterr()
    assert ("", f"smspartner-mock cannot listen on 127.0.0.1:{port}: Address already in use\n") == (out, err)


def test_the_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    for word in ("--host", "--port", "--api-key", "--xml", "base_url=", "curl", "/_mock/health"):
        assert word in told


def test_every_operation_of_the_help_works(server: MockServer) -> None:
    """The calls that `--help` shows are answered."""
    told = subprocess.run(
        [sys.executable, "-m", "smspartner_mock", "--help"], capture_output=True, text=True, check=True
    ).stdout
    [(body, path)] = re.findall(r"curl -d '(.*)' http://127\.0\.0\.1:8025/v1(/\S+)", told)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert httpx.post(server.base_url + path, content=body, headers=headers).json()["success"] is True
    assert json.loads(body)["apiKey"] == "test-key"
