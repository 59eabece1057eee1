"""Waiting for the final status of a message: by a report, by asking, not for ever."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from smspartner import AsyncSMSPartner, AuthenticationError, SMSPartner, read_callback
from smspartner.callbacks import Receiver, StatusWaiter
from smspartner.models import DeliveryReport, DeliveryStatus
from tests.loopback import Loopback, Seen, response

from .postings import BASE_URL, NUMBER, SECRET, path, report

HOUR = 3600.0


def arguments(**options: Any) -> Any:
    return {"message_id": 307, "phone_number": NUMBER, "timeout": 20.0} | options


def wait_sync(waiter: StatusWaiter, base_url: str, **options: Any) -> DeliveryStatus:
    with SMSPartner(api_key="k", base_url=base_url, max_retries=0) as client:
        return waiter.wait(client, **arguments(**options))


def wait_async(waiter: StatusWaiter, base_url: str, **options: Any) -> DeliveryStatus:
    async def wait() -> DeliveryStatus:
        async with AsyncSMSPartner(api_key="k", base_url=base_url, max_retries=0) as client:
            return await waiter.wait_async(client, **arguments(**options))

    return asyncio.run(wait())


Wait = Callable[..., DeliveryStatus]
both = pytest.mark.parametrize("wait", [wait_sync, wait_async])


def status(word: str) -> bytes:
    return response({"success": True, "code": 200, "number": NUMBER, "messageId": 307, "statut": word})


WAITING = status("Waiting")


def delivery(message_id: int = 307, word: str = "delivered", phone: str = NUMBER) -> DeliveryReport:
    event = read_callback(report(message_id, word, phone))
    assert isinstance(event, DeliveryReport)
    return event


@both
@pytest.mark.parametrize("word", ["Delivered", "Not delivered", "ko", "DELIVERED"])
def test_final_status_is_found_by_asking(wait: Wait, word: str) -> None:
    with Loopback(WAITING, WAITING, status(word)) as service:
        assert DeliveryStatus(word) == wait(StatusWaiter(interval=0.001), service.base_url)
        assert 3 == len(service.seen)


@both
def test_message_that_is_final_already_is_asked_for_once(wait: Wait) -> None:
    """So nothing is missed if the report came before anybody waited."""
    with Loopback(status("Delivered")) as service:
        assert DeliveryStatus.DELIVERED == wait(StatusWaiter(interval=HOUR), service.base_url)
        assert 1 == len(service.seen)


PASSING = [
    ("unknown yet", response({"success": False, "code": 4})),
    ("too many requests", response({"success": False, "code": 429}, status=429, retry_after="0")),
    ("broken gateway", response("<html>", status=502, media_type="text/html")),
    ("no JSON", response("<html>", media_type="text/html")),
    ("cut off", b""),
    ("new word", status("Somewhere")),
]


@both
@pytest.mark.parametrize(("name", "answer"), PASSING)
def test_passing_trouble_is_no_reason_to_stop(wait: Wait, name: str, answer: bytes) -> None:
    with Loopback(answer, answer, status("Delivered")) as service:
        assert DeliveryStatus.DELIVERED == wait(StatusWaiter(interval=0.001), service.base_url)
        assert 3 == len(service.seen)


@both
def test_refusal_that_stays_is_raised(wait: Wait) -> None:
    with Loopback(response({"success": False, "code": 10})) as service, pytest.raises(AuthenticationError):
        wait(StatusWaiter(interval=0.001), service.base_url)


@both
@pytest.mark.parametrize("spelling", [NUMBER, "06 00 00 00 00", "33600000000"])
def test_report_comes_first_whatever_the_spelling_of_the_number(wait: Wait, spelling: str) -> None:
    """The service would be asked again only in an hour."""
    waiter, receiver = StatusWaiter(interval=HOUR), Receiver(SECRET, BASE_URL)
    receiver.on(DeliveryReport)(lambda event, reference: waiter.report(event))

    def answer(request: Seen) -> bytes:
        threading.Thread(target=receiver.receive, args=(path(), report(status="not delivered"))).start()
        return WAITING

    with Loopback(answer) as service:
        assert DeliveryStatus.NOT_DELIVERED == wait(waiter, service.base_url, phone_number=spelling)
        assert 1 == len(service.seen)
        assert {NUMBER} == {_number(seen) for seen in service.seen}


def _number(seen: Seen) -> str:
    return seen.target.partition("phoneNumber=")[2].partition("&")[0].replace("%2B", "+")


@both
def test_reports_of_others_and_reports_that_are_not_final_are_ignored(wait: Wait) -> None:
    waiter = StatusWaiter(interval=0.001)

    def answer(request: Seen) -> bytes:
        for event in (delivery(308), delivery(phone="+33600000001"), delivery(word="waiting"), delivery(word="new")):
            waiter.report(event)
        return WAITING

    with Loopback(answer, status("ko")) as service:
        assert DeliveryStatus.KO == wait(waiter, service.base_url)


@both
def test_two_who_wait_for_one_message_are_both_told(wait: Wait) -> None:
    waiter, asked, statuses = StatusWaiter(interval=HOUR), threading.Barrier(3), []

    def answer(request: Seen) -> bytes:
        asked.wait(20)
        return WAITING

    with Loopback(answer) as service:
        threads = [threading.Thread(target=lambda: statuses.append(wait(waiter, service.base_url))) for _ in range(2)]
        for thread in threads:
            thread.start()
        asked.wait(20)
        waiter.report(delivery())
        for thread in threads:
            thread.join(20)
    assert [DeliveryStatus.DELIVERED] * 2 == statuses


@both
@pytest.mark.parametrize("timeout", [0.0, 0.05])
def test_limit_is_kept_and_nothing_stays_behind(wait: Wait, timeout: float) -> None:
    waiter = StatusWaiter(interval=HOUR)
    with Loopback(WAITING) as service, pytest.raises(TimeoutError, match="message 307 had no final status within"):
        wait(waiter, service.base_url, timeout=timeout)
    assert {} == waiter._waiting
    waiter.report(delivery())


@both
def test_limit_is_kept_while_the_service_does_not_answer(wait: Wait) -> None:
    released = threading.Event()

    def answer(request: Seen) -> bytes:
        released.wait(20)
        return WAITING

    with Loopback(answer) as service:
        with pytest.raises(TimeoutError, match=r"within 0\.2 seconds"):
            wait(StatusWaiter(), service.base_url, timeout=0.2)
        released.set()


def test_intervals_grow_up_to_their_limit() -> None:
    intervals = StatusWaiter(interval=5, max_interval=60)._intervals()
    assert [5, 10, 20, 40, 60, 60] == [next(intervals) for _ in range(6)]
