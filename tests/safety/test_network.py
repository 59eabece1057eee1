"""The corners of our own sockets that no whole call comes to reliably."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import time
from typing import Any

import httpcore2
import httpx
import pytest

from smspartner import AsyncSMSPartner, SMSPartner, TransportError
from smspartner_core.http import pool
from smspartner_core.http.network import Network, Stream, TimeLimit, has_more
from tests.faults.server import CERTIFICATES, FaultServer, Wire
from tests.safety.test_connections import HEAD, endless, sent


def limit(seconds: float) -> TimeLimit:
    return TimeLimit(seconds, time.monotonic() + seconds)


def test_an_interrupted_connect_closes_its_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[socket.socket] = []

    def interrupt(self: socket.socket, _address: Any) -> None:
        made.append(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(socket.socket, "connect", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Network().connect_tcp("127.0.0.1", 9, limit(1))
    assert [-1] == [each.fileno() for each in made]


def test_a_step_that_has_no_time_left_is_not_begun() -> None:
    left, right = socket.socketpair()
    with left, right, pytest.raises(httpcore2.ReadTimeout):
        Stream(left).read(1, TimeLimit(5, time.monotonic() - 1))


def test_a_handshake_without_an_end_is_a_connect_timeout() -> None:
    left, right = socket.socketpair()
    with left, right, pytest.raises(httpcore2.ConnectTimeout):
        Stream(left).start_tls(ssl.create_default_context(), "example.org", limit(0.05))


def test_what_cannot_be_sent_does_not_hide_a_response() -> None:
    left, right = socket.socketpair()
    with left, right:
        right.sendall(sent(307))
        right.shutdown(socket.SHUT_RD)
        stream = Stream(left)
        stream.write(b"x" * 1_000_000, limit(1))
        assert sent(307) == stream.read(65536, limit(1))


class Says:
    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer

    def read(self, _size: int) -> bytes:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(ssl.SSLWantReadError(), False), (ssl.SSLEOFError(), True), (b"", True), (b"x", True)],
)
def test_what_tls_holds_shows_though_the_socket_does_not(answer: Any, expected: bool) -> None:
    assert expected is has_more(Says(answer))  # type: ignore[arg-type]


def answers_in_two_records(wire: Wire) -> None:
    """The second response in a record of its own, which the socket no longer shows once the first was read."""
    wire.start_tls()
    wire.read()
    wire.send(sent(1))
    wire.send(sent(2))
    while True:
        wire.read()
        wire.send(sent(3))


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_response_in_a_record_behind_the_first_is_nobodys(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authorities.pem"))
    with FaultServer(answers_in_two_records, "json") as server:
        options: dict[str, Any] = {"api_key": "a-key", "base_url": f"https://127.0.0.1:{server.port}/v1"}

        def call(client: SMSPartner) -> int:
            return client.messages.send(phone_numbers="+33600000000", message="Hello").message_id

        async def run() -> list[int]:
            async with AsyncSMSPartner(**options) as client:
                numbers = []
                for _ in range(2):
                    response = await client.messages.send(phone_numbers="+33600000000", message="Hello")
                    numbers.append(response.message_id)
                    await asyncio.sleep(0.1)
                return numbers

        if kind == "async":
            numbers = asyncio.run(run())
        else:
            with SMSPartner(**options) as client:
                numbers = [call(client)]
                time.sleep(0.1)
                numbers.append(call(client))
    assert [1, 1] == numbers


def test_a_connection_that_waits_too_long_is_closed_by_the_next_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "IDLE_S", 0.05)

    def script(wire: Wire) -> None:
        while True:
            wire.read()
            wire.send(sent(307))

    async def run() -> list[int]:
        async with AsyncSMSPartner(api_key="a-key", base_url=f"http://127.0.0.1:{server.port}/v1") as client:

            async def send() -> None:
                await client.messages.send(phone_numbers="+33600000000", message="Hello")

            here: Any = client._connections.transport._loops.get()
            await asyncio.gather(send(), send())
            before = len(here.pools)
            await asyncio.sleep(0.1)
            await send()
            return [before, len(here.pools)]

    with FaultServer(script, "json") as server:
        assert [2, 1] == asyncio.run(run())


def test_a_deadline_ends_a_body_that_trickles_through_a_client_of_yours() -> None:
    script = endless(b" ", 0.02, HEAD + b"Content-Length: 100000\r\n\r\n")
    with FaultServer(script, "json") as server, httpx.Client() as http_client:
        options: dict[str, Any] = {"api_key": "a-key", "base_url": f"http://127.0.0.1:{server.port}/v1"}
        client = SMSPartner(**options, http_client=http_client, deadline=0.3, max_retries=0)
        with pytest.raises(TransportError, match="DeadlineExceeded"):
            client.messages.send(phone_numbers="+33600000000", message="Hello")


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # of asyncio, for a loop that nobody runs any more
def test_a_loop_that_stands_still_does_not_keep_a_client_from_closing() -> None:
    def script(wire: Wire) -> None:
        wire.read()
        wire.send(sent(307))
        wire.drain()

    with FaultServer(script, "json") as server:
        client = AsyncSMSPartner(api_key="a-key", base_url=f"http://127.0.0.1:{server.port}/v1")

        async def call() -> int:
            return (await client.messages.send(phone_numbers="+33600000000", message="Hello")).message_id

        loop = asyncio.new_event_loop()
        assert 307 == loop.run_until_complete(call())
        asyncio.run(client.close())
        loop.close()
        gc.collect()
