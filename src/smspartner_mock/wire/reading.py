"""Read the parameters of a request from the query, a JSON body or an XML body."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from typing import Any, Final, NoReturn
from urllib.parse import parse_qsl

from .shapes import OPEN, Shape
from .values import from_text
from .xml_reading import UnreadableXmlError, read_xml

# Far more than any operation needs. A few megabytes of `[],[],` would be half a gigabyte of Python.
_MAX_VALUES: Final = 100_000
_TEXT: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)

# A byte order mark and white space.
_BEFORE_JSON: Final = b"\xef\xbb\xbf \t\r\n"


class UnreadableError(ValueError):
    """
    The query or the body is malformed, or names a parameter twice.

    Attributes:
        ends_early: Whether it only stops too soon, as a body does that is longer than its Content-Length says.
    """

    def __init__(self, message: str, *, ends_early: bool = False) -> None:
        super().__init__(message)
        self.ends_early = ends_early


def read_query(query: bytes, lists: Collection[str] = ()) -> dict[str, Any]:
    """
    Read the parameters of a query, as strings; those that are lists may be there several times.

    Raises:
        UnreadableError: It is not UTF-8, has a control character, or a parameter twice.
    """
    if not query:
        return {}
    try:
        pairs = parse_qsl(query.decode(), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise UnreadableError(str(error)) from None
    read: dict[str, Any] = dict(pairs)
    given = read.keys() & lists if lists else frozenset()
    if len(read) < len(pairs) - (sum(name in lists for name, _ in pairs) - len(given) if given else 0):
        raise UnreadableError("a parameter is there twice")
    if any("\0" in text for pair in pairs for text in pair):
        raise UnreadableError("a parameter has a zero byte")
    return read | {name: [text for other, text in pairs if other == name] for name in given} if given else read


def read_texts(texts: Mapping[str, Any], shape: Shape) -> dict[str, Any]:
    """Return the parameters of a path or a query, each in the type that the contract gives it."""
    return {name: _from_text(text, shape.properties.get(name, OPEN)) for name, text in texts.items()}


def _from_text(text: str | list[str], shape: Shape) -> Any:
    if isinstance(text, list):
        return [from_text(member, (shape.item or OPEN).types) for member in text]
    return from_text(text, shape.types)


def read_body(body: bytes, content_type: str, shape: Shape, root: str) -> dict[str, Any]:
    """
    Read the parameters in a body. Its content decides the format: programs post JSON or XML under any type, or none.

    Raises:
        UnreadableError: The body is neither JSON nor XML of the right form.
    """
    try:
        if body[:64].lstrip(_BEFORE_JSON)[:1] == b"{":
            return _read_json(body)
        media_type, _, options = content_type.partition(";")
        if media_type.strip().endswith("xml") or b"<" in body[:16]:
            return read_xml(body, shape, root, _charset(options))
        return _read_json(body)
    except UnicodeDecodeError as error:
        raise UnreadableError(str(error), ends_early=error.end == len(body)) from None
    except json.JSONDecodeError as error:
        is_open_string = error.msg.startswith("Unterminated string")
        ends_early = bool(error.doc.strip()) and (is_open_string or error.pos >= len(error.doc.rstrip()))
        raise UnreadableError(str(error), ends_early=ends_early) from None
    except UnreadableXmlError as error:
        raise UnreadableError(str(error), ends_early=error.ends_early) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableError(str(error)) from None


def _read_json(body: bytes) -> dict[str, Any]:
    if len(body) > _MAX_VALUES and _count_values(body) > _MAX_VALUES:
        raise UnreadableError("the body has too many values")
    text = body.decode("utf-8-sig")
    read = _DECODER.decode(text)
    if not isinstance(read, dict):
        raise UnreadableError("the body is not an object")
    if "\\ud" in text or "\\uD" in text:
        # Half of a character pair: JSON can spell it, nothing else can carry it.
        json.dumps(read, ensure_ascii=False).encode()
    return read


def _count_values(body: bytes) -> int:
    """Count the values of a body, at least; those inside strings are left out."""
    texts = (body.count(b'"') - body.count(b'\\"')) // 2
    if texts > _MAX_VALUES:
        return texts
    bare = _TEXT.sub(b"", body)
    return sum(bare.count(mark) for mark in (b"{", b"[", b","))


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise UnreadableError("a number is too large")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableError(f"{name} is not JSON")


_DECODER: Final = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse_constant)


def _charset(options: str) -> str | None:
    for option in options.split(";"):
        name, _, value = option.strip().partition("=")
        if name.lower() == "charset":
            return value.strip(' "') or None
    return None
