"""XML, in both directions."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..errors import ArgumentError
from . import MAX_VALUES, UnreadableError
from .charset import codec_of, has_mark
from .charset import text_of as decoded
from .refusal import Refusal, ids_of, needs_success, refusal_of
from .scalars import Kind
from .shapes import Map
from .xml_reading import generic, name_of, reader_of, tag_of, text_of

MEDIA_TYPE = "application/xml"

LIST_MEMBER = "item"
"""
How a list's members are named in a request: `<item key="0">`. Nobody has published it; the responses look like
Symfony's serializer, which reads this as a list of any length, but a single `<entry>` as an object.
"""
MAP_MEMBER = "entry"
"""How a map's members are named: `<entry key="06200">`, since such a key is no XML name."""

_WHITE = b" \t\r\n"
_LONGEST_DECLARATION = 200  # bytes
_RETURN = {"\r": "&#13;"}  # a parser would read a bare one as a line feed
# What XML 1.0 has no way to carry, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def opening(key: str) -> bytes:
    """Return the start of every request: the key."""
    return f"<request><apiKey>{escape(key)}</apiKey>".encode()


def encode(values: dict[str, Any]) -> bytes:
    """
    Return the rest of a request, after the key.

    Raises:
        ArgumentError: A string holds a character that XML 1.0 cannot carry.
    """
    return f"{_children(values)}</request>".encode()


def _children(values: dict[str, Any]) -> str:
    """Return an element for each value, by its name."""
    written = []
    for name, value in values.items():
        if _NAME.fullmatch(name):
            written.append(f"<{name}>{_content(name, value)}</{name}>")
        else:
            written.append(_member(MAP_MEMBER, name, value))
    return "".join(written)


def _member(tag: str, key: Any, value: Any) -> str:
    return f"<{tag} key={quoteattr(_text(str(key), str(key)))}>{_content(f'[{key}]', value)}</{tag}>"


def _content(name: str, value: Any) -> str:
    try:
        if isinstance(value, Map):
            return "".join(_member(MAP_MEMBER, key, member) for key, member in value.items())
        if isinstance(value, dict):
            return _children(value)
        if isinstance(value, (list, tuple)):
            return "".join(_member(LIST_MEMBER, place, member) for place, member in enumerate(value))
    except ArgumentError as error:
        raise error.within(name) from None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float, Decimal)):
        raise ArgumentError(name, f"must be a string, a number or what is made of them, not a {type(value).__name__}")
    return escape(_text(name, str(value)), _RETURN)


def _text(name: str, text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise ArgumentError(
            name, f"holds the character U+{ord(found[0]):04X} at position {found.start()}, which XML 1.0 cannot carry"
        )
    return text


def decode(content: bytes, charset: str | None, kind: Kind, *, failed: bool) -> Refusal | Any:
    """
    The value of a response, or the refusal that it is.

    Raises:
        UnreadableError: Not well-formed, with a document type, too deep, or a web page.
        WrongTypeError: It lacks what the service always sends, or is no value of this kind.
    """
    root = parse(content, charset)
    if tag_of(root).lower() == "html":
        raise UnreadableError("it is a web page")
    return _refusal(root, kind, failed=failed) or reader_of(kind)(root)


def parse(content: bytes, charset: str | None = None) -> Element:
    """
    The root element. A document type, and with it every entity, is refused before a tree is built.

    Args:
        content: The document; a byte order mark wins over `charset`, `charset` over the document's own declaration.
        charset: What the header says.

    Raises:
        UnreadableError: Not well-formed, has a document type, or holds too many values.
    """
    charset = charset or _declared(content)
    if b"\0" in content[:2] or has_mark(content) or (charset and codec_of(charset) != "utf-8"):
        content = decoded(content, charset).encode()
    content = content.lstrip(_WHITE)
    if content.count(b"/") > MAX_VALUES:  # each element has one
        raise UnreadableError(f"it holds more than {MAX_VALUES} values")
    try:
        if b"<!DOCTYPE" in content:  # perhaps in a text
            guard = expat.ParserCreate("utf-8")
            guard.StartDoctypeDeclHandler = _refuse
            guard.Parse(content, True)
        parser = XMLParser(encoding="utf-8")
        parser.feed(content)
        root = parser.close()
    except (expat.ExpatError, ParseError) as error:
        raise UnreadableError(f"it is not well-formed ({error})") from None
    assert isinstance(root, Element)
    return root


def _declared(content: bytes) -> str | None:
    """The encoding that the document itself names."""
    content = content[:_LONGEST_DECLARATION].lstrip(_WHITE)
    if not content.startswith(b"<?xml"):
        return None
    _, found, value = content.partition(b"?>")[0].partition(b"encoding")
    value = value.lstrip(_WHITE + b"=")
    return value[1:].partition(value[:1])[0].decode("latin-1") if found and value else None


def _refuse(*_: object) -> None:
    raise UnreadableError("it has a document type, which no response has")


def _refusal(root: Element, kind: Kind, *, failed: bool) -> Refusal | None:
    """The refusal that an element is, if it is one; seen by its first two values, so that looking costs nothing."""
    if not len(root):
        return None
    if name_of(root[0]) is not None:
        success = root.find("{*}success")
        if success is None:
            success = next((child for child in root if child.get("key") == "success"), None)
        if not failed and (success is None or text_of(success) not in ("false", "0")):
            return None
        return refusal_of(generic(root), kind, failed=failed)
    if text_of(root[0]) not in ("false", "0"):
        return None
    has_code = len(root) > 1 and not len(root[1])
    if not has_code and not needs_success(kind):
        return None  # a list follows at once, as that of the groups does
    tree: dict[str, Any] = {"success": False, "code": text_of(root[1]) if has_code else None}
    ids = ids_of(kind)
    for place, child in enumerate(root[1 + has_code :], 1 + has_code):
        value = generic(child)
        name = ids.get(place, "message") if isinstance(value, str) and value.isdecimal() else "message"
        name = name if isinstance(value, str) else "errors"
        if value is not None:
            tree[f"#{place + 1}" if name in tree else name] = value
    return refusal_of(tree, kind, failed=failed)
