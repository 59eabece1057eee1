"""The mock's own door: looking in, and steering."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from openapi_spec_validator import validate
from starlette.routing import Mount, Route

from smspartner_mock import MockServer
from smspartner_mock.control.app import make_routes
from smspartner_mock.control.schemas import ROUTES, document
from smspartner_mock.engine import Engine
from tests.mock.control import Control
from tests.mock.requests import KEY, get, outcome, post, read

NOON = datetime(2027, 1, 4, 12, 0)  # a Monday
HELLO: dict[str, Any] = {"phoneNumbers": "+33600000000", "message": "Hello world"}


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True, now=NOON)


@pytest.fixture
def control(engine: Engine) -> Control:
    return Control(engine)


def test_the_document_has_every_route_and_is_openapi(engine: Engine, control: Control) -> None:
    [mount] = make_routes(engine, []).routes
    assert isinstance(mount, Mount)
    there = {
        (method.lower(), route.path)
        for route in mount.routes
        if isinstance(route, Route)
        for method in (route.methods or {"GET"}) - {"HEAD"}
    }
    assert there == {(method, path) for method, path, *_ in ROUTES}
    validate(control.get("/openapi.json"))
    assert control.get("/openapi.json") == json.loads(json.dumps(document()))


def test_messages_are_listed_shown_and_deleted(engine: Engine, control: Control) -> None:
    post(engine, "/send", **HELLO, tag="spring", urlDlr="http://me:secret@127.0.0.1:9/x?token=secret")
    post(engine, "/send", **HELLO | {"phoneNumbers": "0600000001"})
    listed = control.get("/messages")
    assert (2, [308, 307]) == (listed["total"], [message["id"] for message in listed["messages"]])
    assert [307] == [message["id"] for message in control.get("/messages?to=0600000000&tag=spring")["messages"]]
    assert [308] == [message["id"] for message in control.get("/messages?limit=1")["messages"]]
    assert control.get("/messages/latest")["recipients"][0]["number"] == "+33600000001"
    assert control.get("/messages/307")["callbacks"] == {"urlDlr": "http://***@127.0.0.1:9/x?***"}
    assert control.ask("DELETE", "/messages").json() == {"deleted": 2}
    assert (404, 0) == (control.ask("GET", "/messages/latest").status_code, control.get("/messages")["total"])
    assert read(post(engine, "/send", **HELLO))["message_id"] == 309


def test_no_key_shows(engine: Engine, control: Control) -> None:
    """Not in a text, a user's address or an event, and not the keys of sub-accounts."""
    owner = {"email": "shop@example.org", "isBuyer": 1}
    post(engine, "/subaccount/create", type="advanced", parameters=owner)
    [other] = [key for key in engine.service.accounts if key != KEY]
    post(engine, "/send", **HELLO | {"message": f"{KEY} {other}"}, urlDlr=f"http://127.0.0.1:9/{KEY}")
    engine.service.clock.advance(10)
    told = "".join(control.ask("GET", path).text for path in ("/messages", "/callbacks", "/messages/latest"))
    assert (False, False, True) == (KEY in told, other in told, "*** ***" in told)
    assert KEY not in json.dumps(control.post("/seed", accounts=[{"key": KEY}]))


def test_the_clock_moves(engine: Engine, control: Control) -> None:
    assert control.get("/clock") == {"now": "2027-01-04T12:00:00+01:00", "isStill": True, "nextDue": None}
    post(engine, "/send", **HELLO)
    assert control.get("/clock")["nextDue"] == "2027-01-04T12:00:02+01:00"
    assert control.post("/clock", advance=1.5)["now"] == "2027-01-04T12:00:01.500000+01:00"
    assert control.post("/clock", now="2027-07-01T00:00")["now"] == "2027-07-01T00:00:00+02:00"
    assert control.get("/messages/latest")["recipients"][0]["status"] == "Delivered"


def test_phones_answer_and_messages_are_decided(engine: Engine, control: Control) -> None:
    url = {"urlDlr": "http://127.0.0.1:9/dlr", "urlResponse": "http://127.0.0.1:9/in"}
    post(engine, "/send", **HELLO | {"phoneNumbers": "+33600000000,+33600000001"}, **url)
    control.post("/messages/latest/fail", number="0600000001", status="ko")
    control.post("/messages/307/deliver", number="0600000000")
    control.post("/messages/latest/reply", number="0600000000", text="Merci")
    shown = control.post("/messages/latest/stop", number="0600000001")
    assert ["Delivered", "ko"] == [recipient["status"] for recipient in shown["recipients"]]
    posted = control.get("/callbacks")["callbacks"]
    assert [post["event"] for post in posted] == ["deliveryReport", "deliveryReport", "reply", "stop"]
    assert {
        "status": "not delivered",
        "msgId": "307",
        "date": 1799060400,
        "phone": "+33600000001",
        "cost": "0.038",
        "currency": "EUR",
    } == posted[0]["fields"]
    assert posted[2]["fields"] == {
        "type": "response",
        "phone_number": "+33600000000",
        "text": "Merci",
        "message_id": 307,
    }
    assert outcome(post(engine, "/send", **HELLO | {"phoneNumbers": "+33600000001"})) == (409, 14)
    assert control.get("/callbacks/latest") == posted[-1]


def test_a_scheduled_message_that_was_delivered_by_hand_is_sent(engine: Engine, control: Control) -> None:
    post(engine, "/send", **HELLO, scheduledDeliveryDate="04/01/2027", time=15, minute=0)
    assert read(get(engine, "/me"))["credits"]["toSend"] == 1
    control.post("/messages/latest/deliver")
    assert read(get(engine, "/me"))["credits"]["toSend"] == 0
    assert outcome(get(engine, "/message-cancel", messageId=307)) == (409, 7)


def test_accounts_are_seeded(engine: Engine, control: Control) -> None:
    contacts = [{"phoneNumber": "0600000001", "firstname": "Anne"}]
    account = {"key": "other-key", "credit": "1.5", "stops": ["0600000009"]}
    told = control.post("/seed", accounts=[{**account, "groups": [{"name": "Clients", "contacts": contacts}]}])
    assert (told["accounts"][0]["key"], told["accounts"][0]["credit"]) == ("***", "1.5")
    group = told["accounts"][0]["groups"][0]["groupId"]
    assert read(get(engine, "/contact/list", apiKey="other-key", groupId=group))["total"] == "1"
    assert read(get(engine, "/me", apiKey="other-key"))["credits"]["balance"] == "1.5"
    stopped = HELLO | {"phoneNumbers": "+33600000009"}
    assert outcome(post(engine, "/send", apiKey="other-key", **stopped)) == (409, 14)
    control.post("/reset")
    assert outcome(get(engine, "/me", apiKey="other-key")) == (400, 10)


@pytest.mark.parametrize(
    ("account", "asked", "code"),
    [
        ({"status": "disabled"}, {}, 20),
        ({"status": "blocked"}, {}, 30),
        ({"status": "no-api"}, {}, 40),
        ({"senders": ["MyShop"]}, {"sender": "Another"}, 992),
        ({"senders": ["MyShop"]}, {"sender": "MyShop"}, 200),
        ({"lowCost": False}, {"gamme": 2}, 51),
        ({"credit": 0.037}, {}, 11),
        ({"marketingHours": "refuse"}, {"isStopSms": 1}, 200),
    ],
)
def test_a_seeded_account_may_not_send(
    engine: Engine, control: Control, account: dict[str, Any], asked: dict[str, Any], code: int
) -> None:
    control.post("/seed", accounts=[account])
    assert code == read(post(engine, "/send", **HELLO, **asked))["code"]


def test_faults_are_planned(engine: Engine, control: Control) -> None:
    told = control.post("/faults", fault="rate-limit", operation="messages.send", times=2, retryAfter=7)
    assert told["faults"] == [{"fault": "rate-limit", "operation": "messages.send", "times": 2, "probability": 1.0}]
    assert get(engine, "/me").status == 200
    responses = [post(engine, "/send", **HELLO) for _ in range(3)]
    assert [429, 429, 200] == [response.status for response in responses]
    assert (b"retry-after", b"7") in responses[0].headers
    control.post("/faults", fault="html-502", probability=0.5, seed=3)
    struck = [get(engine, "/me").status for _ in range(40)]
    control.ask("DELETE", "/faults")
    control.post("/faults", fault="html-502", probability=0.5, seed=3)
    assert (struck, {200, 502}) == ([get(engine, "/me").status for _ in range(40)], set(struck))


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/clock", {"advance": -1}, 400),
        ("POST", "/clock", {"advance": 1e300}, 400),
        ("POST", "/clock", {"advance": True}, 400),
        ("POST", "/clock", b'{"advance": NaN}', 400),
        ("POST", "/clock", {"now": "1999-01-01T00:00"}, 400),
        ("POST", "/clock", {"now": "0001-01-01T00:00"}, 400),
        ("POST", "/clock", {"now": "9999-12-31T23:59+00:00"}, 400),
        ("POST", "/clock", {"now": 5}, 400),
        ("POST", "/clock", {}, 400),
        ("POST", "/clock", b"[]", 400),
        ("POST", "/clock", b"\xff", 400),
        ("POST", "/clock", b"[" * 100_000, 400),
        ("POST", "/clock", b" " * 2_000_000, 413),
        ("POST", "/seed", {"accounts": [{"credit": "NaN"}]}, 400),
        ("POST", "/seed", {"accounts": [{"credit": -1}]}, 400),
        ("POST", "/seed", {"accounts": [{"key": ""}]}, 400),
        ("POST", "/seed", {"accounts": [{"unknown": 1}]}, 400),
        ("POST", "/seed", {"accounts": [{"groups": [{"name": "x", "contacts": [{"phoneNumber": "1"}]}]}]}, 400),
        ("POST", "/seed", {"accounts": 7}, 400),
        ("POST", "/seed", {"callbackFormat": "xml"}, 400),
        ("POST", "/seed", {"accounts": [{"credit": "-1"}]}, 400),
        ("POST", "/seed", {"accounts": [{"credit": "1e3"}]}, 400),
        ("POST", "/seed", {"accounts": [{"status": "gone"}]}, 400),
        ("POST", "/seed", {"accounts": [{"senders": [7]}]}, 400),
        ("POST", "/seed", {"accounts": [{"stops": ["1"]}]}, 400),
        ("POST", "/seed", {"accounts": [{"groups": [{"contacts": []}]}]}, 400),
        ("POST", "/seed", b'{"callbackFormat": "\\ud800"}', 400),
        ("POST", "/clock", {"now": "2027-01-05T00:00", "advance": 1}, 400),
        ("POST", "/messages/latest/fail", {"status": "Delivered"}, 400),
        ("POST", "/messages/latest/reply", {"text": ""}, 400),
        ("POST", "/messages/latest/stop", {"text": "STOP"}, 400),
        ("POST", "/reset", {"all": True}, 400),
        ("POST", "/faults", {}, 400),
        ("POST", "/faults", {"fault": "delay", "delay": 3601}, 400),
        ("POST", "/faults", {"fault": "delay", "retryAfter": 1}, 400),
        ("POST", "/faults", {"fault": "none"}, 400),
        ("POST", "/faults", {"fault": "delay", "probability": 2}, 400),
        ("POST", "/faults", {"fault": "delay", "times": 0}, 400),
        ("POST", "/faults", {"fault": "delay", "operation": "x"}, 400),
        ("GET", "/messages?limit=x", None, 400),
        ("GET", "/messages/307", None, 404),
        ("GET", "/messages/" + "9" * 5000, None, 404),
        ("GET", "/messages/-1", None, 404),
        ("GET", "/callbacks/latest", None, 404),
        ("POST", "/messages/latest/reply", {}, 404),
        ("DELETE", "/clock", None, 405),
    ],
)
def test_bad_steering_is_refused(control: Control, method: str, path: str, body: Any, status: int) -> None:
    response = control.ask(method, path, body)
    assert (status, {"error"}) == (response.status_code, set(response.json()))


def test_other_machines_are_let_in_with_the_token_only(engine: Engine) -> None:
    for host in ("0.0.0.0", "192.0.2.1"):
        with pytest.raises(ValueError, match="control_token"):
            MockServer(host=host)
    control = Control(engine, "0.0.0.0", "s3cret")
    for path, headers, status in (
        ("/clock", {"Authorization": "Bearer s3cret", "Host": "mock.lan"}, 200),
        ("/clock", {"Authorization": "Bearer wrong"}, 401),
        ("/clock", {}, 401),
        ("/clock", {"Authorization": "Bearer s3cret", "Origin": "https://evil.example.org"}, 403),
        ("/health", {}, 200),
        ("/health", {"Origin": "https://evil.example.org"}, 403),
    ):
        assert status == control.ask("GET", path, **headers).status_code
