"""
Remove key, names and numbers from a recording, so that it can be shared.

Nothing is kept because it looks harmless: a text stays only if the contract itself has it, a number only if it is
short, a date only if it is one. All else becomes a placeholder, the same one for the same value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from .. import xml
from ..contract import Contract
from .plan import Exchange

_PHONE: Final = re.compile(r"(tel:)?\+?[0-9][0-9 .()-]{6,20}[0-9]")
_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{8,12}([+-][0-9:]{4,6}|Z)?)?|[0-9]{2}[-/][0-9]{2}[-/][0-9]{4}"
)
_SHORT: Final = re.compile(r"-?[0-9]{1,5}(\.[0-9]{1,4})?")
_MONEY: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_MAX_SHOWN: Final = 20_000


class Redactor:
    """Replace private values, consistently."""

    def __init__(self, contract: Contract) -> None:
        self._fields = contract.field_names
        self._words = {word.lower() for word in _words(contract.document)}
        self._seen: dict[str, str] = {}

    def exchange(self, exchange: Exchange) -> dict[str, Any]:
        """Return an exchange for the file."""
        recorded: dict[str, Any] = {
            "label": exchange.label,
            "operation": exchange.operation.name,
            "format": exchange.format,
            "problems": [self.sentence(str(problem)) for problem in exchange.verdict.problems],
        }
        if exchange.response is None:
            return {**recorded, "fault": exchange.fault}
        return {
            **recorded,
            "status": exchange.response.status,
            "contentType": self.sentence(exchange.response.content_type),
            "seconds": round(exchange.response.seconds, 2),
            "content": self.content(exchange.response.content)[:_MAX_SHOWN],
        }

    def content(self, content: bytes) -> str:
        """Return a response in its shape, without its values."""
        try:
            if content.lstrip()[:1] == b"<":
                return self._element(xml.parse(content))
            return json.dumps(self._value(json.loads(content)), ensure_ascii=False)
        except (ValueError, RecursionError):
            return f"({len(content)} bytes that could not be read)"

    def sentence(self, text: str) -> str:
        """Return one of our sentences without the values that it quotes."""
        text = re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: json.dumps(self.scalar(found[0][1:-1])), text)
        text = re.sub(r"\bis [\[{].*", "is …", text)
        return re.sub(r"\+?[0-9]{6,}", lambda found: self.scalar(found[0]), text)

    def scalar(self, text: str) -> str:
        """Return a string, or its placeholder."""
        if text == "" or text.lower() in self._words or _SHORT.fullmatch(text) or _TIME.fullmatch(text):
            return text
        if _MONEY.fullmatch(text):
            return re.sub("[0-9]", "9", text)
        if _PHONE.fullmatch(text):
            digits = re.sub(r"[^0-9]", "", text)
            return self._placeholder("number", digits[-9:])
        return self._placeholder("text", text)

    def _placeholder(self, kind: str, value: str) -> str:
        key = f"{kind} {value}"
        return self._seen.setdefault(key, f"{kind}-{len(self._seen) + 1}")

    def _value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._name(name): self._value(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._value(member) for member in value]
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return value if _SHORT.fullmatch(str(value)) else self.scalar(str(value))
        return self.scalar(value)

    def _name(self, name: str) -> str:
        return name if name in self._fields or name in ("entry", "item", "result") else self.scalar(name)

    def _element(self, element: xml.Element) -> str:
        key = f' key="{self._name(element.key)}"' if element.key is not None else ""
        inside = "".join(self._element(child) for child in element.children) or self.scalar(element.text)
        return f"<{self._name(element.name)}{key}>{inside}</{self._name(element.name)}>"


def _words(value: Any) -> Iterator[str]:
    """Return the contract's words that a response may keep: of enumerations, and the few that samples always have."""
    yield from (
        "true",
        "false",
        "EUR",
        "FR",
        "json",
        "xml",
        "CP",
        "total",
        "month",
        "application/json",
        "application/xml",
    )
    yield from ("january", "february", "march", "april", "may", "june", "july")
    yield from ("august", "september", "october", "november", "december")
    yield from _enumerated(value)


def _enumerated(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (word for word in value.get("enum", ()) if isinstance(word, str))
        for part in value.values():
            yield from _enumerated(part)
    elif isinstance(value, list):
        for member in value:
            yield from _enumerated(member)
