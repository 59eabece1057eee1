"""Time: messages leave, arrive and wait; months are summed up; limits hold."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from smspartner_mock.engine import Engine
from smspartner_mock.marketing_hours import next_allowed
from smspartner_mock.settings import Settings
from smspartner_mock.state.clock import PARIS
from smspartner_mock.state.stops import StopList
from tests.mock.requests import get, outcome, post, read

NOON = datetime(2027, 1, 4, 12, 0)  # a Monday
HELLO: dict[str, Any] = {"phoneNumbers": "+33600000000", "message": "Hello world"}
AT_THREE: dict[str, Any] = {"scheduledDeliveryDate": "04/01/2027", "time": 15, "minute": 0}

RICH: dict[str, Any] = {"conversation": {"text": "Hello world"}}


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True, now=NOON)


def status(engine: Engine, number: str = "+33600000000", message: int = 307) -> str:
    told: str = read(get(engine, "/message-status", messageId=message, phoneNumber=number))["statut"]
    return told


@pytest.mark.parametrize(
    ("number", "settled"),
    [
        ("+33600000000", "Delivered"),
        ("+33600000090", "Not delivered"),
        ("+33600000091", "ko"),
        ("+33600000092", "Waiting"),
        ("+33600000093", "Delivered"),
    ],
)
def test_a_number_says_what_becomes_of_its_messages(engine: Engine, number: str, settled: str) -> None:
    post(engine, "/send", **HELLO | {"phoneNumbers": number})
    assert status(engine, number) == "Waiting"
    engine.service.clock.advance(1.9)
    assert status(engine, number) == "Waiting"
    engine.service.clock.advance(0.1)
    assert settled == status(engine, number)


def test_a_phone_that_answers_stop_gets_nothing_more(engine: Engine) -> None:
    post(engine, "/send", **HELLO | {"phoneNumbers": "+33600000093"})
    engine.service.clock.advance(2)
    assert "+33600000093" in engine.service.main.of(StopList)
    assert outcome(post(engine, "/send", **HELLO | {"phoneNumbers": "0600000093"})) == (409, 14)
    told = read(get(engine, "/message-status", messageId=307, phoneNumber="+33600000093"))
    assert (told["statut"], told["stopSms"]) == ("Delivered", True)


def test_a_scheduled_message_leaves_at_its_time(engine: Engine) -> None:
    post(engine, "/send", **HELLO, **AT_THREE)
    engine.service.clock.advance(3 * 3600 + 1)
    assert status(engine) == "Waiting"
    engine.service.clock.advance(1)
    assert status(engine) == "Delivered"


def test_a_cancelled_message_never_arrives(engine: Engine) -> None:
    post(engine, "/send", **HELLO, **AT_THREE)
    get(engine, "/message-cancel", messageId=307)
    engine.service.clock.advance(24 * 3600)
    assert status(engine) == "Waiting"


@pytest.mark.parametrize(
    ("when", "leaves"),
    [
        ("2027-01-04T12:00", "2027-01-04T12:00"),
        ("2027-01-04T07:59", "2027-01-04T08:00"),
        ("2027-01-04T08:00", "2027-01-04T08:00"),
        ("2027-01-04T19:59", "2027-01-04T19:59"),
        ("2027-01-04T20:00", "2027-01-05T08:00"),
        ("2027-01-09T21:00", "2027-01-11T08:00"),  # Saturday night, to Monday
        ("2027-01-10T12:00", "2027-01-11T08:00"),  # a Sunday
        ("2027-07-14T12:00", "2027-07-15T08:00"),  # Bastille Day
        ("2027-03-29T10:00", "2027-03-30T08:00"),  # Easter Monday
        ("2027-05-06T10:00", "2027-05-07T08:00"),  # Ascension
        ("2026-12-24T20:30", "2026-12-26T08:00"),  # Christmas, then a Saturday
    ],
)
def test_marketing_waits_for_a_working_day(when: str, leaves: str) -> None:
    now, then = (datetime.fromisoformat(moment).replace(tzinfo=PARIS) for moment in (when, leaves))
    assert then == next_allowed(now)
    engine = Engine(validate_responses=True, now=now)
    post(engine, "/send", **HELLO, isStopSms=1)
    engine.service.clock.move_to(then)
    engine.service.clock.advance(1.9)
    assert status(engine) == "Waiting"
    engine.service.clock.advance(0.1)
    assert status(engine) == "Delivered"


@pytest.mark.parametrize(
    ("when", "hours", "code"),
    [
        ("2027-01-04T21:00", "refuse", 22),
        ("2027-01-10T12:00", "refuse", 23),
        ("2027-01-10T12:00", "free", 200),
        ("2027-01-04T12:00", "refuse", 200),
    ],
)
def test_an_account_may_have_other_marketing_hours(when: str, hours: Any, code: int) -> None:
    engine = Engine(validate_responses=True, now=datetime.fromisoformat(when))
    engine.service.main.marketing_hours = hours
    engine.service.main.is_marketing = True
    assert code == read(post(engine, "/send", **HELLO))["code"]


@pytest.mark.parametrize(
    ("path", "asked", "cost"),
    [
        ("/send", HELLO, "0.038"),
        ("/send", HELLO | {"gamme": 2}, "0.023"),
        ("/send", HELLO | {"message": "x" * 161}, "0.076"),
        ("/send", HELLO | {"phoneNumbers": "+32470000000"}, "0.069"),
        ("/send", HELLO | {"sandbox": 1}, "0"),
        ("/vn/send", {"to": "+33600000000", "from": "33644444444", "message": "Hello"}, "0.038"),
        ("/sondage/to/send", {"phoneNumbers": "+33600000000,+33600000001", "sondageIdent": "S1"}, "0.076"),
        ("/rcs/send", {"phoneNumbers": ["+33600000000"], "isUnicode": 1, "richContent": RICH}, "0.059"),
    ],
)
def test_every_operation_that_sends_takes_its_cost(engine: Engine, path: str, asked: dict[str, Any], cost: str) -> None:
    before = engine.service.main.credit
    assert read(post(engine, path, **asked))["cost"] == float(cost)
    assert Decimal(cost) == before - engine.service.main.credit


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"phoneNumbers": "12"}, 55),
        ({"phoneNumbers": "+33600000000,0600000000"}, 15),
        ({"phoneNumbers": "+870773111632"}, 13),
        ({"gamme": 2, "message": "x" * 161}, 42),
        ({"gamme": 2, "phoneNumbers": "+32470000000"}, 51),
        ({"time": 9, "minute": 0}, 45),
    ],
)
def test_what_cannot_be_sent(engine: Engine, asked: dict[str, Any], code: int) -> None:
    assert code == read(post(engine, "/send", **HELLO | asked))["code"]
    assert engine.service.main.credit == Decimal("10224.688")


def test_members_of_a_batch_are_refused_alone(engine: Engine) -> None:
    engine.service.main.of(StopList).add("+33600000001", "2027-01-04 12:00:00")
    texts = [{"phoneNumber": number, "message": "Hello"} for number in ("+33600000000", "0600000001", "12")]
    told = read(post(engine, "/bulk-send", SMSList=texts))
    assert (told["nbSMS"], told["cost"]) == (1, 0.038)
    assert [(True, 200), (False, 14), (False, 9)] == [(e["success"], e["code"]) for e in told["SMSResponse_List"]]
    statuses = read(get(engine, "/bulk-status", messageId=told["message_id"]))["StatutResponse_List"]
    assert ["+33600000000"] == [status["phoneNumber"] for status in statuses]


def test_statuses_by_tag_come_in_pages(engine: Engine) -> None:
    for number in range(25):
        post(engine, "/send", **HELLO | {"phoneNumbers": f"+336000000{number:02}"}, tag="spring")
    pages = [read(get(engine, "/bulk-status-by-tag", tag="spring", page=page)) for page in (1, 2, 3)]
    assert [(1, 25, 20), (2, 25, 5), (3, 25, 0)] == [
        (page["currentPage"], page["total"], len(page["StatutResponse_List"])) for page in pages
    ]
    assert outcome(get(engine, "/bulk-status-by-tag", tag="autumn")) == (404, 4)


def test_many_statuses_at_once(engine: Engine) -> None:
    post(engine, "/send", **HELLO)
    pairs = [{"phoneNumber": number, "messageId": 307} for number in ("0600000000", "0600000001")]
    assert read(post(engine, "/multi-status", SMSStatut_List=pairs))["StatutResponse_List"] == [
        {
            "success": True,
            "code": 200,
            "phoneNumber": "+33600000000",
            "messageId": 307,
            "status": "Waiting",
            "date": "1799060400",
            "stopSms": "0",
            "isSpam": "0",
        },
        {
            "success": False,
            "code": 4,
            "phoneNumber": "0600000001",
            "messageId": 307,
            "status": "Numéro introuvable",
        },
    ]


def test_months_are_summed_up(engine: Engine) -> None:
    post(engine, "/send", **HELLO)
    post(engine, "/send", **HELLO, sandbox=1)
    post(engine, "/send", **HELLO, scheduledDeliveryDate="01/02/2027", time=9, minute=0)
    engine.service.clock.move_to(datetime(2027, 2, 2, 12, 0))
    asked = {"interval": "custom", "from": "01-01-2027", "to": "28-02-2027"}
    assert read(get(engine, "/statistics/cost-resume", **asked))["datas"] == [
        {
            "month": month,
            "year": "2027",
            "m": f"{number:02}",
            "date": int(datetime(2027, number, 1, tzinfo=PARIS).timestamp()),
            "type": "month",
            "cost": "0.038",
            "nb_send": "1",
        }
        for number, month in ((1, "january"), (2, "february"))
    ]
    year = read(get(engine, "/statistics/cost-resume", interval="last_twelve_months"))["datas"]
    assert (12, "march", "february") == (len(year), year[0]["month"], year[-1]["month"])


def test_rate_limits_are_counted_on_the_clock() -> None:
    engine = Engine(now=NOON, settings=Settings(rate_limits=True))
    asked = {"interval": "last_month"}
    responses = []
    for _ in range(6):
        responses.append(get(engine, "/statistics/cost-resume", **asked))
        engine.service.clock.advance(1)
    assert [200] * 5 + [429] == [response.status for response in responses]
    assert dict(responses[-1].headers)[b"retry-after"] == b"55"
    assert get(engine, "/me").status == 200
    engine.service.clock.advance(54)
    assert get(engine, "/statistics/cost-resume", **asked).status == 200
    assert get(engine, "/statistics/cost-resume", **asked).status == 429


def test_the_same_seed_and_calls_give_the_same_responses() -> None:
    def responses() -> list[bytes]:
        engine = Engine(now=NOON, seed=5)
        bodies = []
        for number in range(20):
            bodies.append(post(engine, "/send", **HELLO | {"phoneNumbers": f"+3360000009{number % 5}"}, tag="x").body)
            engine.service.clock.advance(1)
        return [*bodies, get(engine, "/bulk-status-by-tag", tag="x").body]

    assert responses() == responses()


def test_what_is_slow_to_load_is_loaded_when_it_is_needed() -> None:
    """Holidays and the tables of numbers: a mock that starts and sends to France loads neither."""
    sending = (
        "import sys; from tests.mock.requests import post; from smspartner_mock.engine import Engine; "
        "print(post(Engine(), '/send', phoneNumbers='+33600000000', message='x').status, "
        "{'holidays', 'phonenumbers'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", sending], capture_output=True, text=True, check=True).stdout
    assert told == "200 set()\n"
