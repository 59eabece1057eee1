"""Callbacks to a program in the test's own process, and the helper outside pytest."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import trio

from smspartner import OutcomeUnknownError, SMSPartner
from smspartner_mock.exchange import Delivery
from smspartner_mock.faults import Fault, PlannedFault
from smspartner_testing import SMSPartnerMock

NOON = datetime(2027, 1, 4, 12, 0)
URL = "https://shop.example.org/hooks/sms?token=s3cret"
Taken = list[tuple[str, str, Any, threading.Thread]]


def wsgi(taken: Taken, statuses: list[int]) -> Any:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        path = f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}"
        taken.append((environ["HTTP_HOST"], path, json.loads(body), threading.current_thread()))
        start_response(f"{statuses.pop(0) if statuses else 200} Status", [])
        return [b""]

    return app


def asgi(taken: Taken, statuses: list[int]) -> Any:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        host = dict(scope["headers"])[b"host"].decode()
        path = f"{scope['path']}?{scope['query_string'].decode()}"
        taken.append((host, path, json.loads(message["body"]), threading.current_thread()))
        status = statuses.pop(0) if statuses else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return app


TARGETS: dict[str, Callable[[Taken, list[int]], Any]] = {
    "wsgi": wsgi,
    "asgi": asgi,
    "client": lambda *options: httpx.Client(transport=httpx.WSGITransport(app=wsgi(*options))),
    "async-client": lambda *options: httpx.AsyncClient(transport=httpx.ASGITransport(app=asgi(*options))),
}


def send(mock: SMSPartnerMock, **options: Any) -> None:
    mock.client().messages.send(phone_numbers="+33600000094", message="Hi", url_dlr=URL, url_response=URL, **options)


@pytest.mark.parametrize("target", TARGETS)
def test_callbacks_reach_a_program_in_this_process(target: str) -> None:
    """In the test's own thread: a transaction of the test holds there too."""
    taken: Taken = []
    with SMSPartnerMock(now=NOON) as mock:
        mock.post_callbacks_to(TARGETS[target](taken, []))
        send(mock)
        assert [] == taken
        mock.clock.advance(2)
        assert {"delivered"} == {posting.state for posting in mock.callbacks}
    assert ["delivered", "Oui"] == [body.get("status", body.get("text")) for _, _, body, _ in taken]
    assert {("shop.example.org", "/hooks/sms?token=s3cret")} == {(host, path) for host, path, *_ in taken}
    assert {threading.current_thread()} == {thread for *_, thread in taken}


@pytest.mark.parametrize("target", ["asgi", "async-client"])
def test_callbacks_reach_an_async_program_from_an_async_test(target: str) -> None:
    taken: Taken = []

    async def test() -> None:
        with SMSPartnerMock(now=NOON) as mock:
            mock.post_callbacks_to(TARGETS[target](taken, []))
            send(mock)
            mock.clock.advance(2)

    asyncio.run(test())
    assert 2 == len(taken)


@pytest.mark.parametrize("target", TARGETS)
def test_callback_that_a_program_refuses_is_retried(target: str) -> None:
    taken: Taken = []
    with SMSPartnerMock(now=NOON) as mock:
        mock.post_callbacks_to(TARGETS[target](taken, [503, 200]))
        send(mock)
        mock.clock.advance(2)
        mock.clock.advance(10)
        assert [[503, 200], [200]] == [[attempt.status for attempt in posting.attempts] for posting in mock.callbacks]


@pytest.mark.parametrize("target", TARGETS)
def test_exception_of_a_program_comes_out_in_the_test(target: str) -> None:
    with SMSPartnerMock(now=NOON) as mock:
        mock.post_callbacks_to(TARGETS[target]([], ["no status"]))  # type: ignore[list-item]
        send(mock)
        with pytest.raises((ValueError, TypeError)):
            mock.clock.advance(2)


def test_delivery_at_once_is_reported_while_it_is_waited_for() -> None:
    taken: Taken = []
    with SMSPartnerMock(deliver_after=0) as mock:
        mock.post_callbacks_to(wsgi(taken, []))
        send(mock)
        mock.wait_for(to="0600000094")
    assert 2 == len(taken)


def test_mock_with_a_port_posts_in_process_all_the_same() -> None:
    taken: Taken = []
    with SMSPartnerMock(deliver_after=0) as mock:
        mock.post_callbacks_to(wsgi(taken, []))
        with SMSPartner(api_key=mock.api_key, base_url=mock.base_url) as client:
            client.messages.send(phone_numbers="+33600000000", message="Hi", url_dlr=URL)
        assert {"delivered"} == {posting.state for posting in mock.callbacks}
    assert [threading.current_thread()] == [thread for *_, thread in taken]


def test_secret_of_a_callback_is_in_no_repr() -> None:
    with SMSPartnerMock(now=NOON) as mock:
        mock.post_callbacks_to(wsgi([], []))
        send(mock)
        mock.clock.advance(2)
        assert "s3cret" not in repr(mock.callbacks)


def test_async_transport_serves_trio_too() -> None:
    with SMSPartnerMock() as mock:

        async def test() -> int:
            transport = mock.server.async_transport()
            async with httpx.AsyncClient(transport=transport, base_url=mock.server.base_url) as client:
                for delivery in (Delivery(delay=0.01), Delivery(chunk=50, pause=0.001)):
                    mock.server.engine.faults.plan(PlannedFault(Fault(accepted=True, delivery=delivery)))
                    response = await client.get("/me", params={"apiKey": mock.api_key})
                return response.status_code

        assert 200 == trio.run(test)


@pytest.fixture
def frozen_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the clocks still, as freezegun does; nobody sleeps."""
    now, ticks = time.time(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: ticks)
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)


@pytest.mark.usefixtures("frozen_time")
@pytest.mark.parametrize("options", [{}, {"now": NOON}], ids=["the-mock's-runs", "the-mock's-stands-still"])
def test_waiting_ends_under_a_frozen_clock(options: dict[str, Any]) -> None:
    with SMSPartnerMock(**options) as mock:
        with pytest.raises(AssertionError, match="none came in"):
            mock.wait_for(to="0600000000", timeout=0.05)
        mock.client().messages.send(phone_numbers="0600000000", message="Hi")
        assert "Hi" == mock.wait_for(to="0600000000").text


@pytest.mark.usefixtures("frozen_time")
@pytest.mark.parametrize(("fault", "outcome"), [("reset-after", "SENT"), ("reset-before", "NOT_SENT")])
def test_resolving_ends_under_a_frozen_clock(fault: str, outcome: str) -> None:
    with SMSPartnerMock(now=NOON) as mock:
        client = mock.client(auto_tag=True)
        mock.faults.plan(fault, operation="messages.send")
        with pytest.raises(OutcomeUnknownError) as error:
            client.messages.send(phone_numbers="+33600000000", message="Hi")
        assert outcome == client.resolve(error.value).name


UNITTEST = """
import unittest
from smspartner_testing import SMSPartnerMock

class CodeTest(unittest.TestCase):
    def setUp(self):
        self.mock = self.enterContext(SMSPartnerMock())

    def test_code(self):
        self.mock.client().messages.send(phone_numbers="0600000000", message="Your code is 4711")
        self.assertEqual(307, self.mock.assert_sent_once(matching="4711").message_id)
"""
SESSION = """
def test_first(smspartner_mock_session):
    smspartner_mock_session.client().messages.send(phone_numbers="0600000000", message="Hi")

def test_second(smspartner_mock_session, smspartner_mock):
    assert 1 == len(smspartner_mock_session.messages)
    assert () == smspartner_mock.messages
    smspartner_mock_session.reset()
    assert () == smspartner_mock_session.messages
"""


@pytest.mark.parametrize(
    ("program", "runner"),
    [(UNITTEST, ["unittest", "-q"]), (SESSION, ["pytest", "-q", "-p", "no:cacheprovider"])],
    ids=["unittest", "session-fixture"],
)
def test_helper_serves_other_runners_and_scopes(tmp_path: Path, program: str, runner: list[str]) -> None:
    (tmp_path / "test_code.py").write_text(program)
    command = [sys.executable, "-m", *runner, "test_code.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr
