"""What becomes of a posting, whatever server it came through."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import random
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest

import smspartner.callbacks
import smspartner_callbacks
from smspartner import ConfigurationError, UnknownCallback, phone
from smspartner.callbacks import Claim, MemoryStore, Receiver, Result
from smspartner.models import DeliveryReport, LongNumberReply, NumberVerification, Reply, Stop

from .postings import BASE_URL, NUMBER, SECRET, as_body, long_reply, path, reply, report, stop, verification

ALL = (DeliveryReport, Reply, Stop, LongNumberReply, NumberVerification, UnknownCallback)
FORM = "application/x-www-form-urlencoded"


class Recorder:
    """A receiver with one handler for all events, which keeps them."""

    def __init__(self, **options: Any) -> None:
        self.receiver = Receiver(SECRET, BASE_URL, **options)
        self.events: list[tuple[Any, str]] = []
        self.fails: list[Exception] = []
        self.receiver.on(*ALL)(self.handle)

    def handle(self, event: Any, reference: str) -> None:
        if self.fails:
            raise self.fails.pop()
        self.events.append((event, reference))


def receive_sync(receiver: Receiver, path: str, body: bytes, content_type: str | None = None) -> Result:
    return receiver.receive(path, body, content_type)


def receive_async(receiver: Receiver, path: str, body: bytes, content_type: str | None = None) -> Result:
    return asyncio.run(receiver.receive_async(path, body, content_type))


both = pytest.mark.parametrize("receive", [receive_sync, receive_async])
Receive = Callable[..., Result]


def test_public_module_has_what_the_package_has() -> None:
    assert set(smspartner_callbacks.__all__) <= set(vars(smspartner.callbacks))
    for name in smspartner_callbacks.__all__:
        value = getattr(smspartner.callbacks, name)
        assert (name, "smspartner.callbacks") == (name, value.__module__)
        assert value is pickle.loads(pickle.dumps(value))


EVENTS = [
    ("report", report(), DeliveryReport),
    ("reply", reply(), Reply),
    ("reply", stop(), Stop),
    ("reply", long_reply("Oui"), LongNumberReply),
    ("verification", verification(), NumberVerification),
    ("account", stop(), Stop),
    ("account", reply(), Reply),
    ("account", long_reply("Oui"), LongNumberReply),
    ("account", report(), DeliveryReport),
    ("report", as_body(new="thing"), UnknownCallback),
    ("account", as_body(new="thing"), UnknownCallback),
]


@both
@pytest.mark.parametrize(("kind", "body", "event"), EVENTS)
def test_event_reaches_its_handler_with_the_reference(receive: Receive, kind: str, body: bytes, event: type) -> None:
    recorder = Recorder()
    assert Result.HANDLED == receive(recorder.receiver, path("A-17", kind), body)
    [(handled, reference)] = recorder.events
    assert (event, "a-17") == (type(handled), reference)


MISPLACED = [
    ("report", stop()),
    ("report", reply()),
    ("report", long_reply("STOP")),
    ("report", verification()),
    ("reply", report()),
    ("reply", verification()),
    ("verification", stop()),
    ("verification", report()),
]


@pytest.mark.parametrize(("kind", "body"), MISPLACED)
def test_event_at_an_address_of_another_kind_is_refused(kind: str, body: bytes) -> None:
    """Whoever reads the address of a report in a log must not be able to opt people out."""
    recorder = Recorder()
    assert (Result.BAD_REQUEST, []) == (recorder.receiver.receive(path(kind=kind), body), recorder.events)


@both
def test_numbers_of_events_compare_with_numbers_in_any_spelling(receive: Receive) -> None:
    recorder = Recorder()
    bodies = [stop(), stop("+262692123456"), f"type=stop&phone_number={NUMBER}&text=stop".encode()]
    for body in bodies:
        assert Result.HANDLED == receive(recorder.receiver, path(kind="reply"), body, None)
    receive(recorder.receiver, path(kind="reply"), long_reply("STOP"))
    numbers = [getattr(event, "phone_number", None) or event.msisdn for event, _ in recorder.events]
    expected = [phone("06 00 00 00 00"), phone("0692 12 34 56"), phone("0033600000000"), phone("06.00.00.00.00")]
    assert expected == [phone(number) for number in numbers]


@both
@pytest.mark.parametrize("is_async", [False, True])
def test_response_comes_after_the_handler_is_done(receive: Receive, is_async: bool) -> None:
    receiver, steps = Receiver(SECRET, BASE_URL), []

    def sync(event: DeliveryReport, reference: str) -> None:
        steps.append("handled")

    async def awaits(event: DeliveryReport, reference: str) -> None:
        await asyncio.sleep(0.01)
        steps.append("handled")

    receiver.on(DeliveryReport)(awaits if is_async else sync)
    receive(receiver, path(), report())
    steps.append("answered")
    assert ["handled", "answered"] == steps


@both
def test_handler_may_be_an_object_with_an_async_call(receive: Receive) -> None:
    handled = []

    class Handler:
        async def __call__(self, event: Any, reference: str) -> None:
            await asyncio.sleep(0)
            handled.append(reference)

    receiver = Receiver(SECRET, BASE_URL)
    receiver.on(DeliveryReport)(Handler())
    assert (Result.HANDLED, ["a-17"]) == (receive(receiver, path(), report()), handled)


def test_second_handler_of_an_event_is_refused() -> None:
    recorder = Recorder()
    with pytest.raises(ConfigurationError, match="Stop: has a handler, and can have only one"):
        recorder.receiver.on(Stop)(recorder.handle)


@both
@pytest.mark.parametrize(("kind", "body", "event"), EVENTS)
def test_repeated_posting_is_handled_once(receive: Receive, kind: str, body: bytes, event: type) -> None:
    recorder = Recorder()
    results = [receive(recorder.receiver, path(kind=kind), body) for _ in range(3)]
    assert ([Result.HANDLED] * 3, 1) == (results, len(recorder.events))


def test_same_content_for_another_message_or_of_another_status_is_another_event() -> None:
    recorder = Recorder()
    for address, body in [
        (path("a"), report()),
        (path("b"), report()),
        (path("a"), report(status="waiting")),
        (path("a"), report(308)),
    ]:
        recorder.receiver.receive(address, body)
    assert 4 == len(recorder.events)


@both
@pytest.mark.parametrize(("kind", "body", "event"), EVENTS)
def test_event_whose_handler_failed_is_handled_when_it_is_posted_again(
    receive: Receive, kind: str, body: bytes, event: type
) -> None:
    recorder = Recorder()
    recorder.fails = [ValueError("no"), KeyError("no")]
    results = [receive(recorder.receiver, path(kind=kind), body) for _ in range(4)]
    assert [Result.FAILED, Result.FAILED, Result.HANDLED, Result.HANDLED] == results
    assert 1 == len(recorder.events)


def test_replies_are_remembered_for_two_hours_and_the_rest_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    recorder, now = Recorder(), [0.0]
    monkeypatch.setattr("smspartner_callbacks.stores.time.monotonic", lambda: now[0])
    bodies = [("reply", reply()), ("reply", long_reply("Oui")), ("reply", stop()), ("report", report())]
    handled = []
    for now[0] in (0.0, 7199.0, 7201.0, 1e9):
        for kind, body in bodies:
            recorder.receiver.receive(path(kind=kind), body)
        handled.append([type(event).__name__ for event, _ in recorder.events])
        recorder.events.clear()
    assert [["Reply", "LongNumberReply", "Stop", "DeliveryReport"], [], *[["Reply", "LongNumberReply"]] * 2] == handled


def test_posting_that_is_being_handled_is_to_be_posted_again() -> None:
    receiver, results = Receiver(SECRET, BASE_URL), []

    @receiver.on(DeliveryReport)
    def handle(event: DeliveryReport, reference: str) -> None:
        results.append(receiver.receive(path(), report()))

    results.append(receiver.receive(path(), report()))
    assert [Result.IN_PROGRESS, Result.HANDLED] == results


def test_memory_store_forgets_the_oldest_first() -> None:
    store = MemoryStore(max_keys=2)
    claims = []
    for key in ("a", "b", "b", "c", "b", "a"):
        with store.claim(key, None) as claim:
            claims.append(claim)
    assert [Claim.OURS, Claim.OURS, Claim.DONE, Claim.OURS, Claim.DONE, Claim.OURS] == claims


class Journal:
    """A store as in a database: claim and handler are one transaction. Sync or async."""

    def __init__(self, is_async: bool = False) -> None:
        self.committed: set[str] = set()
        self.claim: Any = self._async if is_async else self._sync

    @contextmanager
    def _sync(self, key: str, seconds: float | None) -> Iterator[Claim]:
        yield Claim.DONE if key in self.committed else Claim.OURS
        self.committed.add(key)

    @asynccontextmanager
    async def _async(self, key: str, seconds: float | None) -> AsyncIterator[Claim]:
        await asyncio.sleep(0)
        yield Claim.DONE if key in self.committed else Claim.OURS
        await asyncio.sleep(0)
        self.committed.add(key)


@pytest.mark.parametrize(
    ("receive", "is_async"), [(receive_sync, False), (receive_async, False), (receive_async, True)]
)
def test_handler_runs_within_the_claim_of_the_store(receive: Receive, is_async: bool) -> None:
    journal = Journal(is_async)
    recorder = Recorder(store=journal)
    recorder.fails = [ValueError()]
    results, committed = [], []
    for _ in range(3):
        results.append(receive(recorder.receiver, path(), report()))
        committed.append(len(journal.committed))
    assert ([Result.FAILED, Result.HANDLED, Result.HANDLED], [0, 1, 1]) == (results, committed)
    assert 1 == len(recorder.events)


@both
def test_store_that_fails_loses_no_event(receive: Receive) -> None:
    class Down:
        @contextmanager
        def claim(self, key: str, seconds: float | None) -> Iterator[Claim]:
            raise OSError("no connection to the database")
            yield

    recorder = Recorder(store=Down())
    assert (Result.FAILED, []) == (receive(recorder.receiver, path(), report()), recorder.events)


def test_handler_runs_to_its_end_though_the_client_has_gone() -> None:
    """A cancelled request must neither cut a handler in two nor have it run twice."""
    receiver, handled = Receiver(SECRET, BASE_URL), []
    started, goes_on = threading.Event(), threading.Event()

    @receiver.on(DeliveryReport)
    def handle(event: DeliveryReport, reference: str) -> None:
        started.set()
        goes_on.wait(10)
        handled.append(reference)

    async def cut() -> Result:
        request = asyncio.create_task(receiver.receive_async(path(), report()))
        await asyncio.to_thread(started.wait, 10)
        request.cancel()
        await asyncio.gather(request, return_exceptions=True)
        assert Result.IN_PROGRESS == await receiver.receive_async(path(), report())
        goes_on.set()
        for _ in range(10_000):
            result = await receiver.receive_async(path(), report())
            if result is not Result.IN_PROGRESS:
                break
            await asyncio.sleep(0.001)
        return result

    assert (Result.HANDLED, ["a-17"]) == (asyncio.run(cut()), handled)


REFUSED = [
    ("forged", "/sms/report/a-17.c6vrhmt3uxxfe2rtsn3wvdnlva", report(), Result.NOT_FOUND),
    ("no address", "/", report(), Result.NOT_FOUND),
    ("empty", path(), b"", Result.BAD_REQUEST),
    ("HTML", path(), b"<html>0612345678</html>", Result.BAD_REQUEST),
    ("cut", path(), report()[:-20], Result.BAD_REQUEST),
    ("without a number", path(), as_body(status="delivered", msgId="4711"), Result.BAD_REQUEST),
    ("large", path(), as_body(new="x" * 65536), Result.TOO_LARGE),
]


@both
@pytest.mark.parametrize(("name", "address", "body", "result"), REFUSED)
def test_refusal_leaves_one_log_line_without_content(
    receive: Receive, name: str, address: str, body: bytes, result: Result, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = Recorder()
    assert (result, []) == (receive(recorder.receiver, address, body), recorder.events)
    [record] = [record for record in caplog.records if record.name.startswith("smspartner")]
    assert logging.WARNING == record.levelno
    line = logging.Formatter().format(record)
    assert line.startswith("refused a posting ")
    assert not any(secret in line for secret in ("a-17", "delivered", "4711", "0612345678", "xxx", NUMBER))


def test_body_of_the_largest_size_is_read() -> None:
    recorder = Recorder()
    body = as_body(new="x" * (65536 - len(as_body(new=""))))
    assert (65536, Result.HANDLED) == (len(body), recorder.receiver.receive(path(), body))


@pytest.mark.parametrize("body", [as_body(new="thing"), stop()])
def test_event_without_a_handler_is_accepted_with_a_log_line(body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert Result.HANDLED == Receiver(SECRET, BASE_URL).receive(path(kind="account"), body)
    [record] = caplog.records
    assert record.getMessage() in (
        "received a UnknownCallback, which has no handler",
        "received a Stop, which has no handler",
    )


@both
def test_failure_is_logged_with_its_place_but_without_the_content(
    receive: Receive, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = Receiver(SECRET, BASE_URL)

    @receiver.on(Reply)
    def handle(event: Reply, reference: str) -> None:
        try:
            raise KeyError(event.text)
        except KeyError as error:
            raise ValueError(f"{event.phone_number} wrote {event.text} to {reference}") from error

    assert Result.FAILED == receive(receiver, path("ref-17", "reply"), reply("private words"))
    shown = "\n".join(logging.Formatter().format(record) for record in caplog.records)
    assert "handling a Reply failed: ValueError" in shown
    assert 'wrote {event.text} to {reference}")' in shown
    assert not any(secret in shown for secret in ("private words", NUMBER, "ref-17"))


def random_bodies(count: int) -> Iterator[bytes]:
    """Yield bodies that are noise, postings with noise in them, and values of every JSON type in every field."""
    chance = random.Random(18)
    samples = [body for _, body, _ in EVENTS] + [long_reply("part", 1, 2)]
    values: list[Any] = [
        None,
        "",
        0,
        -1,
        1e300,
        10**30,
        True,
        [],
        {},
        ["x"] * 3,
        {"x": [{}]},
        "\ud800",
        "é",
        "9" * 40,
        "true",
    ]
    for _ in range(count):
        sample = bytearray(chance.choice(samples))
        match chance.randrange(5):
            case 0:
                yield chance.randbytes(chance.randrange(200))
            case 1:
                for _ in range(chance.randrange(1, 5)):
                    sample[chance.randrange(len(sample))] = chance.randrange(256)
                yield bytes(sample)
            case 2:
                start = chance.randrange(len(sample))
                yield bytes(sample[:start] + sample[start + chance.randrange(20) :])
            case 3:
                fields = json.loads(sample)
                for name in chance.sample(list(fields), chance.randrange(1, len(fields) + 1)):
                    fields[name] = chance.choice(values)
                yield json.dumps(fields, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
            case _:
                depth = chance.randrange(1, 2000)
                yield chance.choice(
                    [b"[" * depth, b'{"a":' * depth + b"1" + b"}" * depth, b"a=%ff&" * depth, bytes(sample)]
                )


def test_ten_thousand_random_bodies_never_fail_and_never_show(caplog: pytest.LogCaptureFixture) -> None:
    """A marker that every handled and refused body carries in its address and content is in no line."""
    recorder = Recorder(join_timeout=3600.0)
    seen: dict[Result, int] = {}
    chance = random.Random(81)
    types = [None, "application/json", FORM, "text/plain; charset=utf-16", "application/json; charset=no-such", "\x00"]
    kinds = ["report", "reply", "verification", "account"]
    paths = [path(f"secretref{number}", kind) for number in range(10) for kind in kinds]
    for body in random_bodies(10_000):
        result = recorder.receiver.receive(chance.choice(paths), bytes(body), chance.choice(types))
        seen[result] = seen.get(result, 0) + 1
    assert {Result.HANDLED, Result.BAD_REQUEST} == set(seen)
    assert min(seen.values()) > 500
    lines = {record.getMessage() for record in caplog.records}
    assert not [line for line in lines if "secretref" in line or "+33" in line]
    shapes = ("refused a posting of ", "refused a ", "received a ")
    assert all(line.startswith(shapes) and line.isascii() and len(line) < 120 for line in lines)
    assert all(record.exc_info is None for record in caplog.records)
