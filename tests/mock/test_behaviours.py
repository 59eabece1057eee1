"""What the operations with a memory remember."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from smspartner_mock.behaviours import BEHAVIOURS, REFUSAL_CODES, answers
from smspartner_mock.contract import load_contract
from smspartner_mock.engine import Engine
from smspartner_mock.refusals import Refusal
from smspartner_mock.state.clock import PARIS
from smspartner_mock.state.messages import Messages
from tests.mock.requests import get, outcome, post, read

NOON = datetime(2027, 1, 4, 12, 0)
HELLO: dict[str, Any] = {"phoneNumbers": "+33600000000,0600000001", "message": "Hello world"}
AT_THREE: dict[str, Any] = {"scheduledDeliveryDate": "04/01/2027", "time": 15, "minute": 0}


@pytest.fixture
def engine() -> Engine:
    return Engine(validate_responses=True, now=NOON)


def balance(engine: Engine) -> Decimal:
    return Decimal(read(get(engine, "/me"))["credits"]["balance"])


def test_sending_takes_its_cost_from_the_account(engine: Engine) -> None:
    before = balance(engine)
    sent = read(post(engine, "/send", **HELLO))
    assert sent == {
        "success": True,
        "code": 200,
        "message_id": 307,
        "nb_sms": 2,
        "cost": 0.076,
        "currency": "EUR",
    }
    assert Decimal("0.076") == before - balance(engine)


def test_the_credits_of_a_fresh_account_are_those_of_the_printed_response(engine: Engine) -> None:
    assert read(get(engine, "/me"))["credits"] == {
        "creditSms": 269070,
        "creditSmsECO": 444551,
        "creditHlr": 2044937,
        "toSend": 0,
        "solde": "10224.688",
        "currency": "EUR",
        "balance": "10224.688",
    }


def test_a_batch_costs_the_sum_of_its_members(engine: Engine) -> None:
    messages = [{"phoneNumber": f"+33600000{length}", "message": "x" * length} for length in (160, 161)]
    sent = read(post(engine, "/bulk-send", SMSList=messages))
    assert (sent["nbSMS"], sent["cost"], [member["nbSms"] for member in sent["SMSResponse_List"]]) == (3, 0.114, [1, 2])


def test_a_sandbox_message_costs_nothing(engine: Engine) -> None:
    before = balance(engine)
    assert read(post(engine, "/send", **HELLO, sandbox=1))["cost"] == 0
    assert before == balance(engine)


def test_without_credit_nothing_is_sent(engine: Engine) -> None:
    engine.service.main.credit = Decimal("0.075")
    assert outcome(post(engine, "/send", **HELLO)) == (403, 11)
    assert (0, Decimal("0.075")) == (len(engine.service.of(Messages)), balance(engine))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"message": "x" * 1531}, 52),
        ({"message": "x" * 671, "isUnicode": 1}, 52),
        ({"scheduledDeliveryDate": "31/02/2027", "time": 9, "minute": 0}, 49),
        ({"scheduledDeliveryDate": "04/01/2027", "time": 11, "minute": 55}, 9),
    ],
)
def test_what_only_the_service_can_judge_is_refused(engine: Engine, asked: dict[str, Any], code: int) -> None:
    assert code == read(post(engine, "/send", **HELLO | asked))["code"]


def test_a_sent_message_has_a_status(engine: Engine) -> None:
    number = read(post(engine, "/send", **HELLO))["message_id"]
    engine.service.clock.advance(2)
    for spelled in ("+33600000001", "0600000001", " 33600000001"):
        status = read(get(engine, "/message-status", messageId=number, phoneNumber=spelled))
        assert (str(number), "Delivered", 0.038) == (status["messageId"], status["statut"], status["cost"])
        assert str(int(engine.service.clock.timestamp())) == status["date"]


@pytest.mark.parametrize("asked", [(306, "+33600000000"), (307, "+33600000009"), (10**30, "+33600000000")])
def test_an_unknown_status_is_not_found(engine: Engine, asked: tuple[int, str]) -> None:
    post(engine, "/send", **HELLO)
    assert outcome(get(engine, "/message-status", messageId=asked[0], phoneNumber=asked[1])) == (404, 4)


def test_a_scheduled_message_waits_and_can_be_cancelled_once(engine: Engine) -> None:
    before = balance(engine)
    sent = read(post(engine, "/send", **HELLO, **AT_THREE))
    assert sent["scheduledDeliveryDate"] == "2027-01-04 15:00:00"
    assert read(get(engine, "/me"))["credits"]["toSend"] == 2
    assert get(engine, "/message-cancel", messageId=sent["message_id"]).status == 200
    assert (before, 0) == (balance(engine), read(get(engine, "/me"))["credits"]["toSend"])
    assert outcome(get(engine, "/message-cancel", messageId=sent["message_id"])) == (409, 5)


@pytest.mark.parametrize(("wait", "code"), [(3 * 3600 - 301, 200), (3 * 3600 - 299, 6), (3 * 3600, 7)])
def test_cancelling_has_its_last_moment(engine: Engine, wait: int, code: int) -> None:
    number = read(post(engine, "/send", **HELLO, **AT_THREE))["message_id"]
    engine.service.clock.advance(wait)
    assert code == read(get(engine, "/message-cancel", messageId=number))["code"]


def test_the_hour_that_summer_time_repeats_is_an_hour() -> None:
    """At 2:30 on 31 October 2027, for the first time, 3:00 is an hour and a half away."""
    engine = Engine(now=datetime(2027, 10, 31, 2, 30, tzinfo=PARIS))
    at_three: dict[str, Any] = {"scheduledDeliveryDate": "31/10/2027", "time": 3, "minute": 0}
    number = read(post(engine, "/send", **HELLO, **at_three))["message_id"]
    engine.service.clock.advance(80 * 60)
    assert get(engine, "/message-cancel", messageId=number).status == 200


def test_a_message_that_never_was_cannot_be_cancelled(engine: Engine) -> None:
    assert outcome(get(engine, "/message-cancel", messageId=1)) == (404, 4)


def test_an_account_does_not_see_another_ones_messages(engine: Engine) -> None:
    from smspartner_mock.state import Account

    number = read(post(engine, "/send", **HELLO))["message_id"]
    engine.service.accounts["other"] = Account("other")
    assert outcome(get(engine, "/message-cancel", apiKey="other", messageId=number)) == (404, 4)


def test_many_at_once_lose_nothing(engine: Engine) -> None:
    before = balance(engine)
    with ThreadPoolExecutor(16) as pool:
        sent = list(pool.map(lambda _: read(post(engine, "/send", **HELLO))["message_id"], range(1000)))
    assert list(range(307, 1307)) == sorted(sent)
    assert Decimal("76.000") == before - balance(engine)


def test_a_behaviour_answers_and_refuses(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given plain parameters, without the key, and the engine does the rest."""
    monkeypatch.delitem(BEHAVIOURS, "groups.add", raising=False)
    seen: list[Any] = []

    @answers("groups.add")
    def add(call: Any) -> dict[str, Any]:
        seen.append(dict(call.parameters))
        if call.parameters["name"] == "refused":
            raise Refusal(1, "Not this name")
        return {"success": True, "code": 2, "name": call.parameters["name"], "groupId": "g1"}

    assert read(post(engine, "/group/add", name="Clients"))["groupId"] == "g1"
    response = post(engine, "/group/add", name="refused", _format="json")
    assert read(response) == {"success": False, "code": 1, "message": "Not this name"}
    assert seen == [{"name": "Clients"}, {"name": "refused"}]
    with pytest.raises(ValueError, match=r"groups\.add has a behaviour already"):
        answers("groups.add")(add)


def test_behaviours_and_tables_name_operations_and_codes_of_the_contract() -> None:
    operations = load_contract().operations
    assert BEHAVIOURS.keys() - operations.keys() == set()
    for name, table in REFUSAL_CODES.items():
        assert set(table.values()) - operations[name].codes.keys() == set(), name
