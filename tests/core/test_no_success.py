"""Responses that are no success: `success: false` without a code, no id, and refusals that contradict themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from smspartner import (
    APIError,
    AuthenticationError,
    DecodingError,
    InvalidRequestError,
    ServiceError,
    SMSPartner,
    SMSPartnerError,
    models,
)
from smspartner_core.wire import WrongTypeError, json_codec, xml_codec
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, MONEY
from smspartner_core.wire.shapes import nested
from tests.loopback import Loopback, response

Call = Callable[[SMSPartner], Any]


def send(client: SMSPartner) -> Any:
    return client.messages.send(phone_numbers="+33600000000", message="Hello")


def cancel(client: SMSPartner) -> Any:
    return client.messages.cancel(message_id=307)


def answered(answer: Any, call: Call = send, *, status: int = 200) -> Any:
    with (
        Loopback(response(answer, status=status)) as service,
        SMSPartner(api_key="a-key-of-our-own", base_url=service.base_url, max_retries=0) as client,
    ):
        return call(client)


def error_of(answer: Any, call: Call = send, *, status: int = 200) -> Any:
    with pytest.raises(SMSPartnerError) as raised:
        answered(answer, call, status=status)
    return raised.value


def as_named(values: dict[str, Any]) -> str:
    return f"<result>{''.join(f'<{name}>{_text(value)}</{name}>' for name, value in values.items())}</result>"


def as_keyed(values: dict[str, Any]) -> str:
    entries = "".join(f'<entry key="{name}">{_text(value)}</entry>' for name, value in values.items())
    return f"<result>{entries}</result>"


def as_positional(values: dict[str, Any]) -> str:
    return f"<result>{''.join(f'<entry>{_text(value)}</entry>' for value in values.values())}</result>"


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


FORMS: list[Callable[[dict[str, Any]], Any]] = [json.dumps, as_named, as_keyed, as_positional]
NO = [False, 0, "false", "0"]
WITHOUT_CODE: list[dict[str, Any]] = [
    {},
    {"message": "Refus"},
    {"code": None, "message": "Refus"},
    {"code": "", "message": "Refus"},
    {"code": "Refus"},
    {"code": None, "message_id": 307, "message": "Refus"},
]


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize("rest", WITHOUT_CODE)
def test_send_that_is_refused_without_a_code_is_in_doubt(write: Any, no: Any, rest: dict[str, Any]) -> None:
    error = error_of(write({"success": no, **rest}))
    assert (DecodingError, True, 200) == (type(error), error.maybe_sent, error.http_status)
    if "Refus" in rest.values():
        assert "`success: false` without a readable code: Refus" in str(error)


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("no", NO)
@pytest.mark.parametrize("rest", WITHOUT_CODE[:-1])
def test_cancel_that_is_refused_without_a_code_is_an_error(write: Any, no: Any, rest: dict[str, Any]) -> None:
    error = error_of(write({"success": no, **rest}), cancel)
    assert (DecodingError, False) == (type(error), error.maybe_sent)


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("success", [None, "", "no", "False", 2, "OK"])
@pytest.mark.parametrize("call", [send, cancel])
def test_success_that_cannot_be_read_is_none(write: Any, success: Any, call: Call) -> None:
    error = error_of(write({"success": success, "code": 200, "message_id": 307}), call)
    assert (DecodingError, call is send) == (type(error), error.maybe_sent)


@pytest.mark.parametrize(
    ("status", "expected", "maybe_sent"),
    [(302, DecodingError, True), (400, InvalidRequestError, False), (401, AuthenticationError, False),
     (409, APIError, True), (503, ServiceError, True)],
)  # fmt: skip
def test_status_decides_where_a_refusal_has_no_code(status: int, expected: Any, *, maybe_sent: bool) -> None:
    error = error_of({"success": False, "message": "Refus"}, status=status)
    assert (expected, maybe_sent) == (type(error), error.maybe_sent)
    assert "without a readable code: Refus" in str(error)
    assert "Refus" == getattr(error, "message", "Refus")


def test_message_of_a_secret_response_stays_out_of_the_line() -> None:
    error = error_of({"success": False, "message": "Refus"}, lambda client: list(client.subaccounts.list()))
    assert isinstance(error, DecodingError)
    assert "Refus" not in str(error)


def test_group_list_that_says_false_is_a_success() -> None:
    groups = [{"id": "5f3a", "name": "Clients"}]
    listed = answered({"success": False, "groups": groups}, lambda client: client.groups.list())
    assert ["5f3a"] == [group.id for group in listed.groups]
    error = error_of({"success": False, "message": "Refus"}, lambda client: client.groups.list())
    assert isinstance(error, DecodingError)


def test_refused_members_stay_members() -> None:
    answer = {
        "success": True,
        "message_id": 308,
        "SMSResponse_List": [{"success": True, "code": 200}, {"success": False}, {"success": None}],
    }
    sms: Any = [{"phone_number": "+33600000000", "message": "Hello"}]
    sent = answered(answer, lambda client: client.messages.bulk_send(sms_list=sms))
    assert [True, False] == [member.success for member in sent.sms_response_list]
    assert {"SMSResponse_List[2]": {"success": None}} == sent.extra


@pytest.mark.parametrize("answer", [{"success": False, "message": "Refus"}, {"success": "0", "id": 1},
                                    "<result><entry>false</entry><entry>Refus</entry></result>"])  # fmt: skip
def test_request_with_an_effect_is_never_a_success_that_says_false(answer: Any) -> None:
    error = error_of(answer, lambda client: client.request("POST", "/new", effect="once"))
    assert (DecodingError, True) == (type(error), error.maybe_sent)
    assert "it does not say that it is a success" in str(error)


@pytest.mark.parametrize("answer", [{"success": False, "message": "Refus"}, {"success": "0"}])
def test_file_is_none_that_says_false(answer: Any) -> None:
    error = error_of(answer, lambda client: client.rentals.download(token="a"))
    assert isinstance(error, DecodingError)


def test_request_that_reads_gives_what_came() -> None:
    def read(client: SMSPartner) -> Any:
        return client.request("GET", "/group/list", effect="none")

    assert {"success": False, "groups": []} == answered({"success": False, "groups": []}, read)
    assert ["a"] == answered('["a"]', lambda client: client.request("POST", "/new", effect="once"))


NO_ID: list[Any] = [None, "", [], {}, False]


@pytest.mark.parametrize("nothing", NO_ID)
def test_empty_message_id_is_none(nothing: Any) -> None:
    error = error_of({"success": True, "code": 200, "message_id": nothing, "nb_sms": 1})
    assert (DecodingError, True) == (type(error), error.maybe_sent)
    assert "message_id is empty" in str(error)


@pytest.mark.parametrize("write", FORMS[1:])
@pytest.mark.parametrize("rest", [{}, {"message_id": None}, {"message_id": " ", "nb_sms": 1}])
def test_empty_message_id_is_none_in_xml(write: Any, rest: dict[str, Any]) -> None:
    error = error_of(write({"success": True, "code": 200, **rest}))
    assert (DecodingError, True) == (type(error), error.maybe_sent)
    assert "message_id is missing" in str(error)


@pytest.mark.parametrize("entries", [("true", "Queued"), ("true", "Queued", ""), ("true", "Queued", "", "1")])
def test_positions_that_got_lost_do_not_make_up_for_an_id(entries: tuple[str, ...]) -> None:
    error = error_of(f"<result>{''.join(f'<entry>{entry}</entry>' for entry in entries)}</result>")
    assert (DecodingError, True) == (type(error), error.maybe_sent)


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("given", ["abc", "+306", "12a"])
def test_id_that_is_not_readable_is_kept(write: Any, given: str) -> None:
    sent = answered(write({"success": True, "code": 200, "message_id": given}))
    assert (None, [given]) == (sent.message_id, list(sent.extra.values()))


@pytest.mark.parametrize(("model", "given"), [
    (models.StopEntry, {"id": None, "phoneNumber": "+336"}),
    (models.Credits, {"balance": ""}),
    (models.MeResponse, {"success": True, "user": None, "credits": {"balance": "1"}}),
    (models.BulkSendMember, {"success": None}),
])  # fmt: skip
def test_empty_value_of_what_is_always_there_counts_as_missing(model: Any, given: dict[str, Any]) -> None:
    with pytest.raises(WrongTypeError, match="is empty"):
        json_codec.decode(json.dumps(given).encode(), None, nested(model), failed=False)
    content = as_named({name: "<balance>1</balance>" if value == {"balance": "1"} else value
                        for name, value in given.items()})  # fmt: skip
    with pytest.raises(WrongTypeError, match="is missing"):
        xml_codec.decode(content.encode(), None, nested(model), failed=False)


@pytest.mark.parametrize(("model", "given", "empty"), [
    (models.Group, {"id": "", "name": None}, {"id": "", "name": ""}),
    (models.NumberStatus, {"phoneNumber": "+336", "status": None}, {"phone_number": "+336", "status": None}),
    (models.StopListResponse, {"success": True, "data": None}, {"success": True, "data": ()}),
])  # fmt: skip
def test_empty_texts_and_lists_are_values(model: Any, given: dict[str, Any], empty: dict[str, Any]) -> None:
    for content in (json.dumps(given), as_named(given)):
        codec = json_codec if content[0] == "{" else xml_codec
        value = codec.decode(content.encode(), None, nested(model), failed=False)
        assert empty == {name: getattr(value, name) for name in empty}


def test_only_fields_without_an_empty_value_need_one() -> None:
    assert Field("a", INTEGER).named("a", required=True).needs_value
    assert not Field("a", MONEY).named("a", required=False).needs_value


CONTRADICTIONS: list[dict[str, Any]] = [
    {"code": 200},
    {"code": "0"},
    {"code": 202, "message": "Refus"},
    {"code": 11, "message_id": 307},
    {"code": 9, "message_id": "307", "nb_sms": 1},
]


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("status", [200, 400, 401, 429])
@pytest.mark.parametrize("rest", CONTRADICTIONS)
def test_refusal_that_contradicts_itself_proves_nothing(write: Any, status: int, rest: dict[str, Any]) -> None:
    error = error_of(write({"success": False, **rest}), status=status)
    assert isinstance(error, APIError)
    assert (True, False, int(rest["code"])) == (error.maybe_sent, error.in_own_form, error.code)
    assert "find out" in str(error)


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("rest", [{"code": 11}, {"code": 11, "message": "Refus"}, {"code": 11, "message_id": None}])
def test_refusal_that_agrees_with_itself_was_not_sent(write: Any, rest: dict[str, Any]) -> None:
    error = error_of(write({"success": False, **rest}))
    assert (False, True, 11) == (error.maybe_sent, error.in_own_form, error.code)


def test_contradiction_of_a_call_without_an_effect_leaves_no_doubt() -> None:
    error = error_of({"success": False, "code": 200}, cancel)
    assert (APIError, False) == (type(error), error.maybe_sent)
