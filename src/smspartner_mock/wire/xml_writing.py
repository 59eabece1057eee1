"""
Write responses in XML, in the three dialects that the service is known or thought to use.

* `positional`: every value an `<entry>`, and only its position says which field it is; an object whose shape says
  so keeps its children's names. This mix is what the provider's pages print.
* `named`: every value in an element of its name; list members are `<entry>`.
* `keyed`: `<entry key="name">`; list members are `<entry>` without a key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, get_args

from .shapes import OPEN, Shape

Dialect = Literal["positional", "named", "keyed"]
DIALECTS: Final[tuple[Dialect, ...]] = get_args(Dialect)

_HEAD: Final = "<?xml version='1.0' encoding='UTF-8'?>\n"
_ELEMENT_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_KEY_ESCAPES: Final = _ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def write_xml(value: Mapping[str, Any], shape: Shape, dialect: Dialect, root: str = "result") -> bytes:
    """Return a response as a document."""
    content = _positional_root(value, shape) if dialect == "positional" else _names(value, shape, dialect == "keyed")
    return f"{_HEAD}<{root}>{content}</{root}>\n".encode()


def write_refusal(value: Mapping[str, Any], shape: Shape, dialect: Dialect, root: str = "result") -> bytes:
    """
    Return a refusal as a document.

    In the positional dialect its third entry is either the message or the list of errors: whichever is there.
    """
    if dialect != "positional":
        return write_xml(value, shape, dialect, root)
    parts = "\n".join(f"<entry>{_entry(member, OPEN, _padded)}</entry>" for member in value.values())
    return f"{_HEAD}<{root}>\n{parts}\n</{root}>\n".encode()


def _positional_root(value: Mapping[str, Any], shape: Shape) -> str:
    if shape.named:
        return _names_kept(value, shape)
    return "\n" + "\n".join(_entries(value, shape, _padded)) + "\n"


def _entries(value: Mapping[str, Any], shape: Shape, text: _TextWriter, *, member: bool = False) -> list[str]:
    """Return the values in their order; a missing one before one that is there leaves an empty entry."""
    order = positions(value, shape, member=member)
    return [f"<entry>{_entry(value.get(name), shape.properties.get(name, OPEN), text)}</entry>" for name in order]


def positions(value: Mapping[str, Any], shape: Shape, *, member: bool) -> list[str]:
    """Return the names of an object's values in positional order, up to the last that is there."""
    order: Sequence[str] = tuple(shape.properties)
    if member and shape.refused and value.get("success") is False:
        order = shape.refused
    else:
        order = next((candidate for candidate in (order, *shape.orders) if value.keys() == set(candidate)), order)
    last = max((place for place, name in enumerate(order, 1) if name in value), default=0)
    return [*order[:last], *(name for name in value if name not in order)]


def _entry(value: Any, shape: Shape, text: _TextWriter) -> str:
    """Write the content of an `<entry>` of the positional dialect."""
    if isinstance(value, Mapping):
        if shape.named:
            return _names_kept(value, shape)
        if shape.kind in ("map", "open") and text is not _plain:
            # Names that the contract does not know: without them the values would say nothing.
            return "".join(
                f'<entry key="{_key(name)}">{_entry(member, shape.item or OPEN, _cdata)}</entry>'
                for name, member in value.items()
            )
        return "".join(_entries(value, shape, _cdata if text is _padded else text))
    if isinstance(value, list | tuple):
        item = shape.item or OPEN
        return "".join(f"<entry>{_member(member, item)}</entry>" for member in value)
    return _scalar(value, text)


def _member(value: Any, shape: Shape) -> str:
    if isinstance(value, Mapping) and not shape.named:
        return "".join(_entries(value, shape, _plain, member=True))
    return _entry(value, shape, _plain)


def _names_kept(value: Mapping[str, Any], shape: Shape) -> str:
    """Return the children of an object that keeps its names in the positional dialect."""
    return "".join(
        _element(name, _entry(member, shape.properties.get(name, OPEN), _plain), keyed=False)
        for name, member in value.items()
    )


def _names(value: Mapping[str, Any], shape: Shape, keyed: bool) -> str:
    """Return the values of an object under their names, as elements or as keys."""
    return "".join(
        _element(name, _named_content(member, shape.properties.get(name) or shape.item or OPEN, keyed), keyed)
        for name, member in value.items()
    )


def _named_content(value: Any, shape: Shape, keyed: bool) -> str:
    if isinstance(value, Mapping):
        return _names(value, shape, keyed)
    if isinstance(value, list | tuple):
        return "".join(f"<entry>{_named_content(member, shape.item or OPEN, keyed)}</entry>" for member in value)
    return _scalar(value, _plain)


def _element(name: str, content: str, keyed: bool) -> str:
    if keyed or not _ELEMENT_NAME.match(name):
        return f'<entry key="{_key(name)}">{content}</entry>'
    return f"<{name}>{content}</{name}>"


def _scalar(value: Any, text: _TextWriter) -> str:
    if isinstance(value, str):
        return text.write(_NOT_XML.sub("\ufffd", value)) if value else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    return str(value)


def _key(name: str) -> str:
    return _NOT_XML.sub("\ufffd", name).translate(_KEY_ESCAPES)


class _TextWriter:
    """Write a string in one of three ways that the provider's pages show, depending on its place."""

    def __init__(self, before: str = "", after: str = "") -> None:
        self._before = before
        self._after = after

    def write(self, text: str) -> str:
        # A carriage return cannot stand in CDATA: a reader would make a line feed of it.
        if not self._before or "\r" in text:
            return text.translate(_ESCAPES)
        return self._before + text.replace("]]>", "]]]]><![CDATA[>") + self._after


_plain: Final = _TextWriter()
_cdata: Final = _TextWriter("<![CDATA[", "]]>")
_padded: Final = _TextWriter("\n        <![CDATA[", "]]>\n  ")
