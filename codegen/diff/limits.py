"""Whether a limit takes more or less than it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .change import code

_UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties")
_LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties")
_OPAQUE = ("pattern", "format", "uniqueItems", "contentEncoding", "contentMediaType")
LIMITS = (*_UPPER, *_LOWER, "multipleOf", *_OPAQUE)
_COUNT = re.compile(r"\{(\d*),?(\d*)\}")


_TYPES = {
    "string": ("minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "object": ("minProperties", "maxProperties"),
}
"""The limits that are of values of one type. Those of items are of lists, and of texts that are lists with commas."""


def changed_limits(
    old: dict[str, Any], new: dict[str, Any], old_types: frozenset[str], new_types: frozenset[str]
) -> Iterator[tuple[str, bool, str]]:
    """
    Each limit that is another one, whether what was within it is no longer, and what happened in words.

    A limit that came or went with the type whose values it is of limits nothing that was there.
    """
    for name in LIMITS:
        before, after = old.get(name), new.get(name)
        kind = next((each for each, names in _TYPES.items() if name in names), None)
        is_of_both = kind is None or (kind in old_types and kind in new_types)
        if before != after and is_of_both:
            yield name, _is_tighter(name, before, after), _words(name, before, after)


def _is_tighter(name: str, old: Any, new: Any) -> bool:
    if new is None:
        return False
    if old is None:
        return not (name in _LOWER and new <= 0 and name not in ("minimum", "exclusiveMinimum"))
    if name in _UPPER:
        return bool(new < old)
    if name in _LOWER:
        return bool(new > old)
    if name == "multipleOf":
        return bool(old % new)
    if name == "uniqueItems":
        return bool(new)
    return not (name == "pattern" and _is_looser_pattern(old, new))


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
