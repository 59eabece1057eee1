"""What an HTTP status says of a call: every status, with every kind of body, for every effect."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from smspartner import (
    APIError,
    AuthenticationError,
    DecodingError,
    InsufficientCreditError,
    InvalidRequestError,
    NotAllowedError,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
    ServiceError,
    SMSPartner,
    SMSPartnerError,
    TransportError,
)
from smspartner_core.retry import without_waiting
from smspartner_core.verdict import TABLE, verdict_of
from tests.loopback import Loopback, response

PAGE = "<html><h1>Whatever</h1></html>"
BODIES: dict[str, Any] = {
    "nothing": "",
    "a web page": PAGE,
    "an error page of a PHP framework": {"code": 500, "message": "Internal Server Error"},
    "a gateway that speaks gRPC": {"code": 14, "message": "unavailable", "details": []},
    "a code that is the service's for another thing": {"code": 11},
    "success": {"success": True, "code": 200, "message_id": 1},
    "no code": {"success": False, "message": "Non"},
    "XML of somebody": "<response><code>14</code></response>",
}
OWN_FORMS: dict[str, Any] = {
    "JSON": {"success": False, "code": 11, "message": "Crédits insuffisants"},
    "JSON, texts": {"success": "false", "code": "11"},
    "positional XML": "<result><entry>false</entry><entry>11</entry></result>",
    "named XML": "<result><success>false</success><code>11</code></result>",
}
MAYBE_SENT = [300, 301, 302, 303, 304, 408, 409, 425, 499, *range(500, 512), *range(520, 531), 599, 600, 999]
NOT_SENT = [
    status for status in range(400, 500) if status not in (408, 409, 425, 429, 499)
] + [307, 308]  # fmt: skip
CLASSES = {401: AuthenticationError, 403: NotAllowedError, 404: NotFoundError, 400: InvalidRequestError}


def send(status: int, body: Any) -> SMSPartnerError:
    """The error of a message that is answered so."""
    with (
        Loopback(response(body, status=status)) as service,
        SMSPartner(api_key="k", base_url=service.base_url) as client,
    ):
        with without_waiting(), pytest.raises(SMSPartnerError) as caught:
            client.messages.send(phone_numbers="+33600000000", message="Hello")
    assert 1 == len(service.seen)
    return caught.value


@pytest.mark.parametrize("status", MAYBE_SENT)
def test_status_that_proves_nothing_leaves_a_message_in_doubt_whatever_the_body_calls_a_code(status: int) -> None:
    for name, body in BODIES.items():
        error = send(status, body)
        assert (True, name) == (error.maybe_sent, name)
        assert "find out" in str(error)
        if status >= 500 and status < 600:
            assert (ServiceError, None) == (type(error), error.code)  # type: ignore[attr-defined]
        elif 400 <= status < 500:
            assert isinstance(error, APIError)
        else:
            assert type(error) is DecodingError


@pytest.mark.parametrize("status", NOT_SENT)
def test_status_that_says_that_nothing_was_begun_is_not_sent(status: int) -> None:
    for name, body in BODIES.items():
        error = send(status, body)
        assert (False, name) == (error.maybe_sent, name)
        assert isinstance(error, APIError if status >= 400 else DecodingError)
    assert type(send(status, PAGE)) is verdict_of(status).error


@pytest.mark.parametrize("status", [200, 201, 202, 206])
def test_success_that_cannot_be_read_leaves_a_message_in_doubt(status: int) -> None:
    queued = {"success": True, "code": 200, "message": "Request queued for processing"}  # seen in July 2026
    for body in ("", PAGE, "{", "[]", queued, {"success": False, "message": "Non"}):
        error = send(status, body)
        assert (DecodingError, True) == (type(error), error.maybe_sent)


@pytest.mark.parametrize("status", [200, 302, 400, 404, 408, 409, 425, 499, 500, 502, 503, 504, 520])
@pytest.mark.parametrize("body", OWN_FORMS.values(), ids=OWN_FORMS.keys())
def test_refusal_in_the_services_own_form_was_not_sent_at_any_status(status: int, body: Any) -> None:
    error = send(status, body)
    assert isinstance(error, InsufficientCreditError)
    assert (False, 11, True) == (error.maybe_sent, error.code, error.in_own_form)


def test_gateways_message_stays_readable() -> None:
    error = send(503, BODIES["a gateway that speaks gRPC"])
    assert isinstance(error, APIError)
    assert ("unavailable", None, False) == (error.message, error.meaning, error.in_own_form)
    assert str(error).startswith("messages.send was answered by HTTP 503, and its body by code 14: unavailable; it may")


READING_AGAIN = [408, 425, 429, 500, 502, 503, 504, *range(520, 530)]


@pytest.mark.parametrize("status", [*READING_AGAIN, 400, 402, 404, 409, 410, 499, 501, 505, 511, 530])
def test_reading_calls_are_retried_after_what_may_pass(status: int) -> None:
    expected = 3 if status in READING_AGAIN else 1
    calls: tuple[Callable[[SMSPartner], object], ...] = (
        lambda client: client.stops.list(),
        lambda client: client.messages.cancel(message_id=1),
    )
    for call in calls:
        with (
            Loopback(response(PAGE, status=status)) as service,
            SMSPartner(api_key="k", base_url=service.base_url) as client,
        ):
            with without_waiting(), pytest.raises(APIError) as caught:
                call(client)
        assert (expected, False) == (len(service.seen), caught.value.maybe_sent)


@pytest.mark.parametrize("first", [500, 502, 503, 504, 520, 408, 425])
def test_it_is_so_already_after_a_failure_may_have_been_us(first: int) -> None:
    already = response({"success": False, "code": 5, "message": "Déjà annulé"}, status=400)
    with (
        Loopback(response(PAGE, status=first), already) as service,
        SMSPartner(api_key="k", base_url=service.base_url) as client,
    ):
        with without_waiting(), pytest.raises(InvalidRequestError, match="may have done it") as caught:
            client.messages.cancel(message_id=1)
    assert caught.value.maybe_done


def test_it_is_so_already_after_429_was_not_us() -> None:
    already = response({"success": False, "code": 5, "message": "Déjà annulé"}, status=400)
    with (
        Loopback(response(PAGE, status=429), already) as service,
        SMSPartner(api_key="k", base_url=service.base_url) as client,
    ):
        with without_waiting(), pytest.raises(InvalidRequestError) as caught:
            client.messages.cancel(message_id=1)
    assert not caught.value.maybe_done


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda client: client.stops.list(), TransportError, "it had no effect and may be repeated"),
        (
            lambda client: client.messages.cancel(message_id=1),
            TransportError,
            "taken effect; repeating it does no harm",
        ),
        (
            lambda client: client.messages.send(phone_numbers="+33600000000", message="Hello"),
            OutcomeUnknownError,
            "it may have taken effect: find out (see `client.resolve`) before you repeat it",
        ),
    ],
    ids=["none", "idempotent", "once"],
)
def test_call_that_was_cut_off_says_what_repeating_it_does(
    call: Callable[[SMSPartner], object], error: type[SMSPartnerError], said: str
) -> None:
    with Loopback(b"") as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        with without_waiting(), pytest.raises(error) as caught:
            call(client)
    assert str(caught.value).endswith(said)
    assert (error is OutcomeUnknownError) == caught.value.maybe_sent


def test_idempotent_call_that_never_left_had_no_effect() -> None:
    with SMSPartner(api_key="k", base_url="http://127.0.0.1:9/v1") as client:
        with without_waiting(), pytest.raises(TransportError, match=r"it had no effect and may be repeated$"):
            client.messages.cancel(message_id=1)


def test_rate_limit_turns_a_message_away() -> None:
    with Loopback(response(PAGE, status=429)) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        with without_waiting(), pytest.raises(RateLimitError) as caught:
            client.messages.send(phone_numbers="+33600000000", message="Hello")
    assert (3, False) == (len(service.seen), caught.value.maybe_sent)


def test_table_in_the_docs_is_the_table_in_the_code() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "safety.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]*[0-9][^|]*) \| `(\w+)` \| (yes|no) \|$", page, re.MULTILINE)
    expected = [
        (_written(row.statuses), row.error.__name__, "yes" if row.maybe_sent else "no") for row in TABLE
    ]  # fmt: skip
    assert expected == rows


def _written(statuses: Collection[int]) -> str:
    first = min(statuses)
    if len(statuses) < 100:
        return ", ".join(map(str, statuses))
    others = any(min(row.statuses) // 100 == first // 100 and row.statuses != statuses for row in TABLE)
    return f"any other {first // 100}xx" if others else f"{first // 100}xx" + " that cannot be read" * (first == 200)
