"""The prose of generated code: what the spec says, in lines that fit."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import Any

_WIDTH = 112
_MOST_CODES = 6
_ORDER = (
    "AuthenticationError",
    "NotAllowedError",
    "InsufficientCreditError",
    "InvalidRequestError",
    "NotFoundError",
    "RateLimitError",
    "ServiceError",
)


def described(part: dict[str, Any]) -> str:
    """Return the description of a part, with the provider's advice against it."""
    text: str = part["description"]
    return f"Deprecated: the provider may retire it. {text}" if part.get("deprecated") else text


def wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    """Paragraphs as lines that fit at this depth of indentation."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        if lines:
            lines.append("")
        lines += textwrap.wrap(" ".join(paragraph.split()), _WIDTH - indent, subsequent_indent=" " * hanging)
    return lines


def argument(name: str, description: str, example: Any) -> list[str]:
    """The lines of one argument; the example shows what the type cannot."""
    text = " ".join(description.split()).rstrip(".")
    shown = _literal(example)
    return wrapped(f"{name}: {text}{f', e.g. {shown}' if shown else ''}.", indent=12, hanging=4)


def _literal(example: Any) -> str | None:
    if isinstance(example, bool) or not isinstance(example, (str, int, float)) or example == "":
        return None
    return f'"{example}"' if isinstance(example, str) else str(example)


def raises(codes: dict[int, dict[str, Any]], common: dict[int, dict[str, Any]], table: str) -> list[str]:
    """One entry for each error class that an operation's own codes have."""
    grouped: dict[str, list[int]] = defaultdict(list)
    for code, entry in codes.items():
        if common.get(code) != entry:
            grouped[entry["error"]].append(code)
    lines: list[str] = []
    many = [error for error in _ORDER if len(grouped[error]) > _MOST_CODES]
    if many:
        count = sum(len(grouped[error]) for error in many)
        text = f"{', '.join(many)}: Not accepted; `smspartner.codes.{table}` has the {count} reasons."
        lines += wrapped(text, indent=12, hanging=4)
    for error in _ORDER:
        if grouped[error] and error not in many:
            reasons = [f"{codes[code]['meaning'].rstrip('.')} ({code})" for code in grouped[error]]
            lines += wrapped(f"{error}: {'; '.join(reasons)}.", indent=12, hanging=4)
    return lines
