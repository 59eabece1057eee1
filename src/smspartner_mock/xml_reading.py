"""
XML requests to plain values, by the shape that the contract gives them.

How a list or a map is written in a request has never been published. All likely spellings are read: a list is a
wrapper of `<item key="0">`, of `<entry>`, of anything, or a repeated element; a map has `<entry key="06200">`.
"""

from __future__ import annotations

from typing import Any

from .scalars import from_text
from .shapes import OPEN, Shape
from .xml_tree import Element, UnreadableXmlError, parse


def read_xml(content: bytes, shape: Shape, root: str, charset: str | None = None) -> dict[str, Any]:
    """
    The parameters in an XML body.

    Raises:
        UnreadableXmlError: It is no XML, has another root, or names a parameter twice that can only be there once.
    """
    top = parse(content, charset)
    if top.name != root:
        raise UnreadableXmlError(f"the root element is {top.name}, not {root}")
    return _object(top, shape)


def _value(element: Element, shape: Shape) -> Any:
    match shape.kind:
        case "object":
            return _object(element, shape)
        case "list":
            return _list(element, shape.item or OPEN)
        case "map":
            return {each.key: _value(each, shape.item or OPEN) for each in element.children}
        case "open":
            return _anything(element)
        case _:
            # An element with children, where a value should be, is left to the validator to refuse.
            return _anything(element) if element.children else from_text(element.text.strip(), shape.types)


def _object(element: Element, shape: Shape) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for child in element.children:
        name = child.key
        part = shape.properties.get(name, OPEN)
        if part.kind == "list":
            read.setdefault(name, []).extend(_list(child, part.item or OPEN))
        elif name in read:
            raise UnreadableXmlError(f"{name} is there twice")
        elif child.children or child.text.strip() or name in shape.required or part.kind != "scalar":
            read[name] = _value(child, part)
        # An empty optional value is none: XML has no other way to say so.
    return read


def _list(element: Element, member: Shape) -> list[Any]:
    """The members that an element holds, or the one that it is, if the list is a repeated element."""
    children = element.children
    if not children:
        return [_value(element, member)] if element.text.strip() else []
    if member.kind == "object" and any(each.key in member.properties for each in children):
        return [_value(element, member)]
    return [_value(each, member) for each in children]


def _anything(element: Element) -> Any:
    """A value of no known shape: text, a list of `<item>`, or an object."""
    if not element.children:
        return element.text.strip()
    names = [each.key for each in element.children]
    if all(each.name in ("entry", "item") and _is_index(each) for each in element.children):
        return [_anything(each) for each in element.children]
    if len(set(names)) == len(names):
        return {each.key: _anything(each) for each in element.children}
    return {
        name: members[0] if len(members) == 1 else members
        for name in dict.fromkeys(names)
        for members in [[_anything(each) for each in element.children if each.key == name]]
    }


def _is_index(element: Element) -> bool:
    key = element.attributes.get("key", "0")
    return key.isascii() and key.isdecimal()
