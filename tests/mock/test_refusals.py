"""Refusals as the provider prints them and as they were recorded, and what a mock is told about the rest."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from smspartner_mock.contract import load_contract
from smspartner_mock.engine import Engine
from smspartner_mock.settings import Settings
from smspartner_mock.state.messages import Messages
from smspartner_mock.state.stops import StopList
from tests.mock.requests import KEY, get, outcome, post, post_body, read

NOON = datetime(2027, 1, 4, 12, 0)
HELLO: dict[str, Any] = {"phoneNumbers": "+33600000000", "message": "Hello world"}


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True, now=NOON)


def test_printed_refusal_of_six_fields_can_be_had(engine: Engine) -> None:
    asked = {"phoneNumbers": "12", "sender": "MuchTooLongSender", "scheduledDeliveryDate": "03/01/2027"}
    refusal = read(post(engine, "/send", **asked))
    assert (False, 9) == (refusal["success"], refusal["code"])
    assert {
        "children[phoneNumbers].data": "Le numéro de téléphone est invalide",
        "children[message].data": "Le message est requis",
        "children[sender].data": "L'émetteur ne peut dépasser 11 caractères",
        "children[scheduledDeliveryDate].data": "Le champ scheduledDeliveryDate ne peut être dans le passé",
        "children[time].data": "Le champ time est requis",
        "children[minute].data": "Le champ minute est requis",
    } == {error["elementId"]: error["message"] for error in refusal["errors"]}
    assert 6 == len(refusal["errors"])


@pytest.mark.parametrize(
    "asked",
    [
        {"sender": "MuchTooLong!!"},
        {"tag": "Much Too Long And Upper Case"},
        {"urlDlr": "", "tag": "A B", "isStopSms": 7},
        {"scheduledDeliveryDate": "soon", "time": 99, "minute": 7, "sender": "MuchTooLong!!"},
    ],
    ids=str,
)
def test_no_field_is_listed_twice(engine: Engine, asked: dict[str, Any]) -> None:
    refusal = read(post(engine, "/send", **HELLO, **asked))
    fields = [error["elementId"] for error in refusal.get("errors", ())]
    assert len(set(fields)) == len(fields)


def test_invalid_numbers_are_refused_as_recorded(engine: Engine) -> None:
    refusal = read(post(engine, "/send", **HELLO | {"phoneNumbers": "12,+33600000000,+336"}))
    message = "Le numéro de téléphone est invalide"
    assert {
        "success": False,
        "code": 55,
        "message": "Aucun numéro à envoyer",
        "errors": [{"phoneNumber": number, "code": "9", "message": message} for number in ("12", "+336")],
    } == refusal


def test_refusal_says_which_number_is_stopped_or_there_twice(engine: Engine) -> None:
    engine.service.main.of(StopList).add("+33600000001", "2027-01-04 12:00:00")
    for numbers, code, named in (
        ("+33600000000,0600000001", 14, "0600000001"),
        ("+33600000000,+33600000002,0600000000", 15, "0600000000"),
    ):
        refusal = read(post(engine, "/send", **HELLO | {"phoneNumbers": numbers}))
        assert (code, True) == (refusal["code"], named in refusal["message"])


def bulk(engine: Engine, *numbers: str) -> Any:
    return read(post(engine, "/bulk-send", SMSList=[{"phoneNumber": number, "message": "Hi"} for number in numbers]))


def test_batch_refuses_stopped_and_repeated_members_by_name(engine: Engine) -> None:
    engine.service.main.of(StopList).add("+33600000001", "2027-01-04 12:00:00")
    sent = bulk(engine, "+33600000000", "0600000001", "0600000000", "12")
    assert (1, 0.038) == (sent["nbSMS"], sent["cost"])
    assert [
        (200, "+33600000000", None),
        (14, "0600000001", "Le numéro 0600000001 est dans la liste STOP"),
        (15, "0600000000", "Le numéro 0600000000 est déjà dans la liste"),
        (9, "12", "Le numéro de téléphone est invalide"),
    ] == [(member["code"], member["phoneNumber"], member.get("message")) for member in sent["SMSResponse_List"]]


def test_batch_without_a_number_to_send_to_is_refused(engine: Engine) -> None:
    engine.service.main.of(StopList).add("+33600000001", "2027-01-04 12:00:00")
    refusal = bulk(engine, "12", "0600000001")
    assert (55, ["9", "14"]) == (refusal["code"], [error["code"] for error in refusal["errors"]])
    assert 0 == len(engine.service.of(Messages))


@pytest.mark.parametrize(("setting", "status"), [("listed", 403), ("200", 200), ("400", 400)])
def test_status_of_refusals_can_be_chosen(setting: Any, status: int) -> None:
    engine = Engine(settings=Settings(refusal_status=setting))
    engine.service.main.status = "disabled"
    assert (status, 20) == outcome(post(engine, "/send", **HELLO))
    assert (400, 90) == outcome(post_body(engine, "/send", b"{"))  # documented
    assert 404 == post(engine, "/nonsense").status


@pytest.mark.parametrize(
    ("setting", "names"),
    [("listed", ("errors", "error")), ("errors", ("errors", "errors")), ("error", ("error", "error"))],
)
def test_name_of_the_list_can_be_chosen(setting: Any, names: tuple[str, str]) -> None:
    engine = Engine(settings=Settings(refusal_errors=setting))
    sent = read(post(engine, "/send", **HELLO, tag="A B"))
    asked = read(post(engine, "/sondage/to/send", phoneNumbers="+33600000000", sondageIdent="s", tag="A B"))
    assert names == (next(reversed(sent)), next(reversed(asked)))


def test_unknown_setting_is_refused() -> None:
    for name, value in (("refusal_status", "500"), ("refusal_errors", "both"), ("delivery_reports", "newest")):
        with pytest.raises(ValueError, match=f"{name} must be one of"):
            Settings(**{name: value})  # type: ignore[arg-type]


def test_degraded_gateway_sends_nothing_and_says_success(engine: Engine) -> None:
    body = json.dumps({"apiKey": KEY, **HELLO}).encode()
    response = post_body(engine, "/send", body, (b"x-mock-fault", b"no-message-id"))
    assert (200, 0) == (response.status, len(engine.service.of(Messages)))
    assert {"success": True, "code": 200, "message": "Request queued for processing"} == read(response)


def test_sandbox_sends_and_charges_nothing(engine: Engine) -> None:
    before = engine.service.main.credit
    schedule: dict[str, Any] = {"scheduledDeliveryDate": "04/01/2027", "time": 15, "minute": 0}
    for asked in (dict[str, Any](), schedule):
        sent = read(post(engine, "/send", **HELLO, **asked, sandbox=1, urlDlr="http://127.0.0.1:9/"))
        assert (True, 0) == ("message_id" in sent, sent["cost"])
    assert 0 == read(get(engine, "/me"))["credits"]["toSend"]
    engine.service.clock.advance(24 * 3600)
    assert (before, 0) == (engine.service.main.credit, len(engine.service.outbox.log))
    assert {"Waiting"} == {message.recipients[0].status for message in engine.service.of(Messages)}


ENGLISH = {" the ", " is ", " are ", " must ", " not ", " of "}


def test_every_message_is_french() -> None:
    for operation in load_contract().operations.values():
        for code in operation.codes.values():
            words = f" {code.message.lower()} "
            assert not any(word in words for word in ENGLISH), (operation.name, code)
            assert code.message


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("x" * 158 + ":br:", 1),
        ("x" * 159 + ":br:", 2),
        ("x" * 158 + "\n", 1),
        ("x" * 159 + "\n", 2),
        (":br:" * 80, 1),
        (":br:" * 81, 2),
        (":br:" * 76 + "x", 1),
    ],
    ids=lambda value: repr(value)[-20:],
)
def test_line_break_takes_two_places_everywhere(engine: Engine, text: str, segments: int) -> None:
    member = {"phoneNumber": "+33600000000", "message": text}
    assert segments == read(post(engine, "/send", **HELLO | {"message": text}))["nb_sms"]
    assert segments == read(post(engine, "/bulk-send", SMSList=[member]))["nbSMS"]
    assert (200 if segments == 1 else 42) == read(post(engine, "/send", **HELLO | {"message": text}, gamme=2))["code"]
