"""Limits compared, value by value: what no longer fits, and what newly does."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.diff.limits import is_within, limit_words, limits_of

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
        ({}, {"uniqueItems": True}, NARROWS),
        ({"uniqueItems": True}, {"uniqueItems": False}, WIDENS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{0,6}$"}, WIDENS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{2,4}$"}, NARROWS),
        ({"pattern": "^a{1,5}$"}, {"pattern": "^a{2,6}$"}, BOTH),
        ({"pattern": "^a{3}$"}, {"pattern": "^a{1,}$"}, WIDENS),
        ({"pattern": "^a{3}$"}, {"pattern": "^a{4}$"}, BOTH),
        ({"pattern": "^a$"}, {"pattern": "^a|b$"}, BOTH),
        ({"pattern": "^a$"}, {}, WIDENS),
        ({"format": "uri"}, {"format": "email"}, BOTH),
        ({"format": "int32"}, {"format": "int64"}, WIDENS),
        ({"format": "int64"}, {"format": "int32"}, NARROWS),
        ({"minimum": 1}, {"exclusiveMinimum": 1}, NARROWS),
        ({"exclusiveMinimum": 0, "minimum": 0}, {"minimum": 0}, WIDENS),
        ({"maximum": 5}, {"exclusiveMaximum": 5}, NARROWS),
    ],
)
def test_limits(old: dict[str, Any], new: dict[str, Any], expected: tuple[bool, bool]) -> None:
    """A limit narrows, widens, or does what cannot be known: then it counts as both."""
    before, after = (limits_of(schema, is_whole=True) for schema in (old, new))
    (word,) = (word for word in before.keys() | after.keys() if before.get(word) != after.get(word))
    ends = before.get(word), after.get(word)
    assert expected == (not is_within(word, *ends), not is_within(word, *reversed(ends)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"minLength": 0}),
        ({"minItems": 0}, {}),
        ({}, {"uniqueItems": False}),
        ({"minimum": 1}, {"exclusiveMinimum": 0}),
        ({"maximum": 98}, {"exclusiveMaximum": 99}),
    ],
)
def test_another_way_to_say_the_same(old: dict[str, Any], new: dict[str, Any]) -> None:
    """A limit of nothing, or of the same integers, is no change."""
    assert limits_of(old, is_whole=True) == limits_of(new, is_whole=True)


def test_bounds_of_fractions() -> None:
    """Between numbers, more than 0 is more than 1 or more."""
    old = limits_of({"minimum": 1}, is_whole=False)["minimum"]
    new = limits_of({"exclusiveMinimum": 0}, is_whole=False)["minimum"]
    assert (True, False) == (is_within("minimum", old, new), is_within("minimum", new, old))
    assert "minimum went from `1` to `more than 0`" == limit_words("minimum", old, new)
