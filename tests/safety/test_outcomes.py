"""Finding out what became of a message that may have been sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from smspartner import (
    AsyncSMSPartner,
    AuthenticationError,
    InsufficientCreditError,
    Outcome,
    OutcomeUnknownError,
    SMSPartner,
    SMSPartnerError,
)
from smspartner_core.retry import without_waiting

NUMBER = "+33600000000"
STATUSES: dict[str, Any] = {
    "success": True,
    "code": 200,
    "total": 1,
    "StatutResponse_List": [{"success": True, "code": 200, "phoneNumber": NUMBER, "status": "Delivered"}],
}
NOBODY = {"success": False, "code": 4, "message": "No such message"}


class Service:
    """Cuts every message off, and answers inquiries as told; the last answer again and again."""

    def __init__(self, *inquiries: Any) -> None:
        self.inquiries = list(inquiries)
        self.tags: list[str | None] = []
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.tags.append(json.loads(request.content).get("tag"))
            raise httpx.ReadError("cut off")
        self.asked.append(request.url.params["tag"])
        said = self.inquiries.pop(0) if len(self.inquiries) > 1 else self.inquiries[0]
        if isinstance(said, Exception):
            raise said
        number = 200 if said.get("success") else {4: 404, 10: 400}.get(said.get("code"), 502)
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
