"""
Values in spellings that differ from the contract's.

A query and XML carry text where JSON has numbers and booleans. And programs in production send `null`, `""`, `true`,
`"1"` and `10` for what the pages print as text, number or flag: the real service takes them, so the mock does.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final

from .shapes import OPEN, Shape

# Beyond this a number is nothing that an operation takes; it stays a string, which the validator refuses.
_MAX_CHARACTERS: Final = 40

# Amounts, ids and phone numbers are strings here and numbers there; a text is not.
_NUMBERS_IN_STRINGS: Final = frozenset({"money", "id", "csv"})


def from_text(text: str, types: Set[str]) -> Any:
    """Return the value of a string by its JSON types; the string itself where it does not fit any."""
    if "string" in types or not types:
        return text
    if len(text) <= _MAX_CHARACTERS:
        if types & {"integer", "number"} and is_integer(text):
            return int(text)
        if "number" in types and _is_decimal(text):
            return float(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    return text


def is_integer(text: str) -> bool:
    """Return whether a string is `-?[0-9]+`, and nothing else that `int` would also take."""
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal()


def _is_decimal(text: str) -> bool:
    whole, point, part = text.partition(".")
    return bool(point) and is_integer(whole) and part.isascii() and part.isdecimal()


def accept(value: Any, shape: Shape) -> Any:
    """Return a value as the contract spells it, where it is another spelling of one; all else stays as it is."""
    match shape.kind:
        case "object" if isinstance(value, dict):
            return {
                name: accept(member, shape.properties.get(name, OPEN))
                for name, member in value.items()
                if member is not None and (member != "" or name in shape.required)
            }
        case "list" if isinstance(value, list):
            return [accept(member, shape.item or OPEN) for member in value]
        case "list" if isinstance(value, str) and (shape.item or OPEN).kind == "scalar":
            return [accept(member, shape.item or OPEN) for member in value.split(",")]
        case "map" if isinstance(value, dict):
            return {name: accept(member, shape.item or OPEN) for name, member in value.items()}
        case "scalar":
            return _accept_scalar(value, shape)
    return value


def _accept_scalar(value: Any, shape: Shape) -> Any:
    if shape.wire == "flag01":
        if isinstance(value, bool) or value in ("true", "false"):
            value = 1 if value in (True, "true") else 0
        value = from_text(value, {"integer"}) if isinstance(value, str) else value
        return str(value) if shape.types == {"string"} and isinstance(value, int) else value
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return from_text(value, shape.types) if shape.types and "string" not in shape.types else value
    if isinstance(value, int | float) and shape.types == {"string"} and shape.wire in _NUMBERS_IN_STRINGS:
        return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return value
