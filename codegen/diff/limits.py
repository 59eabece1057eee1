"""Limits compared: does one let through more or less than it did?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .change import code

_UPPER = {"maxLength", "maximum", "maxItems", "maxProperties"}
_LOWER = {"minLength", "minimum", "minItems", "minProperties"}
_EXCLUSIVE = {"minimum": ("exclusiveMinimum", 1), "maximum": ("exclusiveMaximum", -1)}
LIMITS = _UPPER | _LOWER | {"multipleOf", "pattern", "format", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum"}
TYPES = {
    "string": {"minLength", "maxLength", "pattern"},
    "integer": {"minimum", "maximum", "multipleOf"},
    "object": {"minProperties", "maxProperties"},
}
"""The limits that are of values of one type: those that come or go with it limit nothing that was there."""
_COUNT = re.compile(r"\{(\d*),?(\d*)\}")
_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}


@dataclass(frozen=True)
class Bound:
    """The least or the greatest number; `edge` is 1 or -1 where the number itself is out."""

    number: Any
    edge: int

    def __str__(self) -> str:
        words = {1: "more than ", -1: "less than "}
        return f"{words.get(self.edge, '')}{self.number}"


def limits_of(schema: dict[str, Any], *, is_whole: bool) -> dict[str, Any]:
    """The limits of a schema; `is_whole` where numbers are integers, between which more than 0 is 1 or more."""
    found = {word: schema[word] for word in LIMITS & schema.keys() if schema[word] is not False}
    for word in ("minLength", "minItems", "minProperties"):
        if found.get(word) == 0:
            del found[word]
    for word, (exclusive, edge) in _EXCLUSIVE.items():
        bounds = [Bound(found.pop(word), 0)] if word in found else []
        if exclusive in found:
            number = found.pop(exclusive)
            is_next = is_whole and isinstance(number, int)
            bounds.append(Bound(number + edge, 0) if is_next else Bound(number, edge))
        if bounds:
            stricter = bounds[-1].number * edge >= bounds[0].number * edge
            found[word] = bounds[-1] if stricter else bounds[0]
    return found


def is_within(word: str, old: Any, new: Any) -> bool:
    """Tell whether everything within the old limit is within the new one, as far as can be known."""
    if old is None or new is None:
        return new is None
    if isinstance(old, Bound) and isinstance(new, Bound):
        old, new = (old.number, old.edge), (new.number, new.edge)
    if word in _UPPER:
        return bool(old <= new)
    if word in _LOWER:
        return bool(old >= new)
    if word == "multipleOf":
        return not Fraction(str(old)) % Fraction(str(new))
    if word == "pattern":
        return _is_looser_pattern(old, new)
    return old == new or (old, new) in _WIDER_FORMATS


def limit_words(word: str, old: Any, new: Any) -> str:
    """Say in words what became of a limit."""
    if old is None:
        return f"{word} is now {code(new)}"
    if new is None:
        return f"{word} is no longer {code(old)}"
    return f"{word} went from {code(old)} to {code(new)}"


def _is_looser_pattern(old: str, new: str) -> bool:
    """Patterns cannot be compared in general; those that differ only in how often something repeats can."""
    if _COUNT.sub("{}", old) != _COUNT.sub("{}", new):
        return False
    pairs = zip(map(_range, _COUNT.finditer(old)), map(_range, _COUNT.finditer(new)), strict=True)
    return all(new_low <= low and high <= new_high for (low, high), (new_low, new_high) in pairs)


def _range(match: re.Match[str]) -> tuple[float, float]:
    low, high = match.groups()
    return float(low or 0), float(high or "inf") if "," in match.group() else float(low)
