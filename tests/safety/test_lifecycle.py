"""The life of a client: shared by threads and tasks, forked, interrupted, closed, and forgotten."""

from __future__ import annotations

import asyncio
import copy
import gc
import os
import pickle
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, main_thread
from typing import Any

import httpx
import pytest

from smspartner import AsyncSMSPartner, ConfigurationError, SMSPartner
from smspartner_core.retry import without_waiting
from smspartner_mock import MockServer
from tests.faults.run import everything_shown
from tests.loopback import Loopback, Seen, response

KEY = "CANARY7f3a9"
NUMBER = "+33600000000"
EMPTY = response({"success": True, "code": 200, "nbData": 0, "data": []})


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(api_key=KEY) as running:
        yield running


def options(server: MockServer, **more: Any) -> dict[str, Any]:
    return {"api_key": KEY, "base_url": server.base_url, **more}


def test_one_client_serves_sixty_four_threads(server: MockServer) -> None:
    """Each gets its own answer, and none is lost or doubled."""
    with SMSPartner(**options(server)) as client, ThreadPoolExecutor(64) as pool:

        def send(number: str) -> tuple[int, str | None]:
            sent = client.messages.send(phone_numbers=number, message="Hello")
            return sent.message_id, client.statuses.by_message(message_id=sent.message_id).statut_response_list[
                0
            ].phone_number

        numbers = [f"+336{number:08d}" for number in range(640)]
        answers = list(pool.map(send, numbers))
    assert 640 == len({sent for sent, _ in answers})
    assert numbers == [found for _, found in answers]


def test_one_client_serves_a_thousand_tasks(server: MockServer) -> None:
    async def run() -> list[int]:
        async with AsyncSMSPartner(**options(server)) as client:

            async def send(number: int) -> int:
                return (await client.messages.send(phone_numbers=NUMBER, message=f"Message {number}")).message_id

            return await asyncio.gather(*map(send, range(1000)))

    assert 1000 == len(set(asyncio.run(run())))


def test_a_call_that_waited_for_its_turn_until_it_was_too_late_never_left() -> None:
    """A hundred hang, and take all connections; the next one may be repeated without harm."""
    let_go = Event()

    def hang(request: Seen) -> bytes:
        let_go.wait(10)
        return b""

    async def run() -> list[Any]:
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url, deadline=3, max_connections=100) as client:
            patience = [client] * 100 + [client.with_options(deadline=1)] * 3
            calls = [client.messages.send(phone_numbers=NUMBER, message="Hello") for client in patience]
            return await asyncio.gather(*calls, return_exceptions=True)

    with Loopback(hang) as service:
        errors = asyncio.run(run())
        let_go.set()
    assert ["DeadlineExceeded"] * 3 == [error.reason for error in errors[100:]]
    assert [True] * 100 + [False] * 3 == [error.maybe_sent for error in errors]


def test_a_client_works_in_one_event_loop_after_another(server: MockServer) -> None:
    client = AsyncSMSPartner(**options(server))

    async def ask() -> bool:
        return (await client.account.me()).success

    async def ask_and_close() -> bool:
        async with client:
            return await ask()

    answers = [asyncio.run(ask()), asyncio.run(ask_and_close())]
    gc.collect()
    assert [True, True] == answers


def test_a_forked_process_opens_connections_of_its_own() -> None:
    """On one connection, parent and child would read each other's answers."""
    with Loopback(EMPTY) as service:
        code = f"""
import os, socket
from smspartner import SMSPartner
opened = []
real = socket.socket.connect
def connect(*args):
    opened.append(os.getpid())
    return real(*args)
socket.socket.connect = connect
client = SMSPartner(api_key="a-key", base_url="{service.base_url}")
client.stops.list()
child = os.fork()
if child == 0:
    client.stops.list()
    os._exit(0 if opened == [os.getppid(), os.getpid()] else 1)
_, status = os.waitpid(child, 0)
client.stops.list()
client.close()
print("forked", os.waitstatus_to_exitcode(status), len(opened))
"""
        done = subprocess.run(
            [sys.executable, "-c", code], env=_environment(), capture_output=True, text=True, timeout=30
        )
        assert ("forked 0 1\n", "") == (done.stdout, done.stderr)
        assert 3 == len(service.seen)


def test_a_cancelled_task_leaves_no_connection_and_no_key() -> None:
    held, let_go = Event(), Event()

    def hold(request: Seen) -> bytes:
        held.set()
        let_go.wait(10)
        return b""

    async def run() -> str:
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url) as client:
            task = asyncio.ensure_future(client.account.me())
            await asyncio.to_thread(held.wait, 10)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            (pool,) = client._connections.transport._loops.get().pools
            assert [] == pool.connections
            return everything_shown(caught.value)

    with Loopback(hold) as service:
        shown = asyncio.run(run())
        let_go.set()
        assert KEY in service.seen[0].target  # it was on its way
    assert "handle_async_request" not in shown
    assert KEY not in shown


def test_a_call_that_waits_for_its_next_try_can_be_cancelled() -> None:
    async def run() -> float:
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url) as client:
            start = time.monotonic()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.account.me(), 0.3)
            return time.monotonic() - start

    with Loopback(response(b"", status=503, retry_after="30")) as service:
        assert asyncio.run(run()) < 2


@pytest.mark.parametrize("way", ["own", "httpx"])
def test_ctrl_c_ends_a_hanging_call_and_shows_no_key(way: str) -> None:
    """The traceback that Python prints holds no key, with the locals of every frame spelt out too."""

    held, let_go = Event(), Event()

    def hang(request: Seen) -> bytes:
        held.set()
        let_go.wait(10)
        return b""

    code = """
import signal, sys, traceback, httpx
from smspartner import SMSPartner
def show(kind, error, frames):
    trace = traceback.TracebackException(kind, error, frames, capture_locals=True)
    sys.stderr.writelines(trace.format())
sys.excepthook = show
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts tests in the background ignores it
way, key, base_url = sys.argv[1], sys.stdin.readline(), sys.argv[2]
client = SMSPartner(api_key=key, base_url=base_url, http_client=httpx.Client() if way == "httpx" else None)
del key
client.account.me()
"""
    with Loopback(hang) as service:
        command = [sys.executable, "-c", code, way, service.base_url]
        with subprocess.Popen(
            command, env=_environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin
            assert process.stderr
            process.stdin.write(f"{KEY}\n")
            process.stdin.flush()
            assert held.wait(20)
            process.send_signal(signal.SIGINT)
            shown = process.stderr.read()
            process.wait(10)
        let_go.set()
        assert KEY in service.seen[0].target
    assert "KeyboardInterrupt" in shown
    assert "base_url = " in shown
    assert KEY not in shown


def test_an_interrupted_call_takes_none_of_its_frames_along() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt(request: Seen) -> bytes:
        signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
        return b""

    try:
        with Loopback(interrupt) as service, SMSPartner(api_key=KEY, base_url=service.base_url) as client:
            with pytest.raises(KeyboardInterrupt) as caught:
                client.account.me()
            assert KEY not in everything_shown(caught.value)
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_call_that_finds_its_client_closed_before_the_next_try_says_so() -> None:
    def close(request: Seen) -> bytes:
        client.close()
        return response("busy", status=503)

    with (
        Loopback(close) as service,
        SMSPartner(api_key=KEY, base_url=service.base_url) as client,
        without_waiting(),
        pytest.raises(ConfigurationError, match="closed"),
    ):
        client.account.me()


def test_an_async_call_that_finds_its_client_closed_before_the_next_try_says_so() -> None:
    async def run() -> None:
        answered = asyncio.Event()
        known: Any = {"api_key": KEY, "base_url": service.base_url}
        async with AsyncSMSPartner(**known, on_event=lambda event: answered.set()) as client:
            task = asyncio.ensure_future(client.account.me())
            await answered.wait()
            await client.close()
            with pytest.raises(ConfigurationError, match="closed"):
                await task

    with Loopback(response("busy", status=503, Retry_After="1")) as service:
        asyncio.run(run())


def test_a_client_of_an_event_loop_that_has_ended_can_be_closed_in_another() -> None:
    with Loopback(
        response({"success": True, "user": {"username": "u"}, "credits": {"balance": "1"}}, Connection="close")
    ) as service:
        client = AsyncSMSPartner(api_key=KEY, base_url=service.base_url)
        assert asyncio.run(client.account.me()).success
        asyncio.run(client.close())


def test_two_threads_that_make_the_first_call_at_once_share_one_way_out() -> None:
    with SMSPartner(api_key=KEY) as client:
        connections = client._connections
        assert connections.open(client._make_transport) is connections.open(client._make_transport)


def test_closing_twice_is_fine_and_nothing_can_be_called_after(server: MockServer) -> None:
    client = SMSPartner(**options(server))
    other = client.with_options(format="xml")
    assert client.account.me().success
    client.close()
    client.close()
    for closed in (client, other):
        with pytest.raises(ConfigurationError, match="this client is closed: make a new one"):
            closed.account.me()


def test_the_async_client_closes_alike(server: MockServer) -> None:
    async def run() -> None:
        client = AsyncSMSPartner(**options(server))
        assert (await client.account.me()).success
        await client.close()
        await client.close()
        with pytest.raises(ConfigurationError, match="closed"):
            await client.account.me()

    asyncio.run(run())


def test_your_own_client_stays_open(server: MockServer) -> None:
    with httpx.Client() as http_client:
        with SMSPartner(**options(server, http_client=http_client)) as client:
            assert client.account.me().success
        with pytest.raises(ConfigurationError, match="closed"):
            client.account.me()
        assert 200 == http_client.get(f"{server.base_url}/me", params={"apiKey": KEY}).status_code


def test_closing_a_client_that_was_never_used_loads_nothing() -> None:
    code = (
        "import sys; from smspartner import SMSPartner\n"
        "client = SMSPartner(api_key='a-key'); client.close()\n"
        "assert not {'httpx', 'attrs', 'attr'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], env=_environment(), check=True, timeout=30)


def forget(server: MockServer) -> None:
    assert SMSPartner(**options(server)).account.me().success
    gc.collect()


def forget_async(server: MockServer) -> None:
    async def run() -> None:
        assert (await AsyncSMSPartner(**options(server)).account.me()).success
        gc.collect()

    asyncio.run(run())


@pytest.mark.parametrize("forgotten", [forget, forget_async])
def test_a_client_that_was_not_closed_warns_once(server: MockServer, forgotten: Callable[[MockServer], None]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        forgotten(server)
        gc.collect()
    told = [str(warning.message) for warning in caught if "smspartner" in str(warning.message)]
    assert ["a client of smspartner was never closed: use it in a `with`, or call its `close`"] == told
    assert not any(KEY in str(warning) for warning in caught)


@pytest.mark.parametrize("kind", [SMSPartner, AsyncSMSPartner])
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_client_is_neither_copied_nor_pickled(kind: type[SMSPartner], way: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="holds connections and a key"):
        way(kind(api_key=KEY))


def _environment() -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), paths])}
