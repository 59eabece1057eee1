"""Wire values to the children of `<request>`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..errors import ArgumentError
from .shapes import Map

LIST_MEMBER = "item"
"""
How a list's members are named in a request: `<item key="0">`. Nobody has published it; the responses look like
Symfony's serializer, which reads this as a list of any length, but a single `<entry>` as an object.
"""
MAP_MEMBER = "entry"
"""How a map's members are named: `<entry key="06200">`, since such a key is no XML name."""

_RETURN = {"\r": "&#13;"}  # a parser would read a bare one as a line feed
# What XML 1.0 has no way to carry, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def write_children(values: dict[str, Any]) -> str:
    """
    An element for each value, by its name.

    Raises:
        ArgumentError: A text holds a character that XML 1.0 cannot carry.
    """
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
            return write_children(value)
        if isinstance(value, (list, tuple)):
            return "".join(_member(LIST_MEMBER, place, member) for place, member in enumerate(value))
    except ArgumentError as error:
        raise error.within(name) from None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float, Decimal)):
        raise ArgumentError(name, f"must be a text, a number or what is made of them, not a {type(value).__name__}")
    return escape(_text(name, str(value)), _RETURN)


def _text(name: str, text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise ArgumentError(
            name, f"holds the character U+{ord(found[0]):04X} at position {found.start()}, which XML 1.0 cannot carry"
        )
    return text
