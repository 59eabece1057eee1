"""What the service posts, as it was recorded, as its pages print it, and as networks bend it."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest

from smspartner import ArgumentError, DecodingError, UnknownCallback, models, read_callback
from smspartner.models import DeliveryReport, DeliveryStatus, LongNumberReply, NumberVerification, Reply, Stop

PARIS = ZoneInfo("Europe/Paris")
REPORT = {
    "status": "delivered",
    "msgId": "11111111",
    "date": 1764768485,
    "phone": "+33600000000",
    "cost": "0.049",
    "currency": "EUR",
    "tag": "abc",
}
OLD_REPORT = {
    "type": "dlr",
    "phone_number": "+33600000000",
    "message_id": 307,
    "status": "Delivered",
    "date": "1517989111",
}
REPLY = {"type": "response", "phone_number": "+33600000000", "text": "Oui é", "message_id": 307}
STOP = {"type": "stop", "phone_number": "+33600000000", "text": "STOP", "message_id": "307"}
LONG_REPLY = {
    "msisdn": "33600000000",
    "to": "33644444444",
    "messageId": "0a1b2c3d",
    "concat": "true",
    "concat-ref": "17",
    "concat-total": "2",
    "concat-part": "1",
    "text": " Test one ",
    "type": "text",
    "keyword": "Test",
    "message-timestamp": "2016-03-10 09:51:46",
}
VERIFICATION = {
    "phone": "33600000000",
    "messageId": "HLR000000",
    "mccMnc": "20815",
    "ported": 0,
    "errorGrpId": 0,
    "errorName": "NO_ERROR ",
    "errorDesc": "No Error",
    "date": "2018-03-05T10:34:52.355+0000",
}
EVENTS: list[tuple[dict[str, Any], Any]] = [
    (
        REPORT,
        DeliveryReport(
            status=DeliveryStatus.DELIVERED,
            message_id=11111111,
            date=dt.datetime(2025, 12, 3, 14, 28, 5, tzinfo=PARIS),
            phone_number="+33600000000",
            cost=Decimal("0.049"),
            currency="EUR",
            tag="abc",
        ),
    ),
    (
        OLD_REPORT,
        DeliveryReport(
            status=DeliveryStatus.DELIVERED,
            message_id=307,
            date=dt.datetime(2018, 2, 7, 8, 38, 31, tzinfo=PARIS),
            phone_number="+33600000000",
            type="dlr",
        ),
    ),
    (REPLY, Reply(type="response", phone_number="+33600000000", text="Oui é", message_id=307)),
    (STOP, Stop(type="stop", phone_number="+33600000000", text="STOP", message_id=307)),
    (
        LONG_REPLY,
        LongNumberReply(
            msisdn="33600000000",
            to="33644444444",
            message_id="0a1b2c3d",
            concat="true",
            concat_ref="17",
            concat_total=2,
            concat_part=1,
            text=" Test one ",
            type="text",
            keyword="Test",
            message_timestamp=dt.datetime(2016, 3, 10, 9, 51, 46, tzinfo=PARIS),
        ),
    ),
    (
        VERIFICATION,
        NumberVerification(
            phone="33600000000",
            message_id="HLR000000",
            mcc_mnc="20815",
            ported=False,
            error_grp_id=0,
            error_name=models.VerificationError.NO_ERROR,
            error_desc="No Error",
            date=dt.datetime(2018, 3, 5, 10, 34, 52, 355000, tzinfo=dt.UTC),
        ),
    ),
    ({"hello": 1, "new": "x"}, UnknownCallback(extra={"hello": 1, "new": "x"})),
]
FORM = "application/x-www-form-urlencoded"


def as_form(fields: dict[str, Any], charset: str = "utf-8", safe: str = "") -> bytes:
    return urlencode(fields, encoding=charset, safe=safe).encode()


@pytest.mark.parametrize(("fields", "event"), EVENTS)
@pytest.mark.parametrize("content_type", [None, "application/json", "text/plain", FORM, "application/json; charset=x,"])
def test_json_is_the_event_that_it_tells(fields: dict[str, Any], event: Any, content_type: str | None) -> None:
    if content_type and content_type.endswith("x,"):
        content_type = "application/json; charset=UTF8, application/json"
    assert event == read_callback(json.dumps(fields, ensure_ascii=False).encode(), content_type)


@pytest.mark.parametrize(("fields", "event"), EVENTS[:-1])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("is_declared", [True, False])
@pytest.mark.parametrize("safe", ["", "+"])
def test_form_is_the_event_that_it_tells(
    fields: dict[str, Any], event: Any, charset: str, safe: str, *, is_declared: bool
) -> None:
    """In every encoding, said or not, and where a + was not escaped."""
    content_type = f"{FORM}; charset={charset}" if is_declared else FORM
    assert event == read_callback(as_form(fields, charset, safe), content_type)
    assert event == read_callback(as_form(fields, charset, safe), content_type.replace(FORM, "application/json"))
    assert event == read_callback(as_form(fields, charset, safe) + b"\r\n", content_type)


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_json_in_another_encoding_is_read(charset: str) -> None:
    event = read_callback(json.dumps(REPLY, ensure_ascii=False).encode(charset))
    assert isinstance(event, Reply)
    assert "Oui é" == event.text


def test_bytes_that_a_form_does_not_escape_are_read() -> None:
    event = read_callback("type=response&phone_number=+33600000000&text=Café".encode())
    assert isinstance(event, Reply)
    assert ("+33600000000", "Café") == (event.phone_number, event.text)


@pytest.mark.parametrize("names", [("msgId", "phone"), ("message_id", "phone_number"), ("messageId", "phoneNumber")])
def test_report_is_read_by_each_of_its_names(names: tuple[str, str]) -> None:
    event = read_callback(as_form({"status": "waiting", names[0]: "7", names[1]: "+336"}))
    assert DeliveryReport(status=DeliveryStatus.WAITING, message_id=7, phone_number="+336") == event


def test_a_name_and_its_alias_are_both_kept() -> None:
    event = read_callback(as_form({"status": "waiting", "msgId": "7", "message_id": "8", "phone": "+336"}))
    assert isinstance(event, DeliveryReport)
    assert (7, {"message_id": "8"}) == (event.message_id, event.extra)


INCOMPLETE = [
    ({"status": "delivered"}, "DeliveryReport: msgId is missing"),
    ({"status": "delivered", "msgId": "7"}, "DeliveryReport: phone is missing"),
    ({"status": "delivered", "msgId": "abc", "phone": "+336"}, "DeliveryReport: msgId is not readable"),
    ({"status": "delivered", "msgId": "", "phone": "+336"}, "DeliveryReport: msgId is empty"),
    ({"status": "delivered", "msgId": "7", "phone": None}, "DeliveryReport: phone is empty"),
    ({"status": None, "msgId": "7", "phone": "+336"}, "DeliveryReport: status is empty"),
    ({"msgId": "7", "phone": "+336"}, "DeliveryReport: status is missing"),
    ({"type": "dlr"}, "DeliveryReport: msgId is missing"),
    ({"type": "response"}, "Reply: phone_number is missing"),
    ({"type": "STOP ", "phone_number": ""}, "Stop: phone_number is empty"),
    ({"type": "stop", "phone_number": {"a": 1}}, "Stop: phone_number is not readable"),
    ({"msisdn": "336"}, "LongNumberReply: text is missing"),
    *[
        ({"status": "delivered", "msgId": "7", "phone": phone}, f"DeliveryReport: phone is {reason}")
        for phone, reason in (("+", "no number"), (" ", "no number"), ("zz", "no number"), ("+33x", "no number"))
    ],
    *[
        ({"status": "delivered", "msgId": number, "phone": "+336"}, "DeliveryReport: msgId is no id")
        for number in (0, -5, "0", "-1")
    ],
    ({"status": "delivered", "msgId": False, "phone": "+336"}, "DeliveryReport: msgId is empty"),
    ({"type": "response", "phone_number": "x"}, "Reply: phone_number is no number"),
    ({"type": "stop", "phone_number": "+"}, "Stop: phone_number is no number"),
    ({"msisdn": "x", "to": "336", "text": ""}, "LongNumberReply: msisdn is no number"),
    ({"msisdn": "336", "to": " ", "text": ""}, "LongNumberReply: to is no number"),
    ({"errorName": "NO_ERROR", "phone": "?"}, "NumberVerification: phone is no number"),
    ({"errorGrpId": 1}, "NumberVerification: errorName is missing"),
]


@pytest.mark.parametrize(("fields", "reason"), INCOMPLETE)
def test_an_event_without_what_it_always_has_is_an_error(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(DecodingError, match=f"cannot be read as a {reason}"):
        read_callback(json.dumps(fields).encode())


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"{", "application/json", "not well-formed"),
        (b"", "application/json", "it is empty"),
        (b"[]", "application/json", "it is not an object"),
        (b"7", "application/json", "it is neither JSON nor a form"),
        (b"{}", None, "it is empty"),
        (b"", None, "it is empty"),
        (b"hello", FORM, "it is neither JSON nor a form"),
        (b"<a b='1'/>", "application/xml", "it is neither JSON nor a form"),
        (b"a=1", f"{FORM}; charset=punycode", "its character encoding is unknown"),
        (b"a=%ff", f"{FORM}; charset=utf-8", "byte 0 is not utf-8"),
        (b"&".join([b"a=1"] * 200), None, "Max number of fields exceeded"),
        (b'{"a": NaN}', None, "it holds NaN"),
    ],
)
def test_what_cannot_be_read_is_an_error(body: bytes, content_type: str | None, reason: str) -> None:
    with pytest.raises(DecodingError, match=reason):
        read_callback(body, content_type)


def test_form_with_nothing_but_a_plus_is_an_error() -> None:
    with pytest.raises(DecodingError, match="phone is no number of a phone"):
        read_callback(b"status=delivered&msgId=307&phone=+")


@pytest.mark.parametrize("number", ["+33600000000", "33 6 00 00 00 00", "(0)6.00", "36180"])
def test_numbers_that_phones_have_are_read(number: str) -> None:
    event = read_callback(json.dumps({**REPLY, "phone_number": number.replace("(0)", "0")}).encode())
    assert isinstance(event, Reply)


@pytest.mark.parametrize(("fields", "event"), EVENTS)
@pytest.mark.parametrize("kind", [bytearray, memoryview, bytes.decode])
def test_body_may_be_a_string_or_any_bytes(fields: dict[str, Any], event: Any, kind: Any) -> None:
    body = json.dumps(fields, ensure_ascii=False).encode()
    for content_type in (None, "application/json", "application/json; charset=utf-8"):
        assert event == read_callback(kind(body), content_type)


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "klingon"])
def test_string_needs_no_charset(charset: str) -> None:
    body = json.dumps(REPLY, ensure_ascii=False)
    assert read_callback(body.encode()) == read_callback(body, f"application/json; charset={charset}")


def test_half_a_surrogate_pair_is_an_error() -> None:
    with pytest.raises(DecodingError, match="is not utf-8"):
        read_callback('{"hello": "\ud800"}')


@pytest.mark.parametrize("body", [None, {"status": "delivered"}, 7, ["a"], object()])
def test_body_of_another_type_is_refused_in_a_sentence(body: Any) -> None:
    with pytest.raises(ArgumentError, match=f"^body: must be bytes or a string, not {type(body).__name__}$"):
        read_callback(body)


@pytest.mark.parametrize("content_type", [5, b"application/json", ["application/json"], {}])
def test_content_type_of_another_type_is_refused_in_a_sentence(content_type: Any) -> None:
    expected = f"^content_type: must be a string or None, not {type(content_type).__name__}$"
    with pytest.raises(ArgumentError, match=expected):
        read_callback(b'{"hello": 1}', content_type)


def test_unknown_callbacks_are_told_apart() -> None:
    one, other = (read_callback(body) for body in (b'{"hello": 1}', b'{"hello": 2}'))
    assert one != other
    assert one == pickle.loads(pickle.dumps(one))
    assert len({one, other}) == 2
    assert {"extra": {"hello": 1}} == one.to_dict()


MEANINGS = [
    ("Delivered", True, True),
    ("delivered", True, True),
    ("DELIVERED ", True, True),
    ("DELIVRD", True, True),
    ("delivrd", True, True),
    ("Not delivered", False, True),
    ("not delivered", False, True),
    ("ko", False, True),
    ("UNDELIV", False, True),
    ("EXPIRED", False, True),
    ("Rejectd", False, True),
    ("Waiting", False, False),
    ("Sent", False, False),
    ("PENDING", False, False),
    ("ACCEPTD", False, False),
    ("ENROUTE", False, False),
    ("UNKNOWN", False, False),
    ("brand new", False, False),
]


@pytest.mark.parametrize("statuses", [models.Status, models.DeliveryStatus])
@pytest.mark.parametrize(("word", "is_delivered", "is_final"), MEANINGS)
def test_statuses_mean_the_same_in_all_words(
    statuses: type[models.Status] | type[models.DeliveryStatus], word: str, *, is_delivered: bool, is_final: bool
) -> None:
    status = statuses(word)
    assert (is_delivered, is_final) == (status.is_delivered, status.is_final)
    assert word.strip().casefold() == str(status).strip().casefold()
