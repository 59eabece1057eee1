"""The small things that the mock stands on: codes, shapes, time, money, segments, stores, faults."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from smspartner_mock.contract.codes import missing_key, read_codes, wrong_key
from smspartner_mock.faults import FAULTS, Faults, PlannedFault
from smspartner_mock.prices import as_number, as_text, from_wire
from smspartner_mock.state import Stores
from smspartner_mock.state.callbacks import Callback, Outbox
from smspartner_mock.state.clock import PARIS, Clock
from smspartner_mock.state.events import Events
from smspartner_mock.wire.shapes import Shapes
from smspartner_mock.wire.text import count_segments, shown

LISTS = {
    "common": {
        "1": {"meaning": "The key is required.", "error": "AuthenticationError"},
        "10": {"meaning": "The key is wrong.", "error": "AuthenticationError"},
    },
    "sending": {"11": {"meaning": "No credit.", "error": "InsufficientCreditError"}},
}


@pytest.mark.parametrize(
    ("own", "missing", "numbers"),
    [
        ({}, 1, {1, 10}),
        ({"$ref": "#/components/x-codes/sending", "4": {"error": "NotFoundError"}}, 1, {1, 4, 10, 11}),
        ({"1": {"meaning": "groupId required"}}, 10, {1, 10}),
        ({"1": {"meaning": "name required"}, "2": {"error": "AuthenticationError"}}, 2, {1, 2, 10}),
    ],
)
def test_codes_are_common_then_taken_in_then_own(own: dict[str, Any], missing: int, numbers: set[int]) -> None:
    codes = read_codes("messages.send", own, LISTS)
    assert (numbers, missing, 10) == (set(codes), missing_key(codes), wrong_key(codes))


@pytest.mark.parametrize(
    ("entry", "status", "whole"),
    [
        ({}, 400, True),
        ({"error": "NotFoundError"}, 404, True),
        ({"error": "ServiceError"}, 500, True),
        ({"error": "NotAllowedError"}, 403, True),
        ({"error": "RateLimitError"}, 429, True),
        ({"http": 409, "member": "both"}, 409, True),
        ({"member": True}, 400, False),
    ],
)
def test_a_code_has_the_status_of_its_class_or_its_own(entry: dict[str, Any], status: int, whole: bool) -> None:
    code = read_codes("messages.send", {"7": entry}, {})[7]
    assert (status, whole) == (code.status, code.refuses_request)


def test_a_schema_may_hold_itself() -> None:
    schema = {"properties": {"below": {"$ref": "#/components/schemas/Tree"}}}
    shape = Shapes({"components": {"schemas": {"Tree": schema}}}).of({"$ref": "#/components/schemas/Tree"})
    assert shape.properties["below"] is shape


@pytest.mark.parametrize(
    ("schema", "kind", "names"),
    [
        ({}, "open", set()),
        (True, "open", set()),
        ({"type": "object"}, "open", set()),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "map", set()),
        ({"type": "array"}, "list", set()),
        ({"type": ["string", "null"]}, "scalar", set()),
        ({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, "object", {"a", "b"}),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "scalar", set()),
        ({"oneOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, "object", {"a", "b"}),
    ],
)
def test_shapes(schema: Any, kind: str, names: set[str]) -> None:
    shape = Shapes({}).of(schema)
    assert (kind, names) == (shape.kind, set(shape.properties))


def test_the_clock_runs_what_is_due_at_its_time_and_in_its_order() -> None:
    clock = Clock(datetime(2027, 1, 4, 12))
    seen: list[tuple[str, datetime]] = []

    def note(name: str) -> Any:
        return lambda: seen.append((name, clock.now()))

    clock.at(datetime(2027, 1, 4, 14), note("second"))
    clock.after(3600, note("first"))
    clock.at(datetime(2027, 1, 4, 13, tzinfo=UTC), note("third"))
    clock.after(7200.5, lambda: clock.after(1, note("made by another")))
    assert clock.next_due() == datetime(2027, 1, 4, 13, tzinfo=PARIS)
    clock.settle()
    assert seen == []
    clock.move_to(datetime(2027, 1, 4, 15))
    assert seen == [
        ("first", datetime(2027, 1, 4, 13, tzinfo=PARIS)),
        ("second", datetime(2027, 1, 4, 14, tzinfo=PARIS)),
        ("third", datetime(2027, 1, 4, 14, tzinfo=PARIS)),
        ("made by another", datetime(2027, 1, 4, 14, 0, 1, 500000, tzinfo=PARIS)),
    ]
    assert clock.now() == datetime(2027, 1, 4, 15, tzinfo=PARIS)
    assert clock.next_due() is None


def test_time_does_not_go_back() -> None:
    clock = Clock(datetime(2027, 1, 4))
    with pytest.raises(ValueError, match="time does not go back"):
        clock.advance(-1)


def test_a_clock_without_a_time_runs_with_the_real_one() -> None:
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    clock.advance(86400)
    assert clock.now() - datetime.now(UTC) > timedelta(hours=23)


def test_money_keeps_its_value() -> None:
    assert tuple(as_text(Decimal(digits)) for digits in ("10.500", "10.000", "0.000001", "1E2")) == (
        "10.5",
        "10",
        "0.000001",
        "100",
    )
    assert as_number(Decimal("0.038")) == 0.038
    assert [Decimal("0.1"), Decimal(10)] == [from_wire(0.1), from_wire("10")]


@pytest.mark.parametrize(
    ("text", "unicode", "segments"),
    [
        ("", False, 1),
        ("x" * 160, False, 1),
        ("x" * 161, False, 2),
        ("x" * 306, False, 2),
        ("x" * 307, False, 3),
        ("€" * 80, False, 1),
        ("x" * 152 + "€" + "x" * 10, False, 2),
        ("x" * 152 + "€" + "x" * 152, False, 3),
        (":br:" * 80, False, 1),
        (":br:" * 81, False, 2),
        (":euro:" * 80, False, 1),
        ("œ" * 80, False, 1),
        ("|" * 500, False, 1),
        ("x" * 70, True, 1),
        ("x" * 71, True, 2),
        ("x" * 135, True, 3),
        ("😀" * 36, True, 2),
    ],
)
def test_segments(text: str, unicode: bool, segments: int) -> None:
    assert segments == count_segments(text, unicode=unicode)


def test_characters_are_replaced_as_the_table_says() -> None:
    assert shown("« Ça coûte 5 :euro: [à l’œil] ^_^ »") == '" Ça coute 5 € (à l\'oeil) _ "'


def test_a_store_is_made_once() -> None:
    class Groups(dict[str, str]):
        pass

    stores = Stores()
    stores.of(Groups)["a"] = "b"
    assert (stores.of(Groups), Stores().of(Groups)) == ({"a": "b"}, {})


def test_the_outbox_keeps_the_order_and_wakes_whoever_sends() -> None:
    outbox, woken = Outbox(Clock(), Events()), []
    outbox.on_post = lambda: woken.append(True)
    posts = [Callback("http://127.0.0.1:1/", "dlr", {"n": number}) for number in range(3)]
    for post in posts:
        outbox.post(post)
    taken = [posting.callback for posting in outbox.take_postings()]
    assert (posts, [], 3) == (taken, outbox.take_postings(), len(woken))


def test_faults_strike_as_often_as_planned() -> None:
    faults = Faults()
    faults.plan(PlannedFault(FAULTS["delay"], operation="account.me", times=2))
    faults.plan(PlannedFault(FAULTS["hang"], times=None))
    struck = [faults.choose(name) for name in ("account.me", "messages.send", "account.me", "account.me")]
    assert [FAULTS["delay"], FAULTS["hang"], FAULTS["delay"], FAULTS["hang"]] == struck
    faults.clear()
    assert faults.choose("account.me") is None


def test_chance_is_the_same_every_time() -> None:
    def struck() -> list[bool]:
        faults = Faults(seed=7)
        faults.plan(PlannedFault(FAULTS["delay"], times=None, probability=0.5))
        return [faults.choose("account.me") is not None for _ in range(100)]

    assert struck() == struck()
    assert 30 < sum(struck()) < 70
