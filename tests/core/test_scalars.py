"""Single values: what the wire may hold, and what is refused to be guessed."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from smspartner_core.errors import ArgumentError
from smspartner_core.wire import WrongTypeError, scalars
from smspartner_core.wire.enums import OpenInt, OpenText
from smspartner_core.wire.field import Field
from smspartner_core.wire.shapes import many, mapping

PARIS = ZoneInfo("Europe/Paris")


class Status(OpenText):
    DELIVERED = "Delivered"
    NOT_DELIVERED = "Not delivered"


class Range(OpenInt):
    PREMIUM = 1
    LOW_COST = 2


READ: list[tuple[scalars.Kind, Any, Any]] = [
    (scalars.INTEGER, 307, 307),
    (scalars.INTEGER, "307", 307),
    (scalars.INTEGER, "-1", -1),
    (scalars.TEXT, "été", "été"),
    (scalars.TEXT, 307, "307"),
    (scalars.SECRET, "s3cret", "s3cret"),
    (scalars.MONEY, Decimal("0.038"), Decimal("0.038")),
    (scalars.MONEY, "10225.119", Decimal("10225.119")),
    (scalars.MONEY, 3, Decimal(3)),
    (scalars.MONEY, "-0.50", Decimal("-0.50")),
    (scalars.BOOLEAN, True, True),
    (scalars.BOOLEAN, "false", False),
    (scalars.FLAG, 1, True),
    (scalars.FLAG, "0", False),
    (scalars.DATETIME, "1517989111", datetime(2018, 2, 7, 8, 38, 31, tzinfo=PARIS)),
    (scalars.DATETIME, 1517989111, datetime(2018, 2, 7, 8, 38, 31, tzinfo=PARIS)),
    (scalars.DATETIME, "2015-02-07 22:39:46", datetime(2015, 2, 7, 22, 39, 46, tzinfo=PARIS)),
    (scalars.DATETIME, "2022-08-03T10:00:00+02:00", datetime(2022, 8, 3, 8, 0, tzinfo=UTC)),
    (scalars.DATETIME, "2018-03-05T10:34:52.355+0000", datetime(2018, 3, 5, 10, 34, 52, 355000, tzinfo=UTC)),
    (scalars.DATE, "2020-06-12", date(2020, 6, 12)),
    (scalars.DATE, "12-06-2020", date(2020, 6, 12)),
    (scalars.FRENCH_DATE, "21-10-2022", date(2022, 10, 21)),
    (scalars.choice(Status), "Delivered", Status.DELIVERED),
    (scalars.choice(Status), "NOT DELIVERED", Status.NOT_DELIVERED),
    (scalars.choice(Range), "2", Range.LOW_COST),
]
MISFITS: dict[scalars.Kind, tuple[Any, ...]] = {
    scalars.INTEGER: ("+336", " 12 ", "1_000", "١٢", "1.0", "", "9" * 5000, True, 1.5, None, []),
    scalars.MONEY: ("NaN", "1e3", "Infinity", "0,038", "", True, [], Decimal("NaN")),
    scalars.BOOLEAN: ("yes", 2, "", None, []),
    scalars.TEXT: (True, Decimal("1.5"), None, [], {}),
    scalars.DATETIME: ("yesterday", "07/02/2015", "99999999999999999", "2015-13-07 22:39:46", True, []),
    scalars.DATE: ("2020", "2020-02-31", "31-31-2020", 20200101, "2020-06-12T00:00"),
    scalars.choice(Range): ("two", True, None),
    scalars.choice(Status): ([], False),
    many(scalars.TEXT): ("a", {"a": 1}, [1.5]),
    mapping(scalars.TEXT): ("a", []),
}


@pytest.mark.parametrize(("kind", "wire", "expected"), READ)
def test_every_spelling_of_the_wire_has_one_type(kind: scalars.Kind, wire: Any, expected: Any) -> None:
    value = kind.read(wire)
    assert (expected, type(expected)) == (value, type(value)) or (kind is scalars.SECRET and expected == value)


@pytest.mark.parametrize(("kind", "wire"), [(kind, wire) for kind, wires in MISFITS.items() for wire in wires])
def test_what_does_not_fit_is_never_guessed(kind: scalars.Kind, wire: Any) -> None:
    with pytest.raises(WrongTypeError):
        kind.read(wire)


def test_a_time_without_a_zone_is_paris_time_in_summer_too() -> None:
    assert timedelta(hours=2) == scalars.DATETIME.read("2022-07-14 12:00:00").utcoffset()


WRITTEN = [
    (scalars.FLAG, True, 1),
    (scalars.BOOLEAN, False, False),
    (scalars.MONEY, Decimal("10.50"), "10.50"),
    (scalars.MONEY, Decimal("1E+3"), "1000"),
    (scalars.MONEY, 10, "10"),
    (scalars.NUMBER, Decimal("1.5"), 1.5),
    (scalars.NUMBER, 3, 3),
    (scalars.CSV, "+336,+337", "+336,+337"),
    (scalars.CSV, ["+336", "+337"], "+336,+337"),
    (scalars.CSV, (number for number in ("+336", "+337")), "+336,+337"),
    (scalars.DATE, date(2027, 1, 31), "2027-01-31"),
    (scalars.FRENCH_DATE, date(2027, 1, 31), "31-01-2027"),
    (scalars.DATETIME, datetime(2027, 1, 4, 8, 30, tzinfo=UTC), "2027-01-04 09:30:00"),
    (
        scalars.SCHEDULE,
        datetime(2027, 1, 4, 8, 30, tzinfo=UTC),
        {"scheduledDeliveryDate": "04/01/2027", "time": 9, "minute": 30},
    ),
    (scalars.choice(Range), Range.LOW_COST, 2),
    (scalars.choice(Range), 1, 1),
    (scalars.choice(Status), "Delivered", "Delivered"),
    (scalars.TEXT, Status.DELIVERED, "Delivered"),
    (scalars.OPEN, {"conversation": {"text": "Bonjour"}}, {"conversation": {"text": "Bonjour"}}),
    (mapping(scalars.INTEGER), {"06200": 12}, {"06200": 12}),
    (many(scalars.TEXT), ("a", "b"), ["a", "b"]),
]


@pytest.mark.parametrize(("kind", "value", "expected"), WRITTEN)
def test_arguments_are_written_as_the_service_wants_them(kind: scalars.Kind, value: Any, expected: Any) -> None:
    wire = kind.write(value)
    assert (expected, type(expected)) == (wire, type(wire)) or expected == wire


REFUSED = [
    (
        Field("x", scalars.TEXT, max_length=11),
        "A" * 12,
        "x: must have at most 11 characters (it has 12), not 'AAAAAAAAAAAA'",
    ),
    (Field("x", scalars.TEXT, min_length=3), "A", "x: must have at least 3 characters, not 'A'"),
    (Field("x", scalars.TEXT, pattern="^[a-z]+$", must="be small"), "A", "x: must be small, not 'A'"),
    (Field("x", scalars.TEXT, pattern="^[a-z]+$"), "A", "x: must match ^[a-z]+$, not 'A'"),
    (Field("x", scalars.TEXT), b"bytes", "x: must be a string, not b'bytes'"),
    (Field("x", scalars.INTEGER, minimum=18), 17, "x: must be at least 18, not 17"),
    (Field("x", scalars.INTEGER, maximum=98), 99, "x: must be at most 98, not 99"),
    (Field("x", scalars.INTEGER, multiple_of=5), 12, "x: must be a multiple of 5, not 12"),
    (Field("x", scalars.INTEGER), "1", "x: must be an integer, not '1'"),
    (Field("x", scalars.INTEGER), True, "x: must be an integer, not True"),
    (Field("x", scalars.FLAG), 1, "x: must be True or False, not 1"),
    (Field("x", scalars.MONEY), 0.1, "not exact"),
    (Field("x", scalars.MONEY), "ten", "must be an amount such as '10.50', not 'ten'"),
    (Field("x", scalars.NUMBER), float("nan"), "must be a number"),
    (Field("x", scalars.CSV, max_items=2), "1,2,3", "x: must have at most 2 members (it has 3), not '1,2,3'"),
    (Field("x", scalars.CSV, max_items=2), ["1", "2", "3"], "at most 2 members (it has 3)"),
    (Field("x", scalars.CSV, min_items=1), [], "at least 1 member (it has 0)"),
    (Field("x", scalars.CSV), ["1,2"], "without a comma; member 0 is '1,2'"),
    (Field("x", scalars.CSV), 336, "must be a string or an iterable of strings, not 336"),
    (Field("x", many(scalars.TEXT), max_items=1), ["1", "2"], "at most 1 members (it has 2)"),
    (Field("x", many(scalars.TEXT)), "12", "must be an iterable, not '12'"),
    (Field("x", many(scalars.TEXT)), ["1", 2], "x[1]: must be a string, not 2"),
    (Field("x", mapping(scalars.INTEGER)), {"06200": "12"}, "x['06200']: must be an integer, not '12'"),
    (Field("x", mapping(scalars.INTEGER)), [1], "must be a mapping, not [1]"),
    (Field("x", scalars.OPEN), "text", "must be a mapping, not 'text'"),
    (Field("x", scalars.DATE), datetime(2027, 1, 1), "must be a date"),
    (Field("x", scalars.SCHEDULE), datetime(2027, 1, 4, 9, 30), "must have a time zone"),
    (Field("x", scalars.SCHEDULE), date(2027, 1, 4), "must be a datetime"),
    (Field("x", scalars.SCHEDULE), datetime(2027, 1, 4, 9, 31, tzinfo=PARIS), "multiple of 5"),
    (Field("x", scalars.SCHEDULE), datetime(2027, 10, 31, 2, 30, tzinfo=PARIS), "twice that night"),
    (Field("x", scalars.SCHEDULE), datetime(2027, 3, 28, 2, 30, tzinfo=PARIS), "leaves out that night"),
    (Field("x", scalars.choice(Range)), 3, "x: must be one of 1, 2, not 3"),
    (Field("x", scalars.choice(Range)), [], "x: "),
]


@pytest.mark.parametrize(("field", "value", "message"), REFUSED)
def test_a_refused_argument_is_named_with_its_value_and_its_limit(field: Field, value: Any, message: str) -> None:
    with pytest.raises(ArgumentError) as refused:
        field.write(value)
    assert message in str(refused.value)
    assert refused.value.argument.startswith("x")
    assert refused.value.maybe_sent is False


def test_a_long_value_is_not_repeated_whole() -> None:
    with pytest.raises(ArgumentError) as refused:
        Field("x", scalars.TEXT, max_length=10).write("A" * 10_000)
    assert len(str(refused.value)) < 200


def test_a_secret_value_is_not_repeated_at_all() -> None:
    with pytest.raises(ArgumentError) as refused:
        Field("x", scalars.SECRET, max_length=3).write("https://me:token@example.org")
    assert "token" not in str(refused.value)


def test_a_secret_prints_as_a_mask_and_compares_as_text() -> None:
    secret = scalars.SECRET.read("s3cret")
    assert ("'***'", "s3cret") == (repr(secret), secret)


@pytest.mark.parametrize("value", ["Lost", "lost in Space", 7])
def test_an_unlisted_value_passes_through_with_its_own_equality(value: Any) -> None:
    kind = Range if isinstance(value, int) else Status
    member = kind(value)
    assert value == member
    assert str(value) == str(member)
    assert member == pickle.loads(pickle.dumps(member))
    assert list(kind) == [member for member in kind if member != value]


def test_a_value_of_another_type_is_no_member() -> None:
    with pytest.raises(ValueError, match="not a valid"):
        Status(7)
    with pytest.raises(ValueError, match="not a valid"):
        Range("seven")
