"""Limits of an argument: held exactly, by what the spec prints, for numbers with a point, members and patterns."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from smspartner import ArgumentError
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import CSV, INTEGER, MONEY, NUMBER, OPEN, TEXT
from smspartner_core.wire.shapes import many, mapping

HELD: list[tuple[Field, Any, Any]] = [
    (Field("a", NUMBER, multiple_of=0.01), Decimal("0.29"), 0.29),
    (Field("a", NUMBER, multiple_of=0.01), 1.1, 1.1),
    (Field("a", NUMBER, minimum=0.1, maximum=0.3), Decimal("0.3"), 0.3),
    (Field("a", NUMBER, multiple_of=5), 10, 10),
    (Field("a", INTEGER, minimum=-1, maximum=1), -1, -1),
    (Field("a", MONEY, minimum=0.1, multiple_of=0.1), "0.30", "0.30"),
    (Field("a", MONEY, maximum=10), 10, "10"),
    (Field("a", many(TEXT, max_length=2)), ["ab"], ["ab"]),
    (Field("a", mapping(INTEGER, minimum=1), max_items=1), {"x": 1}, {"x": 1}),
    (Field("a", OPEN, min_items=1), {"x": 1}, {"x": 1}),
    (Field("a", CSV, max_items=2), ["x", "y"], "x,y"),
    (Field("a", TEXT, pattern=r"^\d\w$"), "1a", "1a"),
]
REFUSED: list[tuple[Field, Any, str]] = [
    (Field("a", NUMBER, multiple_of=0.01), Decimal("0.291"), "a: must be a multiple of 0.01, not "),
    (Field("a", NUMBER, minimum=0.1), 0.05, "a: must be at least 0.1, not 0.05"),
    (Field("a", NUMBER, maximum=0.3), Decimal("0.31"), "a: must be at most 0.3, not "),
    (Field("a", MONEY, minimum=0.1), "0.05", "a: must be at least 0.1, not '0.05'"),
    (Field("a", MONEY, multiple_of=0.1), "0.35", "a: must be a multiple of 0.1, not '0.35'"),
    (Field("a", many(TEXT, max_length=2)), ["ab", "abc"], "a[1]: must have at most 2 characters (it has 3), not 'abc'"),
    (Field("a", mapping(INTEGER, minimum=1)), {"x": 0}, "a['x']: must be at least 1, not 0"),
    (Field("a", mapping(INTEGER), max_items=1), {"x": 0, "y": 0}, "a: must have at most 1 members (it has 2), not "),
    (Field("a", OPEN, min_items=1), {}, "a: must have at least 1 member (it has 0), not {}"),
    (Field("a", CSV, max_items=2), "x,y,z", "a: must have at most 2 members (it has 3), not 'x,y,z'"),
    (Field("a", CSV, pattern="^[^,]+(,[^,]+)?$"), "x,y,z", "a: must match ^[^,]+(,[^,]+)?$, not 'x,y,z'"),
    (Field("a", CSV, pattern="^[xy](,[xy])*$"), "x,z", "a[1]: must match ^[xy](,[xy])*$, not 'z'"),
    (Field("a", TEXT, pattern=r"^\d$"), "١", r"a: must match ^\d$, not '١'"),
    (Field("a", TEXT, pattern=r"^\w$"), "é", r"a: must match ^\w$, not 'é'"),
]


@pytest.mark.parametrize(("field", "value", "expected"), HELD)
def test_a_value_within_its_limits_is_written(field: Field, value: Any, expected: Any) -> None:
    assert expected == field.write(value)


@pytest.mark.parametrize(("field", "value", "told"), REFUSED)
def test_a_value_beyond_a_limit_is_refused(field: Field, value: Any, told: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        field.write(value)
    assert str(caught.value).startswith(told)
