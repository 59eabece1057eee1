"""XML requests: written by name, and read as leniently as a service may."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from .contract import Contract, Schema
from .xml import Element, UnreadableError, kinds_of, parse, scalar


def read_request(root: Element, contract: Contract, schema: Schema, empty: Any) -> Any:
    """A request as a lenient service would read it; `empty` stands for elements without content."""
    whole = contract.resolve(schema)
    if "oneOf" in whole:
        values = [read_request(root, contract, branch, empty) for branch in whole["oneOf"]]
        return min(values, key=lambda value: len(contract.problems(value, schema)))
    kinds = kinds_of(whole)
    if "properties" in whole:
        if not root.children:
            return root.text or empty
        value: dict[str, Any] = {}
        for child in root.children:
            name = child.key or child.name
            part = whole["properties"].get(name, {})
            if name in value and "array" in kinds_of(contract.resolve(part)):
                value[name] += [read_request(child, contract, contract.resolve(part).get("items", {}), empty)]
                continue
            read = read_request(child, contract, part, empty)
            if read is not None:
                value[name] = read
        return value
    if "array" in kinds:
        item = whole.get("items", {})
        members = root.children or ([root] if root.text else [])
        names = contract.resolve(item).get("properties", {})
        if any((child.key or child.name) in names for child in members):
            members = [root]  # the name repeated, once
        return [read_request(child, contract, item, empty) for child in members]
    if root.children:
        item = whole.get("additionalProperties")
        item = item if isinstance(item, Mapping) else {}
        return {child.key or child.name: read_request(child, contract, item, empty) for child in root.children}
    if not root.text and isinstance(empty, dict) and "object" not in kinds:
        return None
    return scalar(root.text, kinds) if root.text else empty


def write_request(value: Mapping[str, Any]) -> bytes:
    """A request: its parameters by name, lists and nested values as `<entry>` elements."""
    return f"<request>{_children(value)}</request>".encode()


def is_readable(content: bytes) -> bool:
    """Return whether some bytes are XML that a service can be expected to read."""
    try:
        parse(content)
    except UnreadableError:
        return False
    return True


def _children(value: Any) -> str:
    if isinstance(value, Mapping):
        return "".join(_named(str(name), _children(part)) for name, part in value.items())
    if isinstance(value, list | tuple):
        return "".join(f"<entry>{_children(part)}</entry>" for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value))


def _named(name: str, content: str) -> str:
    if name[:1].isdigit():  # not the name of an element: a place such as 06200
        return f'<entry key="{escape(name, {chr(34): "&quot;"})}">{content}</entry>'
    return f"<{name}>{content}</{name}>"
