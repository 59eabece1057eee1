"""One engine, many requests: who is let in, what is refused and how."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smspartner_mock.contract import Operation, load_contract
from smspartner_mock.engine import BrokenContractError, Engine
from smspartner_mock.exchange import Request
from tests.mock.requests import KEY, get, outcome, post, post_body, post_xml, read

HELLO = {"phoneNumbers": "+33600000000", "message": "Hello world"}
OPERATIONS = list(load_contract().operations.values())


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True)


def call(engine: Engine, operation: Operation, parameters: dict[str, Any]) -> Any:
    if operation.in_query:
        return get(engine, operation.path, **parameters)
    return post(engine, operation.path, method=operation.method, **parameters)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("format", ["json", "xml"])
def test_every_operation_answers_its_example_request(engine: Engine, operation: Operation, format: str) -> None:
    """Whatever it answers, it keeps the contract, and it is no accident."""
    examples = operation.examples or {"": ({"token": "r1"}, None)}
    for request, _ in examples.values():
        response = call(engine, operation, {**request, "apiKey": KEY, "_format": format})
        assert response.status in (200, 404), response.body
        expected = (
            b"application/octet-stream"
            if operation.file and response.status == 200
            else f"application/{format}".encode()
        )
        assert dict(response.headers)[b"content-type"] == expected


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("key", [None, "", "wrong", "é", 7, ["test-key"]])
def test_every_operation_asks_for_the_key(engine: Engine, operation: Operation, key: Any) -> None:
    """Missing and wrong are told apart by the codes that the operation lists for them."""
    asked = {} if key is None else {"apiKey": key}
    if operation.in_query:
        response = get(engine, operation.path, **({"apiKey": ""} | asked))
    else:
        body = json.dumps(asked).encode()
        response = engine.answer(Request(operation.method, f"/v1{operation.path}", body=body))
    code = operation.missing_key if key in (None, "") else operation.wrong_key
    assert (400, code) == outcome(response)


@pytest.mark.parametrize(
    ("path", "missing", "wrong"), [("/send", 1, 10), ("/group/add", 2, 10), ("/contact/delete", 10, 10)]
)
def test_the_key_codes_are_those_of_the_pages(engine: Engine, path: str, missing: int, wrong: int) -> None:
    assert (400, missing) == outcome(post_body(engine, path, b"{}"))
    assert (400, wrong) == outcome(post_body(engine, path, b'{"apiKey":"other"}'))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 2),
        ({"phoneNumbers": "", "message": "x"}, 2),
        ({"phoneNumbers": "+33600000000"}, 43),
        ({"phoneNumbers": "+33600000000", "message": ""}, 43),
        ({"phoneNumbers": ",".join(["+33600000000"] * 501), "message": "x"}, 50),
        ({**HELLO, "sender": "MuchTooLongSender"}, 9),
        ({**HELLO, "isStopSms": 2}, 9),
        ({**HELLO, "isStopSms": "yes"}, 9),
        ({**HELLO, "scheduledDeliveryDate": "04/01/2127"}, 46),
        ({**HELLO, "scheduledDeliveryDate": "04/01/2127", "time": 9, "minute": 7}, 48),
        ({**HELLO, "_format": "yaml"}, 9),
    ],
)
def test_parameters_that_break_the_contract_are_refused(engine: Engine, body: dict[str, Any], code: int) -> None:
    assert (400, code) == outcome(post(engine, "/send", **body))


def test_constraints_are_told_with_their_fields(engine: Engine) -> None:
    """The words and the element ids are those of the provider's page."""
    response = post(engine, "/send", **HELLO, sender="MuchTooLongSender", isStopSms=2)
    assert read(response) == {
        "success": False,
        "code": 9,
        "errors": [
            {"elementId": "children[sender].data", "message": "L'émetteur ne peut dépasser 11 caractères"},
            {"elementId": "children[isStopSms].data", "message": "Le champ isStopSms n'est pas valide"},
        ],
    }


def test_a_member_of_a_list_is_told_with_its_place(engine: Engine) -> None:
    contact = {"phoneNumber": "+33600000000", "firstname": "x" * 33}
    response = post(engine, "/contact/add", groupId="g", contactsList=[{"phoneNumber": "+33600000001"}, contact])
    [error] = read(response)["errors"]
    assert error["elementId"] == "children[contactsList].children[1].children[firstname].data"


def test_the_survey_operation_spells_its_errors_otherwise(engine: Engine) -> None:
    response = post(engine, "/sondage/to/send", phoneNumbers="+33600000000", sondageIdent="s", tag="Upper Case")
    assert {"success", "code", "error"} == read(response).keys()


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        ("/message-status", {"phoneNumber": "+33600000000"}, 3),
        ("/message-status", {"messageId": "307"}, 2),
        ("/message-status", {"messageId": "3O7", "phoneNumber": "+33600000000"}, 6),
        ("/message-cancel", {}, 3),
        ("/message-cancel", {"messageId": "1_000"}, 3),
        ("/stop-sms/delete", {"id": "+1"}, 3),
        ("/contact/list", {}, 1),
    ],
)
def test_a_query_is_refused_too(engine: Engine, path: str, query: dict[str, str], code: int) -> None:
    assert (400, code) == outcome(get(engine, path, **query))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\xfe\x01",
        b'{"apiKey":"test-key"',
        b'{"apiKey":"test-key","message":"a\nb"}',
        b'["test-key"]',
        b'"test-key"',
        b"null",
        b'{"apiKey":"test-key","message":"\xe9"}',
        b'{"apiKey":"test-key","message":"\\ud800"}',
        b'{"apiKey":"test-key","gamme":NaN}',
        b'{"apiKey":"test-key","gamme":1e999}',
        b'{"apiKey":"test-key","gamme":' + b"9" * 5000 + b"}",
        b'{"a":' * 100_000,
        b'{"apiKey":"test-key","a":[' + b"[]," * 200_000 + b"1]}",
        b'{"apiKey":"test-key","a":[' + b'"",' * 200_000 + b"1]}",
        b"[" * 100_000,
        b"apiKey=test-key&message=x",
        b"<request><apiKey>test-key</apiKey>",
        b"<other><apiKey>test-key</apiKey></other>",
        b"<request><message>a</message><message>b</message></request>",
        b'<!DOCTYPE request [<!ENTITY a "b">]><request><apiKey>test-key</apiKey><message>&a;</message></request>',
        b"<request>" * 100_000,
        b"<request>" + b"<a/>" * 100_000 + b"</request>",
        b'<?xml version="1.0" encoding="no-such"?><request/>',
    ],
    ids=lambda body: repr(body[:50]),
)
def test_what_cannot_be_read_is_malformed(engine: Engine, body: bytes) -> None:
    assert outcome(post_body(engine, "/send", body)) == (400, 90)


@pytest.mark.parametrize(
    "query",
    [b"apiKey=test-key&apiKey=test-key", b"apiKey=%ff", b"apiKey=\xff", b"apiKey=test-key&a=%00", b"a=" + b"&a=" * 200],
)
def test_a_query_that_cannot_be_read_is_malformed(engine: Engine, query: bytes) -> None:
    assert engine.answer(Request("GET", "/v1/me", query)).status == 400


def test_a_operation_without_a_code_for_what_cannot_be_read_has_the_general_one(engine: Engine) -> None:
    assert outcome(post_body(engine, "/group/add", b"{")) == (400, 9)


def test_a_list_of_far_too_many_is_refused_at_once(engine: Engine) -> None:
    """Its members are not looked at one by one."""
    body = b'{"apiKey":"test-key","SMSList":[' + b"{}," * 30_000 + b"{}]}"
    assert outcome(post_body(engine, "/bulk-send", body)) == (400, 50)


def test_a_large_text_is_no_bomb(engine: Engine) -> None:
    """Brackets, commas and quotes inside a text are text."""
    body = json.dumps({"apiKey": KEY, **HELLO, "tag": '[{,"\\' * 100_000}).encode()
    [error] = read(post_body(engine, "/send", body))["errors"]
    assert error["elementId"] == "children[tag].data"


def test_a_body_over_the_limit_is_not_read() -> None:
    engine = Engine(body_limit=100)
    assert outcome(post(engine, "/send", **HELLO, tag="x" * 100)) == (413, 413)


def test_the_longest_request_fits(engine: Engine) -> None:
    """500 members of ten parts each, every character spelled as an escape."""
    body = {"apiKey": KEY, "SMSList": [{"phoneNumber": f"+336{n:08d}", "message": "\u20ac" * 760} for n in range(500)]}
    response = post_body(engine, "/bulk-send", json.dumps(body).encode())
    assert (response.status, read(response)["nbSMS"]) == (200, 5000)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "HEAD", "OPTIONS", "DELETE", "GET", "BREW"])
def test_another_method_is_refused(engine: Engine, method: str) -> None:
    response = engine.answer(Request(method, "/v1/send"))
    assert (outcome(response), dict(response.headers)[b"allow"]) == ((405, 405), b"POST")


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/", "/v1/send/", "/v2/send", "/v1/nope", "/v1/\0", "/v1/sénd"])
def test_an_unknown_path_is_refused(engine: Engine, path: str) -> None:
    assert outcome(engine.answer(Request("GET", path))) == (404, 404)
    in_xml = engine.answer(Request("GET", path, b"_format=xml"))
    assert in_xml.body.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<result>\n<entry>false</entry>")


@pytest.mark.parametrize("header", ["application/json", "text/plain", "application/x-www-form-urlencoded", "", "xml"])
def test_json_is_read_whatever_the_header_says(engine: Engine, header: str) -> None:
    """Several of the provider's own examples post JSON without saying so."""
    body = json.dumps({"apiKey": KEY, **HELLO}).encode()
    for content in (body, b" \n" + body, b"\xef\xbb\xbf" + body):
        assert post_body(engine, "/send", content, (b"content-type", header.encode())).status == 200


def test_the_two_formats_are_independent(engine: Engine) -> None:
    xml = "<phoneNumbers>+33600000000</phoneNumbers><message>Hello world</message>"
    for response, media_type in [
        (post(engine, "/send", **HELLO), b"application/json"),
        (post(engine, "/send", **HELLO, _format="xml"), b"application/xml"),
        (post_xml(engine, "/send", xml), b"application/json"),
        (post_xml(engine, "/send", xml + "<_format>xml</_format>"), b"application/xml"),
        (post_xml(engine, "/send", xml, query=b"_format=xml"), b"application/xml"),
    ]:
        assert (200, media_type) == (response.status, dict(response.headers)[b"content-type"])


def test_a_refusal_has_the_format_that_was_asked(engine: Engine) -> None:
    assert post(engine, "/send", _format="xml").body.decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n<result>\n<entry>false</entry>\n<entry>2</entry>\n<entry>\n"
        "        <![CDATA[Le numéro est requis]]>\n  </entry>\n</result>\n"
    )


def test_the_key_has_its_place(engine: Engine) -> None:
    """In the query of a POST, and in the body of a GET, nobody looks for it."""
    asked = json.dumps(HELLO).encode()
    assert outcome(post_body(engine, "/send", asked, query=b"apiKey=test-key")) == (400, 1)
    assert outcome(engine.answer(Request("GET", "/v1/me", body=b'{"apiKey":"test-key"}'))) == (400, 1)


def test_a_response_that_breaks_the_contract_does_not_leave(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from smspartner_mock import behaviours

    monkeypatch.setitem(behaviours.BEHAVIOURS, "account.me", lambda _call: {"success": True, "code": "200"})
    with pytest.raises(BrokenContractError, match=r"account\.me: "):
        get(engine, "/me")


def test_a_behaviour_may_only_refuse_with_codes_of_its_operation(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smspartner_mock import behaviours
    from smspartner_mock.refusals import Refusal

    def refuse(_call: object) -> dict[str, Any]:
        raise Refusal(77)

    monkeypatch.setitem(behaviours.BEHAVIOURS, "account.me", refuse)
    with pytest.raises(BrokenContractError, match=r"account\.me refuses with code 77"):
        get(engine, "/me")
    assert get(Engine(), "/me").status == 400


def test_an_unknown_fault_is_told(engine: Engine) -> None:
    response = engine.answer(Request("GET", "/v1/me", b"apiKey=test-key", ((b"x-mock-fault", b"hangs"),)))
    assert (response.status, "hang" in read(response)["message"]) == (400, True)


def test_a_refusal_can_be_asked_for(engine: Engine) -> None:
    """By a header, with the status that the contract gives the code."""
    body = json.dumps({"apiKey": KEY, **HELLO}).encode()
    assert outcome(post_body(engine, "/send", body, (b"x-mock-code", b"11"))) == (403, 11)
    assert outcome(post_body(engine, "/send", b'{"apiKey":"no"}', (b"x-mock-code", b"11"))) == (400, 10)


def test_resetting_forgets_everything(engine: Engine) -> None:
    fresh = get(engine, "/me").body
    post(engine, "/send", **HELLO)
    assert get(engine, "/me").body != fresh
    engine.reset()
    assert get(engine, "/me").body == fresh


def test_an_unknown_dialect_is_told() -> None:
    with pytest.raises(ValueError, match="positional, named, keyed, not 'other'"):
        Engine(xml="other")  # type: ignore[arg-type]
