"""Whether a limit takes more or less than it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .change import code

_UPPER = ("maxLength", "maximum", "maxItems", "maxProperties")
_LOWER = ("minLength", "minimum", "minItems", "minProperties")
_COUNTED = ("minLength", "minItems", "minProperties")  # 0 of them is no limit
_OPAQUE = ("pattern", "format", "uniqueItems", "contentEncoding", "contentMediaType")
_COMPARED = (*_UPPER, *_LOWER, "multipleOf", *_OPAQUE)
_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
LIMITS = (*_COMPARED, *_EXCLUSIVE.values())
_COUNT = re.compile(r"\{(\d*),?(\d*)\}")
_WIDER_FORMATS = {("int32", "int64"), ("float", "double")}

_TYPES = {
    "string": ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"),
    "integer": ("minimum", "maximum", "multipleOf"),
    "object": ("minProperties", "maxProperties"),
}
"""The limits that are of values of one type. Those of items are of lists, and of texts that are lists with commas."""


@dataclass(frozen=True)
class Bound:
    """The least or the greatest number; `edge` is 1 or -1 where the number itself is out."""

    number: Any
    edge: int

    def __str__(self) -> str:
        words = {1: "more than ", -1: "less than "}
        return f"{words.get(self.edge, '')}{self.number}"


@dataclass(frozen=True)
class LimitChange:
    """One limit that is another one."""

    narrows: bool
    """Whether something that was within it may no longer be."""
    widens: bool
    """Whether something may be within it that was not."""
    detail: str
    """What happened, in words."""


def changed_limits(
    old: dict[str, Any], new: dict[str, Any], old_types: frozenset[str], new_types: frozenset[str]
) -> Iterator[LimitChange]:
    """
    Each limit that is another one.

    A limit that came or went with the type whose values it is of limits nothing that was there.
    """
    for name in _COMPARED:
        before, after = _limit(old, name, old_types), _limit(new, name, new_types)
        if before != after and _is_of_both(name, old_types, new_types):
            fits = _is_within(name, before, after), _is_within(name, after, before)
            yield LimitChange(not fits[0], not fits[1], _words(name, before, after))


def _is_of_both(name: str, old: frozenset[str], new: frozenset[str]) -> bool:
    if name == "format":  # texts and numbers have some
        return bool(old & new)
    kind = next((each for each, names in _TYPES.items() if name in names), None)
    return kind is None or (kind in old and kind in new)


def _limit(schema: dict[str, Any], name: str, types: frozenset[str]) -> Any:
    """The limit; None where nothing is limited."""
    value = schema.get(name)
    if name in _EXCLUSIVE:
        return _bound(value, schema.get(_EXCLUSIVE[name]), 1 if name == "minimum" else -1, types)
    if (name in _COUNTED and value == 0) or value is False:
        return None
    return value


def _bound(inclusive: Any, exclusive: Any, edge: int, types: frozenset[str]) -> Bound | None:
    """The stricter of two; between integers, more than 0 is 1 or more."""
    bounds = [] if inclusive is None else [Bound(inclusive, 0)]
    if exclusive is not None:
        is_whole = "number" not in types and isinstance(exclusive, int)
        bounds.append(Bound(exclusive + edge, 0) if is_whole else Bound(exclusive, edge))
    return max(bounds, key=lambda each: (edge * each.number, edge * each.edge), default=None)


def _is_within(name: str, old: Any, new: Any) -> bool:
    """Whether everything within the old limit is within the new one, as far as can be told."""
    if old is None or new is None:
        return new is None
    if isinstance(old, Bound) and isinstance(new, Bound):
        old, new = (old.number, old.edge), (new.number, new.edge)
    if name in _UPPER:
        return bool(old <= new)
    if name in _LOWER:
        return bool(old >= new)
    if name == "multipleOf":
        return not Fraction(str(old)) % Fraction(str(new))
    if name == "pattern":
        return _is_looser_pattern(old, new)
    return old == new or (old, new) in _WIDER_FORMATS


def _is_looser_pattern(old: str, new: str) -> bool:
    """Patterns cannot be compared in general; those that differ only in how often something repeats can."""
    if _COUNT.sub("{}", old) != _COUNT.sub("{}", new):
        return False
    return all(
        low <= before_low and before_high <= high
        for (before_low, before_high), (low, high) in zip(_counts(old), _counts(new), strict=True)
    )


def _counts(pattern: str) -> list[tuple[float, float]]:
    found = []
    for match in _COUNT.finditer(pattern):
        low, high = match.groups()
        exact = "," not in match.group()
        found.append((float(low or 0), float(low) if exact else float(high or "inf")))
    return found


def _words(name: str, old: Any, new: Any) -> str:
    if old is None:
        return f"{name} is now {code(new)}"
    if new is None:
        return f"{name} is no longer {code(old)}"
    return f"{name} went from {code(old)} to {code(new)}"
