"""
YAML with JSON's scalars only: what a source says is what everybody reads in it, whatever their YAML library is.

A plain scalar is `null`, `true`, `false`, a number as JSON writes it, or else a string: `06200` and
`2015-02-07 22:39:46` stay as they are. Keys are strings. What readers disagree about is refused with its line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_MAX_DEPTH = 100
_MAX_DIGITS = 400  # far over any limit of a schema, far under what Python refuses to convert
_WORDS = {"null": None, "true": True, "false": False, "": None}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_READ_DIFFERENTLY = re.compile(
    r"~|null|true|false|[-+]?\.(inf|nan)|\+[0-9][0-9.eE+-]*|[-+]?(0x[0-9a-f]+|0o[0-7]+|\.[0-9]+|[0-9]+\.)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class UnreadableError(ValueError):
    """The content is not YAML that every parser reads alike; `place` is `:line:column`, or empty."""

    def __init__(self, reason: str, mark: Any = None) -> None:
        super().__init__(reason)
        self.place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""


def read(text: str) -> Any:
    """
    The plain values of a YAML document.

    Raises:
        UnreadableError: It is no YAML, or none that everybody reads alike.
    """
    try:
        return _value(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        raise UnreadableError(str(error.problem or error.context), error.problem_mark or error.context_mark) from None
    except YAMLError as error:
        raise UnreadableError(" ".join(str(error).split())[:200]) from None


def _value(events: Iterator[Event]) -> Any:
    """The value of a stream of events, kept on a stack of our own: a source may nest as deep as it likes."""
    top: list[Any] = []
    stack: list[_Holder] = [_Holder(top)]
    for event in events:
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            stack.pop()
            continue
        if isinstance(event, DocumentStartEvent):
            if top or event.version not in (None, (1, 2)):
                raise UnreadableError("must be one document in YAML 1.2", event.start_mark)
            continue
        if not isinstance(event, (AliasEvent, ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            continue
        _refuse_sharing(event)
        if isinstance(event, ScalarEvent):
            stack[-1].take(event)
            continue
        if len(stack) > _MAX_DEPTH:
            raise UnreadableError("nests too deep", event.start_mark)
        value: Any = {} if isinstance(event, MappingStartEvent) else []
        stack[-1].put(value, event)
        stack.append(_Holder(value))
    return top[0] if top else None


def _refuse_sharing(event: Any) -> None:
    if event.anchor is not None:
        raise UnreadableError(f"has the anchor {event.anchor}; write it out, or refer to it by $ref", event.start_mark)
    if event.tag is not None:
        raise UnreadableError(f"has the tag {event.tag}; write the value as JSON would have it", event.start_mark)


class _Holder:
    """An object or a list that is being read."""

    def __init__(self, value: Any) -> None:
        self._value = value
        self._key: str | None = None

    def take(self, event: Any) -> None:
        """Take a scalar, which is a key or a value."""
        if isinstance(self._value, dict) and self._key is None:
            self._key = _key(event)
            if self._key in self._value:
                raise UnreadableError(f"has the key {self._key} twice", event.start_mark)
        else:
            self.put(_scalar(event), event)

    def put(self, value: Any, event: Any) -> None:
        """Take a value."""
        if isinstance(self._value, list):
            self._value.append(value)
        elif self._key is None:
            raise UnreadableError("has a key that is no string", event.start_mark)
        else:
            self._value[self._key], self._key = value, None


def _key(event: Any) -> str:
    if event.style is None and event.value == "<<":
        raise UnreadableError("has a merge key (<<); write it out", event.start_mark)
    return _text(event)


def _text(event: Any) -> str:
    text: str = event.value
    if strange := _FORBIDDEN.search(text):
        raise UnreadableError(f"holds the character U+{ord(strange.group()):04X}", event.start_mark)
    return text


def _scalar(event: Any) -> Any:
    text = _text(event)
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if match := _NUMBER.fullmatch(text):
        number = float(text) if match[2] or match[3] else int(text) if len(text) < _MAX_DIGITS else math.inf
        if math.isinf(number):
            raise UnreadableError("has a number that is too large", event.start_mark)
        return number
    if _READ_DIFFERENTLY.fullmatch(text):
        raise UnreadableError(f"has {text}, which is not a JSON value; put a string in quotes", event.start_mark)
    return text
