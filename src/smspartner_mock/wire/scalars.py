"""Scalars as text: what a query and XML carry, where JSON has numbers and booleans."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final

# Beyond this a number is nothing that an operation takes; it stays a text, which the validator refuses.
_LONGEST: Final = 40


def from_text(text: str, types: Set[str]) -> Any:
    """The value of a text by its JSON types; the text itself where it does not fit any."""
    if "string" in types or not types:
        return text
    if len(text) <= _LONGEST:
        if types & {"integer", "number"} and is_integer(text):
            return int(text)
        if "number" in types and _is_decimal(text):
            return float(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    return text


def is_integer(text: str) -> bool:
    """Whether a text is `-?[0-9]+`, and nothing else that `int` would also take."""
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal()


def _is_decimal(text: str) -> bool:
    whole, point, part = text.partition(".")
    return bool(point) and is_integer(whole) and part.isascii() and part.isdecimal()
