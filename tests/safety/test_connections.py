"""Connections: bounded in every step, clean before they are used again, and never lost to a cancelled call."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event as Flag
from threading import Thread
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest
import trio

from smspartner import AsyncSMSPartner, Event, OutcomeUnknownError, SMSPartner, TransportError
from smspartner_core.http import pool
from smspartner_core.http.network import AsyncNetwork
from tests.faults.server import FaultServer, Script, Wire
from tests.loopback import Loopback, response

KEY = "CANARY7f3a9"
DEADLINE = 1.0
SLACK = 0.1 * DEADLINE + 0.2
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def sent(number: int) -> bytes:
    body = b'{"success":true,"code":200,"message_id":%d}' % number
    return HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body


def send(client: SMSPartner) -> int:
    return client.messages.send(phone_numbers="+33600000000", message="Hello").message_id


def partner(port: int, *, scheme: str = "http", **options: Any) -> SMSPartner:
    return SMSPartner(api_key=KEY, base_url=f"{scheme}://127.0.0.1:{port}/v1", max_retries=0, **options)


# -- Deadlines of sync calls -------------------------------------------------------------------------------------------


def endless(data: bytes, pause: float, start: bytes = b"") -> Script:
    """Read a request, and go on sending for ever."""

    def script(wire: Wire) -> None:
        wire.read()
        wire.send(start)
        while not wire.stopped.wait(pause):
            wire.send(data)

    return script


def reads_slowly(wire: Wire) -> None:
    """A little at a time: each `send` of the client is a part of the body, and none fails."""
    while wire.receive(4096) and not wire.stopped.wait(0.05):
        pass


def never_shakes_hands(wire: Wire) -> None:
    wire.hang()


def shakes_hands_slowly(wire: Wire) -> None:
    """A record of TLS, a byte at a time: the start of one, for ever."""
    wire.send(b"\x16\x03\x03\x40\x00")
    while not wire.stopped.wait(0.02):
        wire.send(b"\x02")


ENDLESS: dict[str, tuple[Script, str, int]] = {
    "flood of 103": (endless(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100, 0), "http", 0),
    "trickle of 100": (endless(b"HTTP/1.1 100 Continue\r\n\r\n", 0.05), "http", 0),
    "trickle of a header": (endless(b"x", 0.05, HEAD + b"X-Long: "), "http", 0),
    "trickle of headers": (endless(b"X-A: b\r\n", 0.05, HEAD), "http", 0),
    "trickle of a status line": (endless(b" ", 0.05, b"HTTP/1.1 200"), "http", 0),
    "trickle of a body": (endless(b" ", 0.05, HEAD + b"Content-Length: 100000\r\n\r\n"), "http", 0),
    "trickle of chunks": (endless(b"1\r\n \r\n", 0.05, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), "http", 0),
    "trickle of a chunk's extension": (
        endless(b"x", 0.05, HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;"),
        "http",
        0,
    ),
    "trickle of trailers": (
        endless(b"X-A: b\r\n", 0.05, HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n"),
        "http",
        0,
    ),
    "silence": (endless(b"", 0.05), "http", 0),
    "a slow reader": (reads_slowly, "http", 8_000_000),
    "no handshake": (never_shakes_hands, "https", 0),
    "a trickled handshake": (shakes_hands_slowly, "https", 0),
}


@pytest.mark.parametrize(("script", "scheme", "size"), ENDLESS.values(), ids=ENDLESS.keys())
@pytest.mark.parametrize("timeout", [None, 30.0])
def test_a_deadline_bounds_each_step_of_a_sync_call(
    script: Script, scheme: str, size: int, timeout: float | None
) -> None:
    begun: list[float] = []  # from when a request is written down: making a large one takes its time

    def note(_event: Event) -> None:
        begun.append(time.monotonic())

    with (
        FaultServer(script, "json", receive_buffer=4096 if size else None) as server,
        partner(server.port, scheme=scheme, timeout=timeout, deadline=DEADLINE, on_event=note) as client,
    ):
        client.warm_up()
        with pytest.raises(TransportError) as caught:
            client.request("POST", "/send", {"message": "x" * size})
        assert time.monotonic() - begun[0] <= DEADLINE + SLACK
    assert (scheme == "http") is caught.value.maybe_sent


@contextmanager
def silent_ports(number: int) -> Iterator[list[int]]:
    """Ports whose queue is full: who connects there waits."""
    with ExitStack() as stack:
        yield [stack.enter_context(FaultServer(None, "json")).port for _ in range(number)]


def resolve_to(monkeypatch: pytest.MonkeyPatch, ports: list[int]) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in ports]
    monkeypatch.setattr("smspartner_core.http.network.socket.getaddrinfo", lambda *_, **__: found)


@pytest.mark.parametrize("timeout", [None, 30.0])
def test_several_silent_addresses_share_the_deadline(timeout: float | None, monkeypatch: pytest.MonkeyPatch) -> None:
    with silent_ports(4) as ports, partner(1, timeout=timeout, deadline=DEADLINE) as client:
        client.warm_up()
        resolve_to(monkeypatch, ports)
        start = time.monotonic()
        with pytest.raises(TransportError, match="ConnectTimeout") as caught:
            send(client)
        assert time.monotonic() - start <= DEADLINE + SLACK
    assert not caught.value.maybe_sent


def test_an_address_behind_a_silent_one_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        silent_ports(1) as ports,
        FaultServer(_answers_for_ever, "json") as server,
        partner(1, timeout=1.0) as client,
    ):
        resolve_to(monkeypatch, [*ports, server.port])
        assert 307 == send(client)


def test_a_host_without_addresses_never_got_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, [])
    with partner(1) as client, pytest.raises(TransportError, match="ConnectError: no address of") as caught:
        send(client)
    assert not caught.value.maybe_sent


def test_a_call_without_any_limit_connects_and_reads() -> None:
    with (
        FaultServer(_answers_for_ever, "json") as server,
        partner(server.port, timeout=None, deadline=None) as client,
    ):
        assert 307 == send(client)


# -- Responses that are not their own ----------------------------------------------------------------------------------


def answers_twice(*extra: bytes) -> Script:
    """The first request gets more than its response, in one go; later ones are refused."""

    def script(wire: Wire) -> None:
        wire.read()
        wire.send(sent(1) + b"".join(extra))
        while True:
            wire.read()
            wire.send(HEAD + b"Content-Length: 46\r\n\r\n" + b'{"success":false,"code":9,"message":"refused"} ')

    return script


def never_looks(response: Any) -> bool:
    """Without a look into h11, only the second net is left."""
    return False


async def call_twice(client: AsyncSMSPartner) -> list[Any]:
    async def send() -> Any:
        return (await client.messages.send(phone_numbers="+33600000000", message="Hello")).message_id

    first = await send()
    return [first, *await asyncio.gather(send(), return_exceptions=True)]


def twice(port: int, kind: str) -> list[Any]:
    base_url = f"http://127.0.0.1:{port}/v1"
    if kind == "sync":
        with partner(port) as client:
            first = send(client)
            try:
                return [first, send(client)]
            except Exception as error:
                return [first, error]

    async def run() -> list[Any]:
        options: Any = {"transport": "aiohttp"} if kind == "aiohttp" else {}
        async with AsyncSMSPartner(api_key=KEY, base_url=base_url, max_retries=0, **options) as client:
            return await call_twice(client)

    return asyncio.run(run())


EXTRA = {"a whole response": (sent(2),), "a part of one": (sent(2)[:30],), "two": (sent(2), sent(3)), "a byte": (b"x",)}


@pytest.mark.parametrize("extra", EXTRA.values(), ids=EXTRA.keys())
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_bytes_behind_a_response_are_nobodys(kind: str, extra: tuple[bytes, ...]) -> None:
    """The second call gets a connection of its own, and its own response there."""
    with FaultServer(answers_twice(*extra), "json") as server:
        assert [1, 1] == twice(server.port, kind)
        assert 2 == server.connections


@pytest.mark.parametrize("extra", ["a whole response", "two"])
def test_a_response_behind_a_response_is_nobodys_with_aiohttp(extra: str) -> None:
    with FaultServer(answers_twice(*EXTRA[extra]), "json") as server:
        assert [1, 1] == twice(server.port, "aiohttp")
        assert 2 == server.connections


def test_a_part_of_a_response_behind_a_response_is_an_unknown_outcome_with_aiohttp() -> None:
    """Its parser keeps the part where nobody sees it; what is made of it and the second response is none."""
    with FaultServer(answers_twice(*EXTRA["a part of one"]), "json") as server:
        first, second = twice(server.port, "aiohttp")
    assert 1 == first
    assert isinstance(second, OutcomeUnknownError)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_response_before_its_request_is_never_its_own(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second net, should h11 hide what it holds: the call may have been sent, and says so."""
    monkeypatch.setattr(pool, "_has_bytes_behind", never_looks)
    with FaultServer(answers_twice(sent(2)), "json") as server:
        first, second = twice(server.port, kind)
    assert 1 == first
    assert isinstance(second, OutcomeUnknownError)
    assert "a response came before its request was sent" in str(second)


def test_the_path_to_what_h11_holds_is_there() -> None:
    """It is private: without it only the second net would be left, and nobody would notice."""
    seen: list[bytes] = []
    look = pool._has_bytes_behind

    def watch(response: Any) -> bool:
        seen.append(response.stream._stream._connection._h11_state.trailing_data[0])
        return look(response)

    with pytest.MonkeyPatch.context() as patch, FaultServer(answers_twice(b"behind"), "json") as server:
        patch.setattr(pool, "_has_bytes_behind", watch)
        assert [1, 1] == twice(server.port, "sync")
    assert [b"behind", b"behind"] == seen


def test_another_httpcore2_may_hide_it() -> None:
    assert not pool._has_bytes_behind(SimpleNamespace(stream=object()))


# -- Cancelled calls ---------------------------------------------------------------------------------------------------


async def _cancel_many(client: Any, calls: int) -> None:
    remaining = iter(range(calls))

    async def caller() -> None:
        for number in remaining:
            try:
                async with asyncio.timeout(number % 21 / 1000):
                    await client.messages.send(phone_numbers="+33600000000", message="Hello")
            except TimeoutError:
                pass

    await asyncio.gather(*(caller() for _ in range(40)))


def answers_after(seconds: float) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Any]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                (length,) = (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-leng"))
                await reader.readexactly(length)
                await asyncio.sleep(seconds)
                writer.write(sent(307))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    return serve


def open_connections(client: AsyncSMSPartner, http_client: Any) -> int:
    transport: Any = client._connections.transport
    if http_client is not None:
        return len(http_client._transport._inner._pool.connections)
    here = transport._loops.get()
    if hasattr(here, "pools"):
        return sum(len(pool.connections) for pool in here.pools)
    return sum(map(len, here.session.connector._conns.values())) + len(here.session.connector._acquired)


@pytest.mark.parametrize("kind", ["own", "aiohttp", "httpx2"])
def test_cancelled_calls_cost_no_connection(kind: str) -> None:
    """With httpcore 1, and so with httpx, a call that is cancelled before it has connected costs a place for good."""

    async def run() -> tuple[list[int], int]:
        server = await asyncio.start_server(answers_after(0.005), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        options: dict[str, Any] = {"api_key": KEY, "base_url": f"http://127.0.0.1:{port}/v1", "max_retries": 0}
        if kind == "aiohttp":
            options["transport"] = "aiohttp"
        http_client: Any = None
        if kind == "httpx2":
            http_client = options["http_client"] = httpx2.AsyncClient()
        async with AsyncSMSPartner(**options) as client:
            await _cancel_many(client, 2000)
            together = [client.messages.send(phone_numbers="+33600000000", message="Hello") for _ in range(120)]
            numbers = [response.message_id for response in await asyncio.gather(*together)]
            connections = open_connections(client, http_client)
        if http_client is not None:
            await http_client.aclose()
        server.close()
        return numbers, connections

    numbers, connections = asyncio.run(run())
    assert [307] * 120 == numbers
    assert connections <= (100 if kind == "httpx2" else 50)


def test_a_call_under_way_when_its_client_is_closed_ends_and_leaves_no_connection() -> None:
    async def run() -> tuple[int, int]:
        server = await asyncio.start_server(answers_after(0.05), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        client = AsyncSMSPartner(api_key=KEY, base_url=f"http://127.0.0.1:{port}/v1", max_retries=0)
        await client.warm_up()
        task = asyncio.ensure_future(client.messages.send(phone_numbers="+33600000000", message="Hello"))
        await asyncio.sleep(0)  # it has begun to connect
        here: Any = client._connections.transport._loops.get()
        await client.close()
        number = (await task).message_id
        server.close()
        return number, len(here.pools)

    assert (307, 0) == asyncio.run(run())


# -- Event loops -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_one_client_serves_several_event_loops_at_once(transport: Any) -> None:
    """Each loop has connections of its own; closing reaches those of the others."""
    with FaultServer(_answers_for_ever, "json") as server:
        client = AsyncSMSPartner(
            api_key=KEY, base_url=f"http://127.0.0.1:{server.port}/v1", transport=transport, max_retries=0
        )
        ready, done = Flag(), Flag()
        results: list[int] = []

        async def call(times: int) -> None:
            for _ in range(times):
                response = await client.messages.send(phone_numbers="+33600000000", message="Hello")
                results.append(response.message_id)

        async def other() -> None:
            await call(20)
            ready.set()
            await asyncio.to_thread(done.wait, 10)
            await asyncio.sleep(0.05)  # what closing hands over is done here

        thread = Thread(target=lambda: asyncio.run(other()))
        thread.start()

        async def here() -> None:
            await call(20)
            await asyncio.to_thread(ready.wait, 10)
            assert 2 == len(client._connections.transport._loops._values)
            await client.close()
            done.set()

        asyncio.run(here())
        thread.join(10)
        assert [307] * 40 == results
        assert 2 == server.connections


def _answers_for_ever(wire: Wire) -> None:
    while True:
        wire.read()
        wire.send(sent(307))


def run_and_only_close(coroutine: Any) -> Any:
    """Run a coroutine in a loop that is closed without the end of its async generators."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


@pytest.mark.filterwarnings("ignore:unclosed transport:ResourceWarning")  # of asyncio, for the loop that has ended
@pytest.mark.parametrize("run", [asyncio.run, run_and_only_close])
@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_what_an_ended_loop_has_left_is_let_go(transport: Any, run: Any, recwarn: pytest.WarningsRecorder) -> None:
    with FaultServer(_answers_for_ever, "json") as server:
        client = AsyncSMSPartner(
            api_key=KEY, base_url=f"http://127.0.0.1:{server.port}/v1", transport=transport, max_retries=0
        )

        async def call() -> int:
            return (await client.messages.send(phone_numbers="+33600000000", message="Hello")).message_id

        async def call_and_count() -> int:
            await call()
            return len(client._connections.transport._loops._values)

        assert [1, 1, 1] == [run(call_and_count()) for _ in range(3)]
        run(client.close())
        gc.collect()  # while that warning is expected
    assert not [warning for warning in recwarn if "Unclosed" in str(warning.message)]


@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_one_loop_after_another_leaves_no_socket_open(transport: str) -> None:
    """As with one `asyncio.run` for each test, and warnings as errors."""
    code = f"""
import asyncio, gc, sys
from smspartner import AsyncSMSPartner

async def call():
    await client.stops.list()

client = AsyncSMSPartner(api_key="a-key", base_url=sys.argv[1], transport="{transport}")
for _ in range(3):
    asyncio.run(call())
    gc.collect()
asyncio.run(client.close())
del client
gc.collect()
print("done")
"""
    with Loopback(response({"success": True, "code": 200, "nbData": 0, "data": []})) as service:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-X", "dev", "-c", code, service.base_url],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    lines = [line for line in done.stderr.splitlines() if not line.startswith("Executing <")]  # asyncio, of slow steps
    assert ("done\n", []) == (done.stdout, lines)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of asyncio, for generators that begin when others end
@pytest.mark.parametrize("transport", ["httpx", "aiohttp"])
def test_a_loop_that_ends_can_still_call(transport: Any) -> None:
    sent: list[int] = []
    with FaultServer(_answers_for_ever, "json") as server:
        client = AsyncSMSPartner(api_key=KEY, base_url=f"http://127.0.0.1:{server.port}/v1", transport=transport)

        async def call() -> None:
            sent.append((await client.messages.send(phone_numbers="+33600000000", message="Hello")).message_id)

        async def call_at_the_end() -> AsyncIterator[None]:
            try:
                yield
            finally:
                await asyncio.sleep(0.05)  # until our connections are closed
                await call()

        async def run() -> AsyncIterator[None]:
            await call()
            at_the_end = call_at_the_end()
            await anext(at_the_end)
            return at_the_end

        kept = asyncio.run(run())
        assert [307, 307] == sent
        asyncio.run(client.close())
        del kept
        gc.collect()


# -- The first call ----------------------------------------------------------------------------------------------------


def test_a_warm_client_imports_nothing_more_and_has_sent_nothing() -> None:
    code = """
import asyncio, sys
from smspartner import AsyncSMSPartner, SMSPartner
def call(client):
    before = set(sys.modules)
    client.messages.send(phone_numbers="+33600000000", message="Hello")
    return sorted(set(sys.modules) - before)
async def call_async(base_url):
    async with AsyncSMSPartner(api_key="a-key", base_url=base_url) as client:
        before = set(sys.modules)
        await client.messages.send(phone_numbers="+33600000000", message="Hello")
        return sorted(set(sys.modules) - before)
with SMSPartner(api_key="a-key", base_url=sys.argv[1]) as client:
    client.warm_up()
    print(call(client))
print(asyncio.run(call_async(sys.argv[1])))
"""
    with FaultServer(_answers_for_ever, "json") as server:
        done = subprocess.run(
            [sys.executable, "-c", code, f"http://127.0.0.1:{server.port}/v1"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert 2 == len(server.requests)
    assert "[]\n[]\n" == done.stdout


def test_async_stream_tells_of_its_socket_only() -> None:
    async def run(port: int) -> tuple[bool, object]:
        stream = await AsyncNetwork().connect_tcp("127.0.0.1", port)
        try:
            return stream.get_extra_info("socket") is not None, stream.get_extra_info("client_addr")
        finally:
            await stream.aclose()

    with Loopback() as service:
        assert (True, None) == asyncio.run(run(service.port))


def test_client_warms_up_under_trio() -> None:
    async def run() -> int:
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url) as client:
            return (await client.messages.send(phone_numbers="+33600000000", message="Hello")).message_id

    with Loopback(response({"success": True, "code": 200, "message_id": 307})) as service:
        assert 307 == trio.run(run)
