"""Compare limits: whether one allows more or less than before."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from .change import code

_UPPER = {"maxLength", "maximum", "maxItems", "maxProperties"}
_LOWER = {"minLength", "minimum", "minItems", "minProperties"}
LIMITS = _UPPER | _LOWER | {"multipleOf", "pattern"}
TYPES = {
    "string": {"minLength", "maxLength", "pattern"},
    "integer": {"minimum", "maximum", "multipleOf"},
    "object": {"minProperties", "maxProperties"},
}
"""The limits of values of one type: added or removed with that type, they limit nothing that was there."""
_COUNT = re.compile(r"\{(\d*),?(\d*)\}")


def limits_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the limits of a schema without minimum lengths of 0, which limit nothing."""
    none = {("minLength", 0), ("minItems", 0), ("minProperties", 0)}
    return {word: schema[word] for word in LIMITS & schema.keys() if (word, schema[word]) not in none}


def is_within(word: str, old: Any, new: Any) -> bool:
    """Tell whether everything within the old limit is within the new one, as far as can be known."""
    if old is None or new is None:
        return new is None
    if word in _UPPER:
        return bool(old <= new)
    if word in _LOWER:
        return bool(old >= new)
    if word == "multipleOf":
        return not Fraction(str(old)) % Fraction(str(new))
    return _is_looser_pattern(old, new)


def limit_words(word: str, old: Any, new: Any) -> str:
    """Describe the change of a limit."""
    if old is None:
        return f"{word} is now {code(new)}"
    if new is None:
        return f"{word} is no longer {code(old)}"
    return f"{word} went from {code(old)} to {code(new)}"


def _is_looser_pattern(old: str, new: str) -> bool:
    """Return whether patterns differ only in their counts, and the new ones allow more; others cannot be compared."""
    if _COUNT.sub("{}", old) != _COUNT.sub("{}", new):
        return False
    pairs = zip(map(_range, _COUNT.finditer(old)), map(_range, _COUNT.finditer(new)), strict=True)
    return all(new_low <= low and high <= new_high for (low, high), (new_low, new_high) in pairs)


def _range(match: re.Match[str]) -> tuple[float, float]:
    low, high = match.groups()
    return float(low or 0), float(high or "inf") if "," in match.group() else float(low)
