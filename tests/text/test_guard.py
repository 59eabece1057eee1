"""What the client does to the texts of messages: how it spells them, and which it refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from smspartner import ArgumentError, AsyncSMSPartner, ConfigurationError, SMSPartner
from tests.loopback import Loopback, response

SENT = response({"success": True, "code": 200, "message_id": 307, "cost": 0.038, "SMSResponse_List": []})
NUMBER = "+33600000000"

Call = Callable[..., Any]


@pytest.fixture
def service() -> Iterator[Loopback]:
    with Loopback(SENT) as service:
        yield service


def client_of(service: Loopback, **options: Any) -> SMSPartner:
    return SMSPartner(api_key="k", base_url=service.base_url, **options)


def send(client: SMSPartner, text: str, **options: Any) -> None:
    client.messages.send(phone_numbers=NUMBER, message=text, **options)


def send_from_long_number(client: SMSPartner, text: str, **options: Any) -> None:
    client.messages.send_from_long_number(to=NUMBER, from_="33600000001", message=text, **options)


def bulk_send(client: SMSPartner, text: str, **options: Any) -> None:
    members: Any = [{"phone_number": NUMBER, "message": "Hi"}, {"phone_number": NUMBER, "message": text}]
    client.messages.bulk_send(sms_list=members, **options)


def send_rcs(client: SMSPartner, text: str, max_segments: int | None = None, **flags: Any) -> None:
    content = {"conversation": {"text": "Hi"}}
    failover: Any = {"sender": "MyShop", "message": text, **flags}
    client.messages.send_rcs(phone_numbers=[NUMBER], rich_content=content, failover=failover, max_segments=max_segments)


def text_in(body: dict[str, Any]) -> str:
    """The text of a request, wherever it stands."""
    found = body["SMSList"][1] if "SMSList" in body else body.get("failover", body)
    return str(found["message"])


CALLS: dict[str, tuple[Call, str]] = {
    "send": (send, "message"),
    "send_from_long_number": (send_from_long_number, "message"),
    "bulk_send": (bulk_send, "sms_list[1].message"),
    "send_rcs": (send_rcs, "failover.message"),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Bonjour", "Bonjour"),
        ("a\nb\r\nc\rd", "a:br:b:br:c:br:d"),
        ("5 €", "5 :euro:"),
        ("e\u0301te\u0301", "été"),
        ("l’été [x] 😀", "l’été [x] 😀"),  # what the service replaces is left to it
    ],
)
def test_text_is_spelled_as_the_service_wants_it(service: Loopback, name: str, text: str, spelled: str) -> None:
    with client_of(service) as client:
        CALLS[name][0](client, text)
    assert spelled == text_in(json.loads(service.seen[0].body))


@pytest.mark.parametrize("name", ["send", "bulk_send", "send_rcs"])
def test_euro_stays_in_unicode(service: Loopback, name: str) -> None:
    with client_of(service) as client:
        CALLS[name][0](client, "5 €\n", is_unicode=True)
    assert "5 €:br:" == text_in(json.loads(service.seen[0].body))


@pytest.mark.parametrize("name", CALLS)
def test_text_beyond_max_segments_never_leaves(service: Loopback, name: str) -> None:
    call, argument = CALLS[name]
    with client_of(service, max_segments=1) as client:
        call(client, "a" * 160)
        with pytest.raises(ArgumentError) as caught:
            call(client, "a" * 160 + "é!!")
    assert 1 == len(service.seen)
    assert (argument, f"messages.{name}", False) == (
        caught.value.argument, caught.value.operation, caught.value.maybe_sent,
    )  # fmt: skip
    assert caught.value.reason == (
        "takes 2 SMS, and max_segments is 1: U+0061 LATIN SMALL LETTER A at position 153 is the first character "
        "too many (drop 3 characters)"
    )


@pytest.mark.parametrize("name", CALLS)
def test_argument_wins_over_the_client(service: Loopback, name: str) -> None:
    call = CALLS[name][0]
    with client_of(service, max_segments=1) as client:
        call(client, "a" * 300, max_segments=2)
        call(client.with_options(max_segments=None), "a" * 1600)
    with client_of(service) as client, pytest.raises(ArgumentError, match="takes 3 SMS, and max_segments is 2"):
        call(client, "a" * 307, max_segments=2)
    assert 2 == len(service.seen)


@pytest.mark.parametrize("given", [0, -1, "1", "x", True, False, 1.0, [], b"1"])
def test_max_segments_of_a_call_that_is_no_count_is_refused(service: Loopback, given: Any) -> None:
    with client_of(service) as client, pytest.raises(ArgumentError) as caught:
        client.messages.send(phone_numbers=NUMBER, message="Hello", max_segments=given)
    assert f"max_segments: must be an integer of 1 or more, not {given!r}" == str(caught.value)
    assert [] == service.seen


def test_low_cost_takes_one_part_whatever_is_allowed(service: Loopback) -> None:
    with client_of(service, max_segments=3) as client:
        with pytest.raises(ArgumentError, match="takes 2 SMS, and low cost takes one: "):
            send(client, "a" * 161, gamme=2)
        send(client, "a" * 161, gamme=1)


@pytest.mark.parametrize("text", ["Ï", "😀", "a…"])
def test_character_of_unknown_size_is_refused_with_a_limit_only(service: Loopback, text: str) -> None:
    with client_of(service) as client:
        send(client, text)
        with pytest.raises(ArgumentError, match=r"^message: holds U\+.* or send with is_unicode=True$"):
            send(client, text, max_segments=1)
        send(client, text, max_segments=1, is_unicode=True)
    assert 2 == len(service.seen)


def test_control_character_is_refused_with_a_limit(service: Loopback) -> None:
    with client_of(service, max_segments=1) as client:
        with pytest.raises(ArgumentError, match=r"^message: holds the control character U\+0009 at position 1$"):
            send(client, "a\tb")
    assert [] == service.seen


def test_beyond_without_a_suggestion_says_only_where(service: Loopback) -> None:
    with client_of(service, max_segments=1) as client, pytest.raises(ArgumentError) as caught:
        send(client, "a" * 400)
    assert "takes 3 SMS, and max_segments is 1: " in caught.value.reason


def test_async_client_refuses_alike(service: Loopback) -> None:
    async def main() -> None:
        async with AsyncSMSPartner(api_key="k", base_url=service.base_url, max_segments=1) as client:
            await client.messages.send(phone_numbers=NUMBER, message="a" * 161)

    with pytest.raises(ArgumentError, match="max_segments is 1"):
        asyncio.run(main())


@pytest.mark.parametrize("limit", [0, -1, True, 1.5, "1"])
def test_limit_that_is_no_count_is_refused(limit: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^max_segments: must be an integer of 1 or more, not "):
        SMSPartner(api_key="k", max_segments=limit)


def test_bulk_without_members_and_rcs_without_failover_are_left_alone(service: Loopback) -> None:
    with client_of(service, max_segments=1) as client:
        client.messages.send_rcs(phone_numbers=[NUMBER], rich_content={"conversation": {"text": "Hi"}})
        client.messages.send_rcs(
            phone_numbers=[NUMBER], rich_content={"conversation": {"text": "Hi"}}, failover={"sender": "MyShop"}
        )
    assert 2 == len(service.seen)
