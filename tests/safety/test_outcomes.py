"""Finding out what became of a message that may have been sent."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import json
import math
import pickle
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from smspartner import (
    ArgumentError,
    AsyncSMSPartner,
    AuthenticationError,
    ConfigurationError,
    Event,
    InsufficientCreditError,
    Outcome,
    OutcomeUnknownError,
    Resolution,
    ServiceError,
    SMSPartner,
    SMSPartnerError,
    new_tag,
    read_callback,
)
from smspartner_core.retry import without_waiting
from smspartner_core.tag import is_new_tag
from smspartner_mock import MockServer
from smspartner_testing import SMSPartnerMock

NUMBER = "+33600000000"
PARIS = ZoneInfo("Europe/Paris")
STATUSES: dict[str, Any] = {
    "success": True,
    "code": 200,
    "total": 1,
    "StatutResponse_List": [{"success": True, "code": 200, "phoneNumber": NUMBER, "status": "Delivered"}],
}
NOBODY = {"success": False, "code": 4, "message": "No such message"}


class Service:
    """Cuts every message off, and answers inquiries as told; the last answer again and again."""

    post: Callable[[], httpx.Response] | None = None
    """What becomes of a message instead."""

    def __init__(self, *inquiries: Any) -> None:
        self.inquiries = list(inquiries)
        self.tags: list[str | None] = []
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.tags.append(json.loads(request.content).get("tag") if request.content[:1] == b"{" else None)
            if self.post is not None:
                return self.post()
            raise httpx.ReadError("cut off")
        self.asked.append(request.url.params["tag"])
        said = self.inquiries.pop(0) if len(self.inquiries) > 1 else self.inquiries[0]
        if isinstance(said, Exception):
            raise said
        refused = isinstance(said, dict) and not said.get("success")
        number = {4: 404, 5: 404, 10: 400}.get(said.get("code"), 502) if refused else 200
        return httpx.Response(number, json=said)

    def client(self, **options: Any) -> SMSPartner:
        return SMSPartner(api_key="a-key", http_client=httpx.Client(transport=httpx.MockTransport(self)), **options)


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    with without_waiting():
        yield


def fail(client: SMSPartner, **more: Any) -> SMSPartnerError:
    with pytest.raises(OutcomeUnknownError) as caught:
        client.messages.send(phone_numbers=NUMBER, message="Hello", **more)
    return caught.value


def test_a_tag_is_made_up_once_for_each_message() -> None:
    service = Service(STATUSES)
    client = service.client(auto_tag=True)
    tags = [fail(client).tag for _ in range(50)]
    assert service.tags == tags
    assert len(set(tags)) == 50
    assert all(tag and len(tag) <= 20 and tag == tag.lower() and tag.isalnum() for tag in tags)


def test_a_tag_that_was_given_is_kept() -> None:
    service = Service(STATUSES)
    assert "spring" == fail(service.client(auto_tag=True), tag="spring").tag == service.tags[0]


def test_no_tag_is_made_up_unless_asked_for() -> None:
    service = Service(STATUSES)
    error = fail(service.client())
    assert (None, [None]) == (error.tag, service.tags)
    assert Outcome.UNKNOWN is service.client().resolve(error)
    assert [] == service.asked


def test_what_the_service_knows_was_sent() -> None:
    service = Service(STATUSES)
    client = service.client(auto_tag=True)
    error = fail(client)
    assert Outcome.SENT is client.resolve(error)
    assert [error.tag] == service.asked


@pytest.mark.parametrize("empty", [NOBODY, {**STATUSES, "total": 0, "StatutResponse_List": []}], ids=["404", "none"])
def test_an_empty_answer_is_a_proof_only_when_it_stays_empty(empty: Any) -> None:
    service = Service(empty)
    client = service.client(auto_tag=True)
    error = fail(client)
    assert Outcome.UNKNOWN is client.resolve(error, timeout=0.3, quiet_period=10)
    before = len(service.asked)
    assert Outcome.NOT_SENT is client.resolve(error, timeout=10, quiet_period=0.1)
    assert 2 <= before
    assert 2 <= len(service.asked) - before


def test_a_message_that_shows_late_was_sent() -> None:
    service = Service(NOBODY, {**STATUSES, "total": 0, "StatutResponse_List": []}, STATUSES)
    client = service.client(auto_tag=True)
    assert Outcome.SENT is client.resolve(fail(client), quiet_period=30)


def test_an_answer_that_fails_starts_the_silence_anew() -> None:
    """Empty, then nobody answers, then empty: only what stays empty counts."""
    down = [httpx.ReadError("down")] * 3
    service = Service(NOBODY, *down, NOBODY)
    client = service.client(auto_tag=True)
    assert Outcome.NOT_SENT is client.resolve(fail(client), timeout=20, quiet_period=0.3)
    assert len(service.asked) >= 6


@pytest.mark.parametrize("down", [httpx.ConnectError("down"), {"error": "no gateway"}], ids=["no response", "502"])
def test_a_service_that_does_not_answer_leaves_it_unknown(down: Any) -> None:
    service = Service(down)
    client = service.client(auto_tag=True)
    assert Outcome.UNKNOWN is client.resolve(fail(client), timeout=0.3, quiet_period=0.0)


def test_a_question_that_is_refused_is_an_error() -> None:
    service = Service({"success": False, "code": 10, "message": "wrong key"})
    client = service.client(auto_tag=True)
    error = fail(client)
    with pytest.raises(AuthenticationError):
        client.resolve(error)


def test_what_was_refused_was_not_sent_and_nobody_is_asked() -> None:
    service = Service(STATUSES)
    error = InsufficientCreditError("no credit", code=11)
    assert Outcome.NOT_SENT is service.client().resolve(error)
    assert [] == service.asked


def test_the_async_client_finds_out_alike() -> None:
    service = Service(NOBODY, STATUSES)

    async def find_out() -> Outcome:
        async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as http_client:
            client = AsyncSMSPartner(api_key="a-key", auto_tag=True, http_client=http_client)
            with pytest.raises(OutcomeUnknownError) as caught:
                await client.messages.send(phone_numbers=NUMBER, message="Hello")
            return await client.resolve(caught.value)

    assert Outcome.SENT is asyncio.run(find_out())


# -- What the list of statuses proves --------------------------------------------------------------------------------


def listing(*members: Any, **more: Any) -> dict[str, Any]:
    return {"success": True, "code": 200, "total": len(members), "StatutResponse_List": list(members)} | more


def status(number: str = NUMBER, date: str | None = None, **more: Any) -> dict[str, Any]:
    return {"phoneNumber": number, "status": "Delivered", "stopSMS": False, "date": date} | more


def seconds_from_now(seconds: float) -> str:
    return str(int(time.time() + seconds))


EMPTY = listing(total=0)
NOTHING_CERTAIN: dict[str, Any] = {
    "null": listing(StatutResponse_List=None, total=0),
    "no list": {"success": True, "code": 200, "total": 0},
    "a text": listing(StatutResponse_List="", total=0),
    "an object": listing(StatutResponse_List={}, total=0),
    "another page": listing(total=3),
    "total that cannot be read": listing(total="many"),
    "success that is none": listing(success=None, total=0),
    "queued for processing": {"success": True, "code": 200, "message": "Request queued for processing"},
    "a list": [],
    "code 5 of a gateway that speaks gRPC": {"code": 5, "message": "Not Found", "details": []},
    "a failure of the service": {"success": False, "code": 500},
}
CERTAINLY_THERE: dict[str, Any] = {
    "status": listing(status()),
    "number in national form": listing(status("0600000000")),
    "a member without a status": listing({"phoneNumber": NUMBER, "date": "1517989111"}),
    "a list with number keys": listing(StatutResponse_List={"1": status()}),
    "a total in a text": listing(status(), total="1"),
    "no total": listing(status(), total=None),
    "a total that is wrong": listing(status(), total=0),
    "a member that is a text": listing(NUMBER),
    "a number in another spelling": listing(status("33 6 00 00 00 00")),
    "a date that cannot be read": listing(status(date="yesterday")),
}


@pytest.mark.parametrize("answer", NOTHING_CERTAIN.values(), ids=NOTHING_CERTAIN.keys())
def test_list_that_is_not_there_readable_and_empty_proves_nothing(answer: Any) -> None:
    client = Service(answer).client(auto_tag=True)
    assert Outcome.UNKNOWN is client.resolve(fail(client), timeout=0.3, quiet_period=0.0)


@pytest.mark.parametrize("answer", CERTAINLY_THERE.values(), ids=CERTAINLY_THERE.keys())
def test_tag_of_ours_that_is_listed_in_whatever_form_was_sent(answer: Any) -> None:
    client = Service(answer).client(auto_tag=True)
    assert Outcome.SENT is client.resolve(fail(client), timeout=0, quiet_period=0.0)


@pytest.mark.parametrize(
    "answer",
    [EMPTY, listing(total=None), listing(total="0"), listing(total=""), NOBODY, NOBODY | {"code": 5}],
    ids=["total 0", "total null", "total in a text", "total empty", "code 4", "code 5"],
)
def test_list_that_is_there_and_empty_is_not_sent(answer: Any) -> None:
    client = Service(answer).client(auto_tag=True)
    assert Outcome.NOT_SENT is client.resolve(fail(client), timeout=0, quiet_period=0.0)


LATER = dt.datetime.now(PARIS).replace(second=0, microsecond=0, minute=0) + dt.timedelta(days=2)
TAGGED: list[tuple[str, str, dict[str, Any], Any, Outcome]] = [
    ("used before for this number", "spring", {}, listing(status(date=seconds_from_now(-60))), Outcome.UNKNOWN),
    ("used before, no date", "spring", {}, listing(status()), Outcome.UNKNOWN),
    ("used for another number", "spring", {}, listing(status("+33611111111", "9999999999")), Outcome.UNKNOWN),
    ("used for a text", "spring", {}, listing(NUMBER), Outcome.UNKNOWN),
    ("used before, status since then", "spring", {}, listing(status(date=seconds_from_now(60))), Outcome.UNKNOWN),
    ("listed twice", "spring", {}, listing(status(date="1517989111"), status(date="9999999999")), Outcome.UNKNOWN),
    ("nothing", "spring", {}, EMPTY, Outcome.NOT_SENT),
    ("made by new_tag", new_tag(), {}, listing(status()), Outcome.SENT),
    ("made by new_tag, another number", new_tag(), {}, listing(status("+33611111111")), Outcome.UNKNOWN),
    ("scheduled, not listed", "spring", {"scheduled_at": LATER}, EMPTY, Outcome.UNKNOWN),
    ("scheduled, listed", new_tag(), {"scheduled_at": LATER}, listing(status()), Outcome.SENT),
]


@pytest.mark.parametrize(("name", "tag", "more", "answer", "expected"), TAGGED, ids=[row[0] for row in TAGGED])
def test_tag_that_others_may_have_proves_nothing_unless_the_list_is_empty(
    name: str, tag: str, more: dict[str, Any], answer: Any, expected: Outcome
) -> None:
    client = Service(answer).client()
    error = fail(client, tag=tag, **more)
    assert expected is client.resolve(error, timeout=0, quiet_period=0.0)
    assert expected is client.resolve(pickle.loads(pickle.dumps(error)), timeout=0, quiet_period=0.0)


@pytest.mark.parametrize("date", [None, "1517989111", "9999999999", "yesterday"])
@pytest.mark.parametrize(
    ("number", "expected"), [(NUMBER, Outcome.SENT), ("0600000000", Outcome.SENT), ("+33611111111", Outcome.UNKNOWN)]
)
def test_tag_that_is_said_to_be_unique_is_compared_by_number(number: str, date: str | None, expected: Outcome) -> None:
    client = Service(listing(status(number, date))).client()
    assert expected is client.resolve(fail(client, tag="order-4711"), unique_tag=True, timeout=0)
    assert expected is client.resolve(tag="order-4711", unique_tag=True, phone_numbers=NUMBER, timeout=0)


def test_report_under_a_tag_that_others_may_have_proves_nothing() -> None:
    client = Service(EMPTY).client()
    error = fail(client, tag="spring")
    assert Outcome.UNKNOWN is client.resolve(error, reports=[report("spring")], timeout=0)
    assert Outcome.SENT is client.resolve(error, reports=[report("spring")], timeout=0, unique_tag=True)


@pytest.mark.parametrize("wait_for_the_status_s", [0, 61])
def test_message_that_was_not_sent_is_not_taken_for_an_earlier_one_with_its_tag(wait_for_the_status_s: int) -> None:
    mock = SMSPartnerMock()
    client = mock.client(max_retries=0)
    client.messages.send(phone_numbers=NUMBER, message="first", tag="spring")
    mock.faults.plan("reset-before", operation="messages.send")
    with pytest.raises(OutcomeUnknownError) as caught:
        client.messages.send(phone_numbers=NUMBER, message="second", tag="spring")
    mock.clock.advance(wait_for_the_status_s)
    assert Outcome.UNKNOWN is client.resolve(caught.value, timeout=0)
    assert Outcome.UNKNOWN is client.resolve(tag="spring", phone_numbers=NUMBER, timeout=0)
    assert ["first"] == [message.text for message in mock.messages]


BY_TAG: list[tuple[str, dict[str, Any], Any, Outcome]] = [
    ("listed", {}, listing(status()), Outcome.UNKNOWN),
    ("listed, unique", {"unique_tag": True}, listing(status()), Outcome.SENT),
    ("listed, made by new_tag", {"tag": new_tag()}, listing(status()), Outcome.SENT),
    ("not listed", {}, EMPTY, Outcome.NOT_SENT),
    ("another number", {"phone_numbers": "+33611111111"}, listing(status()), Outcome.UNKNOWN),
    ("the number", {"phone_numbers": [NUMBER]}, listing(status(date="9999999999")), Outcome.UNKNOWN),
    (
        "one of the numbers",
        {"phone_numbers": ["+33611111111", NUMBER], "unique_tag": True},
        listing(status()),
        Outcome.SENT,
    ),
    ("scheduled", {"scheduled_at": LATER}, EMPTY, Outcome.UNKNOWN),
    ("was scheduled", {"scheduled_at": LATER - dt.timedelta(days=3)}, EMPTY, Outcome.NOT_SENT),
]


@pytest.mark.parametrize(("name", "more", "answer", "expected"), BY_TAG, ids=[row[0] for row in BY_TAG])
def test_tag_can_be_asked_after_without_an_error(
    name: str, more: dict[str, Any], answer: Any, expected: Outcome
) -> None:
    client = Service(answer).client()
    question: dict[str, Any] = {"tag": "spring"} | more
    assert expected is client.resolve(**question, timeout=0, quiet_period=0.0)


BATCH = ["+33600000000", "0600000001", "+33600000002"]


def fail_batch(client: SMSPartner) -> SMSPartnerError:
    with pytest.raises(OutcomeUnknownError) as caught:
        client.messages.bulk_send(sms_list=[{"phone_number": number, "message": "Hello"} for number in BATCH])
    return caught.value


def test_numbers_of_a_batch_that_were_found_are_told() -> None:
    client = Service(listing(status("+33600000001"), status("+33600000000"))).client(auto_tag=True)
    details = client.resolve_details(fail_batch(client), timeout=0)
    assert Resolution(Outcome.SENT, ("+33600000000", "0600000001"), ("+33600000002",)) == details
    assert "600" not in repr(details)


@pytest.mark.parametrize("method", ["send", "send_survey", "send_from_long_number", "bulk_send"])
def test_numbers_are_known_of_every_operation_that_takes_a_tag(method: str) -> None:
    client = Service(listing(status("0600000000"))).client(auto_tag=True)
    arguments: dict[str, dict[str, Any]] = {
        "send": {"phone_numbers": iter(["+33600000000"]), "message": "Hello"},
        "send_survey": {"phone_numbers": "+33600000000", "sondage_ident": "S123"},
        "send_from_long_number": {"to": "+33600000000", "from_": "33644444444", "message": "Hello"},
        "bulk_send": {"sms_list": [{"phone_number": "+33600000000", "message": "Hello"}]},
    }
    with pytest.raises(OutcomeUnknownError) as caught:
        getattr(client.messages, method)(**arguments[method])
    details = client.resolve_details(caught.value, timeout=0)
    assert Resolution(Outcome.SENT, ("+33600000000",), ()) == details


def test_pages_are_read_until_the_batch_is_found() -> None:
    def page(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            raise httpx.ReadError("cut off")
        members = [status(number) for number in BATCH]
        number = int(request.url.params.get("page", "1"))
        return httpx.Response(200, json=listing(*members[number - 1 : number], total=3))

    client = SMSPartner(api_key="a-key", auto_tag=True, http_client=httpx.Client(transport=httpx.MockTransport(page)))
    assert Resolution(Outcome.SENT, tuple(BATCH), ()) == client.resolve_details(fail_batch(client))


@pytest.mark.parametrize("second", [EMPTY, httpx.ReadError("down"), "the same"], ids=["empty", "down", "same"])
def test_page_beyond_the_last_ends_the_question(second: Any) -> None:
    first = listing(status(), total=5)
    service = Service(first, first if second == "the same" else second)
    client = service.client(auto_tag=True, max_retries=0)
    details = client.resolve_details(fail_batch(client))
    assert (Outcome.SENT, ("+33600000000",)) == (details.outcome, details.found_numbers)
    assert 2 == len(service.asked)


def report(tag: str | None) -> Any:
    """What `read_callback` makes of a delivery report."""
    wire = {"status": "delivered", "msgId": "307", "phone": NUMBER, "date": 1771234567, "tag": tag}
    return read_callback(json.dumps(wire).encode())


def test_delivery_report_with_the_tag_is_a_witness() -> None:
    service = Service(EMPTY)
    client = service.client(auto_tag=True)
    error = fail(client)
    assert Outcome.SENT is client.resolve(error, reports=[object(), report("another"), report(error.tag)])
    assert [] == service.asked
    assert Outcome.UNKNOWN is client.resolve(error, reports=[report("another"), report(None)], timeout=0)


def test_delivery_report_of_one_member_does_not_end_the_question_for_the_others() -> None:
    service = Service(listing(status("+33600000002")))
    client = service.client(auto_tag=True)
    error = fail_batch(client)
    details = client.resolve_details(error, reports=[report(error.tag)])
    assert Resolution(Outcome.SENT, ("+33600000000", "+33600000002"), ("0600000001",)) == details


def test_asking_with_no_time_asks_once_for_as_long_as_any_call_may_take() -> None:
    service = Service({"error": "no gateway"})
    client = service.client(auto_tag=True)
    assert Outcome.UNKNOWN is client.resolve(fail(client), timeout=0, quiet_period=0.0)
    assert 1 == len(service.asked)


def test_defaults_are_thirty_seconds_of_quiet_and_sixty_in_all() -> None:
    for client in (SMSPartner, AsyncSMSPartner):
        for method in (client.resolve, client.resolve_details):
            parameters = inspect.signature(method).parameters
            assert (60.0, 30.0) == (parameters["timeout"].default, parameters["quiet_period"].default)


def test_client_that_asks_in_xml_asks_after_a_tag_in_json() -> None:
    """Positional XML does not tell an empty list from none."""
    service = Service(EMPTY)
    client = service.client(auto_tag=True, format="xml")
    with pytest.raises(OutcomeUnknownError) as caught:
        client.messages.send(phone_numbers=NUMBER, message="Hello")
    assert Outcome.NOT_SENT is client.resolve(caught.value, timeout=0, quiet_period=0.0)


WRONG_QUESTIONS: list[tuple[dict[str, Any], str]] = [
    ({}, "error: must be given, or tag=, and not both"),
    ({"error": OutcomeUnknownError("cut off"), "tag": "spring"}, "not both"),
    ({"error": TimeoutError()}, "must be an error of this package, not a TimeoutError; give tag="),
    ({"tag": "spring", "scheduled_at": dt.datetime(2026, 1, 1)}, "scheduled_at: must be a datetime with a time zone"),
    ({"tag": "spring", "scheduled_at": "noon"}, "scheduled_at: must be a datetime with a time zone, not 'noon'"),
    ({"tag": "spring", "unique_tag": "no"}, "unique_tag: must be True or False, not 'no'"),
    ({"tag": "spring", "phone_numbers": 5}, "phone_numbers: must be a list, not 5"),
    ({"tag": "spring", "phone_numbers": None}, "phone_numbers: must be a list, not None"),
    ({"tag": "spring", "phone_numbers": [33600000000]}, "phone_numbers: must be a string, or several"),
    ({"tag": "spring", "reports": 5}, "reports: must be a list, not 5"),
    *(
        ({"tag": "spring", name: given}, f"{name}: must be a number of seconds, 0 or more, not {given!r}")
        for name in ("timeout", "quiet_period")
        for given in (None, "x", -1, True, math.nan, math.inf)
    ),
]


@pytest.mark.parametrize(("question", "said"), WRONG_QUESTIONS)
def test_question_that_cannot_be_asked_says_what_it_lacks(question: dict[str, Any], said: str) -> None:
    with pytest.raises(ArgumentError, match=re.escape(said)):
        Service(EMPTY).client().resolve(**question)


def test_closed_client_does_not_ask_for_a_minute() -> None:
    client = Service(EMPTY).client(auto_tag=True)
    error = fail(client)
    client.close()
    with pytest.raises(ConfigurationError):
        client.resolve(error)


def test_raw_refusal_can_be_asked_after() -> None:
    service = Service(EMPTY)
    service.post = lambda: httpx.Response(502)
    client = service.client(auto_tag=True)
    raw = client.messages.with_raw_response.send(phone_numbers=NUMBER, message="Hello")
    with pytest.raises(ServiceError) as caught:
        raw.parse()
    assert (raw.tag, (NUMBER,)) == (caught.value.tag, caught.value.sending and caught.value.sending.phone_numbers)


# -- What interrupts a call from outside -----------------------------------------------------------------------------


class AlarmError(Exception):
    """What a signal handler of the caller raises."""


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, AlarmError, MemoryError])
def test_tag_is_on_whatever_interrupts_a_call(interruption: type[BaseException]) -> None:
    service = Service(EMPTY)
    service.post = lambda: (_ for _ in ()).throw(interruption())
    with pytest.raises(interruption) as caught:
        service.client(auto_tag=True).messages.send(phone_numbers=NUMBER, message="Hello")
    assert [
        f"messages.send may have taken effect: client.resolve(tag={service.tags[0]!r}) finds out"
    ] == caught.value.__notes__


def test_call_without_a_tag_gets_no_note() -> None:
    service = Service(EMPTY)
    service.post = lambda: (_ for _ in ()).throw(AlarmError())
    with pytest.raises(AlarmError) as caught:
        service.client().messages.send(phone_numbers=NUMBER, message="Hello")
    assert not hasattr(caught.value, "__notes__")


async def _hang(request: httpx.Request) -> httpx.Response:
    await asyncio.sleep(60)
    raise AssertionError("unreachable")


def _notes_of(error: BaseException | None) -> list[str]:
    """The notes of an exception and of its causes."""
    return [] if error is None else [*getattr(error, "__notes__", ()), *_notes_of(error.__cause__ or error.__context__)]


@pytest.mark.parametrize("way", ["timeout", "cancel"])
def test_tag_survives_the_callers_time_limit_and_cancellation(way: str) -> None:
    events: list[Event] = []

    async def send() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(_hang)) as http_client:
            client = AsyncSMSPartner(api_key="a-key", auto_tag=True, http_client=http_client, on_event=events.append)
            if way == "timeout":
                async with asyncio.timeout(0.05):
                    await client.messages.send(phone_numbers=NUMBER, message="Hello")
            task = asyncio.create_task(client.messages.send(phone_numbers=NUMBER, message="Hello"))
            await asyncio.sleep(0.05)
            task.cancel()
            await task

    with pytest.raises((TimeoutError, asyncio.CancelledError)) as caught:
        asyncio.run(send())
    tag = events[0].tag
    assert ["start"] == [event.phase for event in events]
    assert [f"messages.send may have taken effect: client.resolve(tag={tag!r}) finds out"] == _notes_of(caught.value)


def test_new_tags_are_unique_and_known_as_such() -> None:
    tags = {new_tag() for _ in range(2000)}
    assert 2000 == len(tags)
    assert all(is_new_tag(tag) for tag in tags)
    for tag in ("spring", "campagne-de-printemps", "abcdefghijkmnpqrstuv", "23456789234567892345", "a" * 19 + "É"):
        assert not is_new_tag(tag)


def test_async_client_tells_the_numbers_too() -> None:
    async def run(url: str, key: str) -> Resolution:
        async with AsyncSMSPartner(base_url=url, api_key=key) as client:
            await client.messages.send(phone_numbers="+33600000000", message="Hello", tag="spring")
            return await client.resolve_details(tag="spring", unique_tag=True, phone_numbers="+33600000000", timeout=0)

    with MockServer() as server:
        found = asyncio.run(run(server.base_url, server.api_key))
    assert (Outcome.SENT, ("+33600000000",)) == (found.outcome, found.found_numbers)


@pytest.mark.parametrize(
    ("sent_to", "listed", "found"),
    [
        ("0600000000", "+33600000000", True),
        ("+33600000000", "33600000000", True),
        ("0692123456", "+262692123456", True),  # overseas, which +33692… is not
        ("0692123456", "262692123456", True),
        ("+447911123456", "447911123456", True),
        ("0600000000", "+33600000001", False),
        ("0600000000", "36200", False),  # no number, and no reason to give up
        ("0600000000", "+32600000000", False),
    ],
)
def test_numbers_are_compared_whatever_their_spelling(sent_to: str, listed: str, found: bool) -> None:
    client = Service(listing(status(listed))).client()
    details = client.resolve_details(tag="spring", unique_tag=True, phone_numbers=sent_to, timeout=0)
    assert ((sent_to,) if found else (), () if found else (sent_to,)) == (
        details.found_numbers,
        details.missing_numbers,
    )
