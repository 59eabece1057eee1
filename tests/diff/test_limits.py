"""Limits compared, value by value: what no longer fits, and what newly does."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.diff.limits import is_within, limits_of

NARROWS, WIDENS, BOTH = (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"maxLength": 11}, {"maxLength": 10}, NARROWS),
        ({"maxLength": 11}, {"maxLength": 12}, WIDENS),
        ({"maxLength": 11}, {}, WIDENS),
        ({}, {"maxLength": 11}, NARROWS),
        ({}, {"minLength": 1}, NARROWS),
        ({}, {"minimum": 0}, NARROWS),
        ({"minimum": 0}, {"minimum": -1}, WIDENS),
        ({"multipleOf": 15}, {"multipleOf": 5}, WIDENS),
        ({"multipleOf": 5}, {"multipleOf": 10}, NARROWS),
        ({"multipleOf": 5}, {"multipleOf": 7}, BOTH),
        ({"multipleOf": 0.1}, {"multipleOf": 0.01}, WIDENS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{0,6}$"}, WIDENS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{2,4}$"}, NARROWS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{2,6}$"}, BOTH),
        ({"pattern": "^a{3}$"}, {"pattern": "^a{1,}$"}, WIDENS),
        ({"pattern": "^a{3}$"}, {"pattern": "^a{4}$"}, BOTH),
        ({"pattern": "^a$"}, {"pattern": "^a|b$"}, BOTH),
        ({"pattern": "^a$"}, {}, WIDENS),
    ],
)
def test_limits(old: dict[str, Any], new: dict[str, Any], expected: tuple[bool, bool]) -> None:
    """A limit narrows, widens, or does what cannot be known: then it counts as both."""
    before, after = (limits_of(schema) for schema in (old, new))
    (word,) = (word for word in before.keys() | after.keys() if before.get(word) != after.get(word))
    ends = before.get(word), after.get(word)
    assert expected == (not is_within(word, *ends), not is_within(word, *reversed(ends)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"minLength": 0}),
        ({"minItems": 0}, {}),
    ],
)
def test_another_way_to_say_the_same(old: dict[str, Any], new: dict[str, Any]) -> None:
    """A limit of nothing is no change."""
    assert limits_of(old) == limits_of(new)
