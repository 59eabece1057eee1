"""The transport of aiohttp keeps the promises of our own: see also `tests/faults`, which tries every fault on it."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import warnings
from threading import Event
from typing import Any

import httpx
import pytest

from smspartner import AsyncSMSPartner, ConfigurationError, OutcomeUnknownError, SMSPartner, TransportError
from smspartner_core.retry import without_waiting
from smspartner_mock import MockServer
from tests.faults.run import everything_shown
from tests.loopback import Loopback, Seen, response

KEY = "CANARY7f3a9"
NUMBER = "+33600000000"
ME = response({"success": True, "user": {"username": "u"}, "credits": {"balance": "1"}})


def partner(base_url: str, **options: Any) -> AsyncSMSPartner:
    return AsyncSMSPartner(api_key=KEY, base_url=base_url, transport="aiohttp", **options)


@pytest.mark.parametrize("format", ["json", "xml"])
def test_a_thousand_tasks_share_one_client(format: Any) -> None:
    async def run() -> list[int]:
        async with partner(server.base_url, format=format) as client:

            async def send(number: int) -> int:
                return (await client.messages.send(phone_numbers=NUMBER, message=f"Message {number}")).message_id

            return await asyncio.gather(*map(send, range(1000)))

    with MockServer(api_key=KEY) as server:
        assert 1000 == len(set(asyncio.run(run())))


def test_nothing_is_repeated_behind_the_back_of_the_call_loop() -> None:
    """By itself aiohttp sends a GET again whose kept connection was hung up."""

    async def run() -> None:
        async with partner(service.base_url, max_retries=0) as client:
            await client.account.me()
            with pytest.raises(TransportError):
                await client.account.me()

    with Loopback(ME, b"") as service:
        asyncio.run(run())
        assert 2 == len(service.seen)


def test_a_client_works_in_one_event_loop_after_another_and_closes_in_a_third() -> None:
    with Loopback(
        response({"success": True, "user": {"username": "u"}, "credits": {"balance": "1"}}, Connection="close")
    ) as service:
        client = partner(service.base_url)
        for _ in range(2):
            assert asyncio.run(client.account.me()).success
        gc.collect()
        asyncio.run(client.close())
        del client
        gc.collect()


def test_after_closing_nothing_can_be_called() -> None:
    async def run() -> None:
        client = partner(service.base_url)
        await client.account.me()
        await client.close()
        await client.close()
        with pytest.raises(ConfigurationError, match="closed"):
            await client.account.me()

    with Loopback(ME) as service:
        asyncio.run(run())


def test_a_call_that_finds_its_client_closed_before_the_next_try_says_so() -> None:
    async def run() -> None:
        answered = asyncio.Event()
        async with partner(service.base_url, on_event=lambda event: answered.set()) as client:
            task = asyncio.ensure_future(client.account.me())
            await answered.wait()
            await client.close()
            with pytest.raises(ConfigurationError, match="closed"):
                await task

    with Loopback(response("busy", status=503, Retry_After="1")) as service:
        asyncio.run(run())


def test_a_client_that_was_not_closed_warns() -> None:
    async def run() -> None:
        assert (await partner(service.base_url).account.me()).success
        gc.collect()

    with Loopback(ME) as service, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        asyncio.run(run())
        gc.collect()
    told = [str(warning.message) for warning in caught]
    assert "a client of smspartner was never closed: use it in a `with`, or call its `close`" in told
    assert not [line for line in told if KEY in line]


def test_a_cancelled_call_shows_no_key(caplog: pytest.LogCaptureFixture) -> None:
    held, let_go = Event(), Event()

    def hold(request: Seen) -> bytes:
        held.set()
        let_go.wait(10)
        return b""

    async def run() -> str:
        async with partner(service.base_url) as client:
            task = asyncio.ensure_future(client.account.me())
            await asyncio.to_thread(held.wait, 10)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            return everything_shown(caught.value)

    caplog.set_level(logging.DEBUG)
    with Loopback(hold) as service:
        shown = asyncio.run(run(), debug=True)
        let_go.set()
        assert KEY in service.seen[0].target
    assert KEY not in shown + caplog.text


def test_the_deadline_ends_a_call_and_what_never_began_never_left() -> None:
    let_go = Event()

    def hang(request: Seen) -> bytes:
        let_go.wait(10)
        return b""

    async def run() -> list[Any]:
        async with partner(service.base_url, deadline=3, timeout=None, max_connections=100) as client:
            patience = [client] * 100 + [client.with_options(deadline=0.5)] * 3
            calls = [client.messages.send(phone_numbers=NUMBER, message="Hello") for client in patience]
            return await asyncio.gather(*calls, return_exceptions=True)

    with Loopback(hang) as service:
        errors = asyncio.run(run())
        let_go.set()
    assert {OutcomeUnknownError} == {type(error) for error in errors[:100]}
    assert [("DeadlineExceeded", False)] * 3 == [(error.reason, error.maybe_sent) for error in errors[100:]]


def test_retries_are_those_of_the_call_loop() -> None:
    async def run() -> bool:
        async with partner(service.base_url) as client:
            return (await client.account.me()).success

    with Loopback(response("busy", status=503), b"", ME) as service, without_waiting():
        assert asyncio.run(run())
        assert 3 == len(service.seen)


@pytest.mark.parametrize("kind", [SMSPartner, AsyncSMSPartner])
def test_an_unknown_transport_is_refused_with_those_there_are(kind: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"takes \('httpx',.*, not 'curl'"):
        kind(api_key=KEY, transport="curl")


def test_the_sync_client_has_no_aiohttp() -> None:
    with pytest.raises(ConfigurationError, match="a SMSPartner takes"):
        SMSPartner(api_key=KEY, transport="aiohttp")  # type: ignore[arg-type]


def test_a_client_of_your_own_and_another_transport_do_not_go_together() -> None:
    with pytest.raises(ConfigurationError, match="not allowed together with http_client"):
        AsyncSMSPartner(api_key=KEY, transport="aiohttp", http_client=httpx.AsyncClient())


def test_without_aiohttp_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "smspartner_core.http.aiohttp", raising=False)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'smspartner\[aiohttp\]'"):
        AsyncSMSPartner(api_key=KEY, transport="aiohttp")
