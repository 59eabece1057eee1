"""What programs in production put on the wire, line by line: the mock answers as their authors expect."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest

from smspartner_mock import MockServer
from smspartner_mock.engine import Engine
from smspartner_mock.exchange import Request
from smspartner_mock.settings import Settings
from smspartner_mock.state.messages import Message, Messages
from smspartner_mock.state.stops import StopList
from tests.mock.requests import KEY, outcome, post, post_body, read

HELLO: dict[str, Any] = {"phoneNumbers": "+33600000000", "message": "Hello world"}
JSON = json.dumps({"apiKey": KEY, **HELLO}).encode()
XML = (
    f"<request><apiKey>{KEY}</apiKey><phoneNumbers>+33600000000</phoneNumbers><message>Hello world</message></request>"
).encode()
FORM = b"application/x-www-form-urlencoded"


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True)


def sent(engine: Engine) -> Message:
    message = engine.service.of(Messages).latest()
    assert message is not None
    return message


@pytest.mark.parametrize("number", ["+33600000000", "%2B33600000000", "33600000000", "0600000000"])
def test_number_in_a_query_is_read_with_a_raw_plus_too(engine: Engine, number: str) -> None:
    post(engine, "/send", **HELLO)
    query = f"apiKey={KEY}&messageId=307&phoneNumber={number}".encode()
    assert 200 == engine.answer(Request("GET", "/v1/message-status", query)).status


@pytest.mark.parametrize(
    "headers",
    [
        [(b"content_type", b"application/json"), (b"content-type", FORM)],
        [(b"content-type", FORM)],
        [],
        [(b"content-type", b"application/json; charset=utf-8")],
        [(b"content-type", b"application/json")],
        [(b"content-type", b"application/xml")],
        [(b"content-type", b"text/xml")],
        [(b"content-type", b"text/plain")],
        [(b"content-type", b"multipart/form-data; boundary=x")],
        [(b"webhookurl", b"https://example.org/hook")],
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "body",
    [JSON, JSON.replace(b"Hello world", b"Hello\\/world"), b"\r\n" + JSON, XML, b"\n<?xml version='1.0'?>" + XML],
    ids=["json", "json-escaped-slashes", "json-after-a-line", "xml", "xml-after-a-line"],
)
def test_body_is_read_by_its_content_whatever_its_type(
    engine: Engine, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    if body.startswith(b"\n<?xml"):
        body = body.removeprefix(b"\n")  # XML allows nothing before its declaration
    assert (200, 200) == outcome(post_body(engine, "/send", body, *headers))
    assert "world" in sent(engine).recipients[0].text


@pytest.mark.parametrize("content_type", [FORM, b"application/json", b""])
def test_form_as_a_body_is_malformed(engine: Engine, content_type: bytes) -> None:
    body = b"apiKey=test-key&phoneNumbers=%2B33600000000&message=Hello"
    assert (400, 90) == outcome(post_body(engine, "/send", body, (b"content-type", content_type)))


NOT_GIVEN: dict[str, Any] = dict.fromkeys(("tag", "urlDlr", "urlResponse", "sender", "gamme"))


@pytest.mark.parametrize("value", ["", None], ids=repr)
@pytest.mark.parametrize(
    "name",
    ["tag", "urlDlr", "urlResponse", "sender", "gamme", "isStopSms", "isUnicode", "sandbox", "scheduledDeliveryDate"],
)
def test_empty_value_is_not_given(engine: Engine, name: str, value: Any) -> None:
    assert (200, 200) == outcome(post(engine, "/send", **HELLO, **{name: value}))
    message = sent(engine)
    assert (None, None, {}, None) == (message.tag, message.sender, message.callbacks, message.scheduled_for)


def test_all_at_once_are_not_given(engine: Engine) -> None:
    empty: dict[str, Any] = {
        "scheduledDeliveryDate": "",
        "time": "",
        "minute": None,
        "webhookUrl": None,
        "virtualNumber": "",
    }
    assert (200, 200) == outcome(post(engine, "/send", **HELLO | NOT_GIVEN | empty))


@pytest.mark.parametrize("value", ["", None], ids=repr)
def test_required_value_is_missed_when_it_is_empty(engine: Engine, value: Any) -> None:
    assert (400, 43) == outcome(post(engine, "/send", **HELLO | {"message": value}))
    assert (400, 2) == outcome(post(engine, "/send", **HELLO | {"phoneNumbers": value}))


def test_contact_with_null_fields_is_added(engine: Engine) -> None:
    group = read(post(engine, "/group/add", name="Clients"))["groupId"]
    contact = {"phoneNumber": "+33600000000", "firstname": None, "date": None, "url": "", "custom1": None}
    added = post(engine, "/contact/add", groupId=group, contact=contact)
    assert (200, {"phoneNumber", "contactId"}) == (added.status, set(read(added)["contact"]))


@pytest.mark.parametrize("value", [True, 1, "1", "true"], ids=repr)
def test_flag_is_yes_in_any_spelling(engine: Engine, value: Any) -> None:
    assert (200, 200) == outcome(post(engine, "/send", **HELLO, sandbox=value))
    assert sent(engine).sandbox


@pytest.mark.parametrize("value", [False, 0, "0", "false"], ids=repr)
def test_flag_is_no_in_any_spelling(engine: Engine, value: Any) -> None:
    assert (200, 200) == outcome(post(engine, "/send", **HELLO, sandbox=value, isStopSms=value))
    assert not sent(engine).sandbox


@pytest.mark.parametrize("value", [2, "yes", "+1", 1.5, [], {}, "١"], ids=repr)
def test_flag_is_neither_in_other_spellings(engine: Engine, value: Any) -> None:
    assert (400, 9) == outcome(post(engine, "/send", **HELLO, isStopSms=value))


def test_number_may_be_a_string(engine: Engine) -> None:
    schedule = {"scheduledDeliveryDate": "04/01/2127", "time": "9", "minute": "30"}
    assert (200, 200) == outcome(post(engine, "/send", **HELLO, gamme="1", **schedule))
    when = sent(engine).scheduled_for
    assert when is not None
    assert (9, 30) == (when.hour, when.minute)


@pytest.mark.parametrize("gamme", ["3", "one", "+1", " 1", "1_0", True, "1.0"], ids=repr)
def test_string_that_is_no_number_is_refused(engine: Engine, gamme: Any) -> None:
    assert (400, 9) == outcome(post(engine, "/send", **HELLO, gamme=gamme))


@pytest.mark.parametrize("amount", [10, 10.0, 10.5, "10", "10.50"], ids=repr)
def test_amount_is_a_number_or_a_string(engine: Engine, amount: Any) -> None:
    owner = {"email": "shop@example.org", "isBuyer": "1", "creditToAttribute": amount}
    made = read(post(engine, "/subaccount/create", type="advanced", parameters=owner))
    moved = post(engine, "/subaccount/credit/add", credit=amount, tokenSubaccount=made["subaccount"]["token"])
    assert 2 * Decimal(str(amount)) == Decimal(str(read(moved)["subaccountCredit"]))


@pytest.mark.parametrize("id", [307, "307"], ids=repr)
def test_message_id_is_a_number_or_a_string(engine: Engine, id: Any) -> None:
    post(engine, "/send", **HELLO)
    pairs = [{"phoneNumber": "+33600000000", "messageId": id}]
    [status] = read(post(engine, "/multi-status", SMSStatut_List=pairs))["StatutResponse_List"]
    assert (True, 307) == (status["success"], status["messageId"])


@pytest.mark.parametrize("message", [5, 1.5, True, ["Hello"], {"text": "Hello"}], ids=repr)
def test_text_is_a_string(engine: Engine, message: Any) -> None:
    assert (400, 9) == outcome(post(engine, "/send", **HELLO | {"message": message}))


@pytest.mark.parametrize("path", ["/contact/add", "/contact/multiple/add"])
def test_contacts_are_added_under_both_paths(engine: Engine, path: str) -> None:
    group = read(post(engine, "/group/add", name="Clients"))["groupId"]
    added = post(engine, path, groupId=group, contactsList=[{"phoneNumber": "+33600000000"}])
    assert (200, 1) == (added.status, read(added)["rapport"]["nbline_imported"])


@pytest.mark.parametrize("name", ["phoneNumber", "phoneNumbers"])
def test_stop_is_added_under_both_names(engine: Engine, name: str) -> None:
    assert 200 == post(engine, "/stop-sms/add", **{name: "+33600000000"}).status
    assert "+33600000000" in engine.service.main.of(StopList)


def test_query_with_two_question_marks_has_no_key(engine: Engine) -> None:
    assert (400, 1) == outcome(engine.answer(Request("GET", "/v1/me", b"?apiKey=test-key")))


def test_unknown_members_and_headers_are_ignored(engine: Engine) -> None:
    unknown = {"webhookUrl": "https://example.org/", "virtualNumber": "33644444444", "campaign": {"a": [1]}, "X": None}
    body = json.dumps({"apiKey": KEY, **HELLO, **unknown}).encode()
    assert (200, 200) == outcome(post_body(engine, "/send", body, (b"x-anything", b"1"), (b"webhookurl", b"x")))


@pytest.mark.parametrize(
    "number", ["+336OOOOOOOO", "06-CALL-ME-00", "+33600000000x", "\u202a+33600000000", "٠٦٠٠٠٠٠٠٠٠"]
)
def test_letters_and_marks_in_a_number_are_refused(engine: Engine, number: str) -> None:
    refused = read(post(engine, "/send", **HELLO | {"phoneNumbers": number}))
    error = {"phoneNumber": number, "code": "9", "message": "Le numéro de téléphone est invalide"}
    assert {"success": False, "code": 55, "message": "Aucun numéro à envoyer", "errors": [error]} == refused


def test_strict_mock_takes_the_spellings_of_the_contract_only() -> None:
    engine = Engine(settings=Settings(strict=True))
    assert 200 == post(engine, "/send", **HELLO, sandbox=1).status
    for asked in ({"sandbox": "1"}, {"sender": None}, {"sandbox": True}, {"gamme": "1"}):
        assert (400, 9) == outcome(post(engine, "/send", **HELLO, **asked))


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.mark.parametrize("gap", [False, True], ids=["in-one-go", "the-rest-later"])
@pytest.mark.parametrize(
    "body",
    [
        '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"é"}',
        '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"Bonjour été"}',
        '{"apiKey":"test-key","message":"ééééééééééééé","phoneNumbers":"+33600000000"}',
        '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"10 €"}',
        "<request><apiKey>test-key</apiKey><message>été</message></request>",
        "<request><apiKey>test-key</apiKey><message>ééééééééééééééé</message></request>",
    ],
)
def test_body_longer_than_its_content_length_is_refused_with_that_cause(
    server: MockServer, body: str, gap: bool
) -> None:
    """The provider's Node samples count characters."""
    address = urlsplit(server.base_url)
    head = f"POST {address.path}/send HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: {len(body)}\r\n\r\n"
    content = body.encode()
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        connection.sendall(head.encode() + (content[: len(body)] if gap else content))
        received = connection.recv(65536)
        if gap:
            connection.sendall(content[len(body) :])
    status, _, answer = received.partition(b"\r\n")
    refusal = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert (b"HTTP/1.1 400 Bad Request", 90) == (status, refusal["code"])
    assert f"Content-Length est {len(body)}" in refusal["message"]


@pytest.mark.parametrize("body", [b"", b"apiKey=test-key", b'{"apiKey":nonsense}', b"<request><a></b></request>"])
def test_other_malformed_body_is_not_blamed_on_its_length(engine: Engine, body: bytes) -> None:
    refused = post_body(engine, "/send", body, (b"content-length", b"%d" % len(body)))
    assert "Content-Length" not in read(refused)["message"]
