"""When a call is repeated, how long it waits for that, and what it says of it."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from smspartner import (
    APIError,
    AsyncSMSPartner,
    Event,
    InsufficientCreditError,
    InvalidRequestError,
    OutcomeUnknownError,
    RateLimitError,
    ServiceError,
    SMSPartner,
    SMSPartnerError,
    TransportError,
    opentelemetry_spans,
)
from smspartner_core import retry
from smspartner_core.exchange import Fault, Response
from smspartner_core.retry import wait_after, without_waiting
from smspartner_core.settings import Settings

Step = httpx.Response | Exception
FINE = {"success": True, "code": 200}
SENT = {**FINE, "message_id": 307, "nb_sms": 1, "cost": 0.038, "currency": "EUR"}
CUT = httpx.ReadError("cut off")
REFUSED = httpx.ConnectError("refused")
CALLS: dict[str, Callable[[Any], Any]] = {
    "none": lambda client: client.stops.list(),
    "idempotent": lambda client: client.messages.cancel(message_id=307),
    "once": lambda client: client.messages.send(phone_numbers="+33600000000", message="Hello"),
}
REPLIES = {"none": {**FINE, "nbData": 0, "data": []}, "idempotent": FINE, "once": SENT}


class Script:
    """A service that says one thing after the other."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.asked = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        step = self.steps[self.asked]
        self.asked += 1
        if isinstance(step, Exception):
            raise step
        return step

    def client(self, **options: Any) -> SMSPartner:
        return SMSPartner(api_key="a-key", http_client=httpx.Client(transport=httpx.MockTransport(self)), **options)


def status(number: int, **headers: str) -> httpx.Response:
    return httpx.Response(number, headers=headers, content=b"<html>")


@pytest.fixture
def at_once() -> Iterator[None]:
    with without_waiting():
        yield


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("trouble", [CUT, REFUSED, httpx.ReadTimeout(""), *map(status, (429, 502, 503, 504))], ids=repr)
@pytest.mark.parametrize("effect", ["none", "idempotent"])
def test_what_does_no_harm_is_repeated(effect: str, trouble: Step) -> None:
    script = Script(trouble, trouble, httpx.Response(200, json=REPLIES[effect]))
    CALLS[effect](script.client())
    assert script.asked == 3


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    "trouble", [REFUSED, httpx.ConnectTimeout(""), httpx.PoolTimeout(""), httpx.ProxyError(""), status(429)], ids=repr
)
def test_a_message_is_repeated_when_it_never_left_or_was_turned_away(trouble: Step) -> None:
    script = Script(trouble, trouble, httpx.Response(200, json=SENT))
    assert 307 == CALLS["once"](script.client()).message_id
    assert script.asked == 3


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (CUT, OutcomeUnknownError),
        (httpx.ReadTimeout(""), OutcomeUnknownError),
        (httpx.WriteTimeout(""), OutcomeUnknownError),
        (httpx.RemoteProtocolError(""), OutcomeUnknownError),
        (status(502), ServiceError),
        (status(503), ServiceError),
        (status(504), ServiceError),
        (status(500), ServiceError),
    ],
    ids=repr,
)
def test_a_message_that_may_have_left_is_never_repeated(trouble: Step, error: type[SMSPartnerError]) -> None:
    script = Script(trouble)
    with pytest.raises(error, match="find out") as caught:
        CALLS["once"](script.client())
    assert (True, 1) == (caught.value.maybe_sent, script.asked)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("retries", [0, 1, 5])
@pytest.mark.parametrize("effect", CALLS)
def test_retries_are_counted(effect: str, retries: int) -> None:
    script = Script(*[REFUSED] * (retries + 1))
    with pytest.raises(TransportError) as caught:
        CALLS[effect](script.client(max_retries=retries))
    assert (retries + 1, False, "ConnectError") == (script.asked, caught.value.maybe_sent, caught.value.reason)


@pytest.mark.usefixtures("at_once")
def test_an_error_that_nothing_will_change_is_not_repeated() -> None:
    script = Script(httpx.Response(400, json={"success": False, "code": 10}))
    with pytest.raises(APIError):
        CALLS["none"](script.client())
    assert script.asked == 1


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("first", "maybe"), [(CUT, True), (REFUSED, False), (status(503), True), (status(429), False)], ids=repr
)
def test_it_is_so_already_after_a_cut_off_may_have_been_us(first: Step, maybe: bool) -> None:
    """Code 5 of `cancel` means "cancelled already"; a first try that never left cannot have done it."""
    already = {"success": False, "code": 5, "message": "Already cancelled"}
    script = Script(first, httpx.Response(409, json=already))
    with pytest.raises(InvalidRequestError) as caught:
        CALLS["idempotent"](script.client())
    assert (5, maybe, 2) == (caught.value.code, caught.value.maybe_done, script.asked)


SETTINGS = SMSPartner(api_key="a-key")._settings
FOREVER = float("inf")


def answer(number: int, **headers: str) -> Response:
    return Response(number, httpx.Headers({name.replace("_", "-"): value for name, value in headers.items()}), b"")


def test_waits_are_spread_below_a_bound_that_doubles() -> None:
    """Full jitter: 0 to 0.5, 1, 2, 4, 8 and again 8 seconds."""
    patient = SETTINGS.replace(max_retries=10)
    for attempt, bound in enumerate((0.5, 1, 2, 4, 8, 8), start=1):
        waits = [wait_after(answer(503), "none", attempt, patient, FOREVER) or 0.0 for _ in range(300)]
        assert 0 <= min(waits) < bound / 4
        assert bound * 3 / 4 < max(waits) <= bound


@pytest.mark.parametrize(
    ("given", "expected"),
    [("0", 0.0), ("7", 7.0), ("60", 60.0), ("61", None), ("3600", None)],
)
def test_the_service_says_how_long_to_wait(given: str, expected: float | None) -> None:
    """Over a minute is for a person to wait, not for a call."""
    assert expected == wait_after(answer(429, retry_after=given), "once", 1, SETTINGS, FOREVER)


def test_it_may_say_until_when() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    wait = wait_after(answer(429, retry_after=date), "once", 1, SETTINGS, FOREVER)
    assert wait is not None
    assert 28 < wait <= 30
    past = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    assert wait_after(answer(429, retry_after=past), "once", 1, SETTINGS, FOREVER) == 0.0


@pytest.mark.parametrize("given", ["soon", "-1", "1.5", "\u0661", "Tue, 99 Nov 9999 99:99:99 GMT"])
def test_what_is_no_time_is_no_wait_that_was_asked_for(given: str) -> None:
    response = Response(429, {"retry-after": given}, b"")
    wait = wait_after(response, "once", 1, SETTINGS, FOREVER)
    assert wait is not None
    assert 0 <= wait <= 0.5


def test_no_wait_goes_beyond_the_deadline() -> None:
    assert wait_after(answer(429, retry_after="5"), "once", 1, SETTINGS, time.monotonic() + 4) is None
    assert wait_after(answer(429, retry_after="5"), "once", 1, SETTINGS, time.monotonic() + 6) == 5.0


def test_what_asks_for_too_long_a_wait_says_so() -> None:
    script = Script(status(429, **{"retry-after": "120"}))
    with pytest.raises(RateLimitError) as caught:
        CALLS["once"](script.client())
    assert (120.0, 1, False) == (caught.value.retry_after, script.asked, caught.value.maybe_sent)


def test_waiting_is_off_only_inside_the_switch() -> None:
    with without_waiting():
        assert wait_after(answer(503), "none", 1, SETTINGS, FOREVER) == 0.0
    assert retry._waiting
    waits = {wait_after(answer(503), "none", 1, SETTINGS, FOREVER) for _ in range(10)}
    assert len(waits) == 10


def test_no_sequence_of_retries_takes_longer_than_the_deadline() -> None:
    """With real waits: twenty retries would wait for minutes."""
    script = Script(*[REFUSED] * 21)
    start = time.monotonic()
    with pytest.raises(TransportError):
        CALLS["none"](script.client(max_retries=20, deadline=0.4))
    assert time.monotonic() - start < 0.6
    assert 1 <= script.asked < 21


def test_a_response_that_is_too_large_is_not_asked_for_again() -> None:
    script = Script(httpx.Response(200, content=b"[" * 2000))
    with pytest.raises(SMSPartnerError):
        CALLS["none"](script.client(max_response_bytes=1000))
    assert script.asked == 1


@pytest.mark.usefixtures("at_once")
def test_each_try_is_an_event_and_the_last_one_has_the_error() -> None:
    events: list[Event] = []
    script = Script(CUT, status(503), httpx.Response(409, json={"success": False, "code": 5}))
    with pytest.raises(InvalidRequestError):
        CALLS["idempotent"](script.client(on_event=events.append))
    ended = [event for event in events if event.phase == "end"]
    assert [
        (1, None, None, "ReadError", 0.0),
        (2, 503, None, None, 0.0),
        (3, 409, 5, "InvalidRequestError", None),
    ] == [(event.attempt, event.status, event.code, event.error, event.wait) for event in ended]
    assert {("messages.cancel", "GET", "/message-cancel", "idempotent", False)} == {
        (event.operation, event.method, event.path, event.effect, event.sends) for event in events
    }
    assert [(number, phase) for number in (1, 2, 3) for phase in ("start", "end")] == [
        (event.attempt, event.phase) for event in events
    ]


def test_event_of_an_attempt_comes_before_it_leaves_and_has_the_tag() -> None:
    seen: list[tuple[str, str | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(("request", json.loads(request.content).get("tag")))
        return httpx.Response(200, json=SENT)

    with SMSPartner(
        api_key="a-key",
        auto_tag=True,
        on_event=lambda event: seen.append((event.phase, event.tag)),
        http_client=httpx.Client(transport=httpx.MockTransport(answer)),
    ) as client:
        CALLS["once"](client)
    tag = seen[0][1]
    assert tag
    assert [("start", tag), ("request", tag), ("end", tag)] == seen


class _Broken(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        raise RuntimeError("a filter that fails")


class _BrokenHandler(logging.Handler):
    def handle(self, record: logging.LogRecord) -> bool:
        raise RuntimeError("a handler that fails")


def _fail(event: Event) -> None:
    raise RuntimeError(f"cannot write down {event.operation}")


def _break_tracing(patch: pytest.MonkeyPatch) -> Callable[[Event], None]:
    def start_span(*arguments: Any, **named: Any) -> Any:
        raise RuntimeError("an exporter that fails")

    patch.setattr("opentelemetry.trace.ProxyTracer.start_span", start_span)
    return opentelemetry_spans()


def _break_logger(patch: pytest.MonkeyPatch, part: Any) -> Callable[[Event], None]:
    logger = logging.getLogger("smspartner")
    patch.setattr(logger, "level", logging.DEBUG)
    patch.setattr(logger, "filters" if isinstance(part, logging.Filter) else "handlers", [part])
    logger.manager._clear_cache()  # type: ignore[attr-defined]
    return _fail  # its own failure is logged by what fails too


BROKEN_LISTENERS: dict[str, Callable[[pytest.MonkeyPatch], Callable[[Event], None]]] = {
    "hook": lambda patch: _fail,
    "log filter": lambda patch: _break_logger(patch, _Broken()),
    "log handler": lambda patch: _break_logger(patch, _BrokenHandler()),
    "telemetry": _break_tracing,
}


@pytest.mark.parametrize("listener", BROKEN_LISTENERS)
@pytest.mark.parametrize("answer", [SENT, {"success": False, "code": 11}], ids=["sent", "refused"])
def test_listener_that_fails_loses_no_result(monkeypatch: pytest.MonkeyPatch, listener: str, answer: Any) -> None:
    """Or its caller would send the message again."""
    script = Script(httpx.Response(200, json=answer), httpx.Response(200, json=answer))
    on_event = BROKEN_LISTENERS[listener](monkeypatch)

    async def send() -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(script)) as http_client:
            async with AsyncSMSPartner(api_key="a-key", http_client=http_client, on_event=on_event) as client:
                return await CALLS["once"](client)

    ways: tuple[Callable[[], Any], ...] = (
        lambda: CALLS["once"](script.client(on_event=on_event)),
        lambda: asyncio.run(send()),
    )
    for result in ways:
        if answer is SENT:
            assert 307 == result().message_id
        else:
            with pytest.raises(InsufficientCreditError):
                result()
    assert 2 == script.asked


def test_listener_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    script = Script(httpx.Response(200, json=SENT))
    CALLS["once"](script.client(on_event=_fail))
    assert ["on_event failed at messages.send; the call goes on"] * 2 == [
        record.getMessage() for record in caplog.records if record.levelname == "ERROR"
    ]


@pytest.mark.usefixtures("at_once")
def test_the_async_client_repeats_alike() -> None:
    script = Script(REFUSED, status(429), httpx.Response(200, json=SENT))

    async def send() -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(script)) as http_client:
            async with AsyncSMSPartner(api_key="a-key", http_client=http_client) as client:
                return await CALLS["once"](client)

    assert (307, 3) == (asyncio.run(send()).message_id, script.asked)


@pytest.mark.parametrize(
    ("answer", "effect", "expected"),
    [
        (Fault("ReadError", "", True), "once", None),
        (Fault("ConnectError", "", False), "once", 0.0),
        (Fault("ReadError", "", True), "none", 0.0),
    ],
)
def test_the_effect_decides(answer: Fault, effect: Any, expected: float | None) -> None:
    settings: Settings = SETTINGS
    with without_waiting():
        assert expected == wait_after(answer, effect, 1, settings, FOREVER)


def test_no_try_is_begun_that_only_the_deadline_could_end() -> None:
    """What the deadline has just cut off is not asked again in the hundredths that are left."""
    with without_waiting():
        for left, expected in ((0.02, None), (5.0, 0.0)):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("smspartner_core.retry.random.uniform", lambda *_: 0.0)
                until = time.monotonic() + left
                assert expected == wait_after(Fault("ReadTimeout", "", True), "none", 1, SETTINGS, until)
