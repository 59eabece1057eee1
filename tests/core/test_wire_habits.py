"""What the service was recorded or quoted to answer, and to post: each is read as its reader needs it."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from smspartner import (
    APIError,
    AuthenticationError,
    DecodingError,
    FieldError,
    InvalidRequestError,
    SMSPartner,
    SMSPartnerError,
    models,
    read_callback,
)
from tests.loopback import Loopback, response

PARIS = ZoneInfo("Europe/Paris")
SENT = {"success": True, "code": 200, "message_id": 307, "nb_sms": 1, "cost": 0.038, "currency": "EUR"}
NUMBER = "+33600000000"
BAD_NUMBER = "Le numéro de téléphone est invalide"
VAGUE = {
    "success": False,
    "code": 55,
    "message": "Aucun numéro à envoyer",
    "errors": [{"phoneNumber": NUMBER, "code": "9", "message": BAD_NUMBER}],
}


def send(answer: bytes) -> Any:
    with (
        Loopback(answer) as service,
        SMSPartner(api_key="k", base_url=service.base_url, max_retries=0) as client,
    ):
        return client.messages.send(phone_numbers=NUMBER, message="Hello")


def refused(answer: bytes) -> Any:
    with pytest.raises(SMSPartnerError) as raised:
        send(answer)
    return raised.value


@pytest.mark.parametrize(
    ("word", "status"), [("delivered", "DELIVERED"), ("not delivered", "NOT_DELIVERED"), ("waiting", "WAITING")]
)
@pytest.mark.parametrize("tag", [{}, {"tag": "abc"}])
def test_delivery_report_is_read_whole(word: str, status: str, tag: dict[str, str]) -> None:
    fields = {"status": word, "msgId": "11111111", "date": 1764768485, "phone": NUMBER, "cost": "0.049"}
    event = read_callback(json.dumps({**fields, "currency": "EUR", **tag}).encode())
    expected = models.DeliveryReport(
        message_id=11111111,
        phone_number=NUMBER,
        date=dt.datetime(2025, 12, 3, 14, 28, 5, tzinfo=PARIS),
        cost=Decimal("0.049"),
        currency="EUR",
        tag=tag.get("tag"),
        status=models.DeliveryStatus[status],
    )
    assert (expected, {}) == (event, event.extra)


POSITIONAL = (
    "<result><entry>false</entry><entry>55</entry><entry>Aucun numéro à envoyer</entry>"
    f"<entry><entry><entry>{NUMBER}</entry><entry>9</entry><entry>{BAD_NUMBER}</entry></entry></entry></result>"
)
NAMED = (
    "<result><success>false</success><code>55</code><message>Aucun numéro à envoyer</message><errors><entry>"
    f"<phoneNumber>{NUMBER}</phoneNumber><code>9</code><message>{BAD_NUMBER}</message></entry></errors></result>"
)


KEYED = (
    '<result><entry key="success">false</entry><entry key="code">55</entry><entry key="message">Aucun numéro à envoyer'
    f'</entry><entry key="errors"><entry key="0"><entry key="phoneNumber">{NUMBER}</entry><entry key="code">9</entry>'
    f'<entry key="message">{BAD_NUMBER}</entry></entry></entry></result>'
)


@pytest.mark.parametrize("status", [200, 400, 404])
@pytest.mark.parametrize("body", [VAGUE, POSITIONAL, NAMED, KEYED], ids=["JSON", "positional", "named", "keyed"])
def test_vague_refusal_has_its_members_class_and_number(body: Any, status: int) -> None:
    error = refused(response(body, status=status))
    member = FieldError(phone_number=NUMBER, code=9, message=BAD_NUMBER)
    assert (InvalidRequestError, 55, (member,), 1) == (
        type(error),
        error.code,
        error.field_errors,
        error.field_error_count,
    )
    assert "Aucun numéro à envoyer" == error.message
    assert f"Aucun numéro à envoyer; {NUMBER}: {BAD_NUMBER}" in str(error)
    assert "None" not in str(error)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["11"], "InsufficientCreditError"),
        ([11, "11"], "InsufficientCreditError"),
        (["11", "9"], "InvalidRequestError"),
        (["20"], "NotAllowedError"),
        (["12345"], "InvalidRequestError"),
        (["x"], "InvalidRequestError"),
        ([], "InvalidRequestError"),
    ],
)
def test_members_of_a_vague_refusal_decide_if_they_agree(codes: list[Any], expected: str) -> None:
    errors = [{"phoneNumber": NUMBER, "code": code} for code in codes]
    assert expected == type(refused(response({"success": False, "code": 55, "errors": errors}))).__name__


def test_message_without_an_id_is_unreadable_and_may_be_sent() -> None:
    error = refused(response({"success": True, "code": 200, "message": "Request queued for processing"}))
    assert (DecodingError, True) == (type(error), error.maybe_sent)
    assert "message_id is missing" in str(error)
    assert "client.resolve" in str(error)


def test_id_that_is_none_is_kept_and_the_cost_is_a_decimal() -> None:
    sent = send(response({**SENT, "message_id": "abc", "cost": "0.155"}))
    assert (None, {"message_id": "abc"}, Decimal("0.155")) == (sent.message_id, sent.extra, sent.cost)


@pytest.mark.parametrize("status", [200, 400, 401])
def test_code_in_a_string_and_error_in_a_string_are_read(status: int) -> None:
    error = refused(response({"success": False, "code": "10", "error": "Clé API invalide"}, status=status))
    assert (AuthenticationError, 10, "Clé API invalide") == (type(error), error.code, error.message)


@pytest.mark.parametrize("status", [200, 400, 403, 422])
@pytest.mark.parametrize("name", ["error", "errors"])
def test_refusal_is_the_same_by_either_name_at_any_status(name: str, status: int) -> None:
    listed = [{"elementId": "children[message].data", "message": "Le message est requis"}]
    error = refused(response({"success": False, "code": 9, name: listed}, status=status))
    expected = (FieldError("children[message].data", "Le message est requis"),)
    assert (InvalidRequestError, 9, expected) == (type(error), error.code, error.field_errors)


def test_scheduled_delivery_date_is_aware() -> None:
    sent = send(response({**SENT, "scheduledDeliveryDate": "2018-08-16 17:45:00"}))
    assert dt.datetime(2018, 8, 16, 17, 45, tzinfo=PARIS) == sent.scheduled_delivery_date
    entries = "".join(f"<entry>{value}</entry>" for value in ("true", 200, 307, 1, 0.038, "EUR", "2018-08-16 17:45:00"))
    assert sent == send(response(f"<result>{entries}</result>"))


@pytest.mark.parametrize(
    ("word", "is_delivered", "is_final"),
    [("Sent", False, False), ("sent", False, False), ("DELIVRD", True, True), ("expired", False, True)],
)
def test_statuses_pass_through_and_tell_what_they_mean(word: str, *, is_delivered: bool, is_final: bool) -> None:
    listed = [{"phoneNumber": NUMBER, "status": word, "stopSMS": False, "date": "1517989111"}]
    answer = response({"success": True, "code": 200, "message_id": "307", "StatutResponse_List": listed})
    with Loopback(answer) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        (member,) = client.statuses.by_message(message_id=307).statut_response_list
    status = member.status
    assert (word, is_delivered, is_final) == (str(status), status.is_delivered, status.is_final)


def test_the_last_of_two_equal_keys_wins() -> None:
    sent = send(response(json.dumps(SENT)[:-1] + ', "message_id": 308}'))
    assert 308 == sent.message_id


REST: list[tuple[dict[str, Any], tuple[FieldError, ...], dict[str, Any]]] = [
    ({"errors": [{"elementId": "a", "at": "FR"}]}, (FieldError("a", extra={"at": "FR"}),), {}),
    ({"errors": [{"code": "x", "message": ["a"]}]}, (FieldError(extra={"code": "x", "message": ["a"]}),), {}),
    ({"errors": {"0": {"elementId": "a"}, "2": {"elementId": "b"}}}, (FieldError("a"), FieldError("b")), {}),
    ({"errors": {"sender": "Trop long", "tag": "x"}}, (FieldError("sender", "Trop long"), FieldError("tag", "x")), {}),
    ({"errors": {"code": 9, "message": "m"}}, (FieldError(message="m", code=9),), {}),
    ({"errors": ["Trop long", None, 7]}, (FieldError(message="Trop long"), FieldError(), FieldError(message="7")), {}),
    ({"errors": [["+336", "9", "m", "x"]]}, (FieldError(None, "m", "+336", 9, {"#4": "x"}),), {}),
    ({"errors": [["a", "b", "c"]]}, (FieldError("a", "b", extra={"#3": "c"}),), {}),
    ({"error": [{"elementId": "a"}], "errors": [{"elementId": "b"}]}, (FieldError("b"), FieldError("a")), {}),
    ({"message": "m", "error": "other", "errors": 7}, (), {"error": "other", "errors": 7}),
    ({"message": {"a": [1, {"b": None}]}}, (), {"message": {"a": [1, {"b": None}]}}),
    ({"error": None, "errors": [], "docs": "a", "trace": [1]}, (), {"docs": "a", "trace": [1]}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "field_errors", "extra"), REST)
def test_nothing_of_a_refusal_is_lost(
    given: dict[str, Any], field_errors: tuple[FieldError, ...], extra: dict[str, Any]
) -> None:
    error = refused(response({"success": False, "code": 9, **given}))
    assert isinstance(error, APIError)
    assert (field_errors, extra) == (error.field_errors, error.extra)
    assert "None" not in str(error)


def test_sentences_of_an_error_end_in_one_mark() -> None:
    error = refused(response({"success": False, "code": 9, "message": "Non.", "errors": [{"message": "Trop long."}]}))
    assert "the field errors say which): Non; Trop long; change the arguments" in str(error)


def test_positional_refusal_keeps_what_comes_after_its_errors() -> None:
    listed = "<entry><entry>a</entry><entry>b</entry></entry>"
    entries = "".join(f"<entry>{part}</entry>" for part in ("0", "9", listed, "m", "", "x"))
    error = refused(response(f"<result>{entries}</result>"))
    expected = (9, "m", (FieldError("a", "b"),), {"#6": "x"})
    assert expected == (error.code, error.message, error.field_errors, error.extra)


def test_a_repeated_key_is_masked_in_all_of_a_refusal() -> None:
    key = "a-key-of-our-own"
    given = {"message": key, "errors": [{"elementId": key, "message": key, "new": {key: [key]}}], "url": f"?k={key}"}
    answer = response({"success": False, "code": 9, **given})
    with Loopback(answer) as service, SMSPartner(api_key=key, base_url=service.base_url) as client:
        with pytest.raises(APIError) as raised:
            client.account.me()
    error = raised.value
    assert key not in f"{error} {error.__dict__}"
    assert {"url": "?k=***"} == error.extra
