"""A third reading of the XML, by the contract alone: neither the client's nor the mock's, so either can be wrong."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

import smspartner_spec

CONTRACT = smspartner_spec.load()
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WHITE = " \t\r\n"
OBJECTS_ONLY = "{}"
"""What empty elements may be taken for: objects without members, while empty texts are none."""


class UnreadableError(ValueError):
    """It is no XML, or not of the shape that the contract has."""


def parse(content: bytes) -> Any:
    """The root element."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(str(error)) from None
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise UnreadableError("it has a document type")
    return root


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema says, with what it refers to."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    name = reference.rsplit("/", 1)[-1]
    return {**resolved(CONTRACT["components"]["schemas"][name]), **{k: v for k, v in schema.items() if k != "$ref"}}


def value_of(element: Any, schema: dict[str, Any], empty: str | None = None) -> Any:
    """The value of an element, as JSON would have it; XML cannot tell an empty text from none: `empty` is for both."""
    whole = resolved(schema)
    branches = whole.get("oneOf") or whole.get("anyOf")
    if branches:
        return _best(element, branches, empty)
    kinds = whole.get("type", "string")
    if "properties" in whole:
        return _object(element, whole, empty)
    if kinds == "array":
        return [value_of(child, whole["items"], empty) for child in _members(element)]
    if kinds == "object":
        inner = whole.get("additionalProperties")
        item = inner if isinstance(inner, dict) else {}
        return {child.get("key") or child.tag: value_of(child, item, empty) for child in element}
    if len(element):
        if "type" not in whole and "const" not in whole and "enum" not in whole:
            return {child.tag: value_of(child, {}, empty) for child in element}
        raise UnreadableError(f"<{element.tag}> holds elements, and is a single value")
    text = (element.text or "").strip(_WHITE)
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return _scalar(text, kinds) if text else empty if "string" in kinds and empty != OBJECTS_ONLY else None


def _best(element: Any, branches: list[dict[str, Any]], empty: str | None) -> Any:
    values: list[tuple[int, int, Any]] = []
    for branch in branches:
        try:
            value = value_of(element, branch, empty)
        except UnreadableError:
            continue
        lacking = len(set(resolved(branch).get("required", ())) - set(value)) if isinstance(value, dict) else 0
        values.append((lacking, len(values), value))
    if not values:
        raise UnreadableError(f"<{element.tag}> is none of its alternatives")
    return min(values, key=lambda each: each[:2])[2]


def _is_member(element: Any, item: dict[str, Any]) -> bool:
    """Whether an element is a member of a list, and not the list."""
    names = resolved(item).get("properties")
    if names is None:
        return not len(element)
    return any(child.tag in names for child in element)


def _members(element: Any) -> list[Any]:
    if not len(element) and (element.text or "").strip(_WHITE):
        raise UnreadableError(f"<{element.tag}> is a text, and is a list")
    return list(element)


def _scalar(text: str, kinds: list[str]) -> Any:
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "integer" in kinds and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in kinds and _NUMBER.fullmatch(text):
        return float(text)
    return text


def _object(element: Any, whole: dict[str, Any], empty: str | None) -> Any:
    if not len(element):
        if (element.text or "").strip(_WHITE):
            raise UnreadableError(f"<{element.tag}> is a text, and is an object")
        return None if empty is None else {}
    properties = whole["properties"]
    order = _order(element, whole)
    values: dict[str, Any] = {}
    for place, child in enumerate(element):
        key = child.get("key")
        named = (
            key if key is not None and not key.isdecimal() else None if child.tag in ("entry", "item") else child.tag
        )
        name = named or (order[place] if place < len(order) else f"#{place + 1}")
        part = resolved(properties.get(name, {}))
        if part.get("type") == "array" and _is_member(child, part["items"]):  # a list that repeats its name
            values.setdefault(name, []).append(value_of(child, part["items"], empty))
            continue
        value = value_of(child, part, empty)
        if value is not None:
            values[name] = value
    return values


def _order(element: Any, whole: dict[str, Any]) -> list[str]:
    names = list(whole["properties"])
    xml = whole.get("x-xml", {})
    refused = xml.get("refused")
    if refused and len(element) > names.index("success"):
        text = element[names.index("success")].text or ""
        if text.strip(_WHITE) == "false":
            return list(refused)
    return next((order for order in xml.get("orders", ()) if len(order) == len(element)), names)


def refusal_of(content: bytes) -> tuple[int, Any]:
    """The code of a refusal in XML, and what it says."""
    root = parse(content)
    named = root.findtext("code") or next((child.text for child in root if child.get("key") == "code"), None)
    code = named or (root[1].text if len(root) > 1 else None)
    if code is None or not _INTEGER.fullmatch(code.strip(_WHITE)):
        raise UnreadableError("it has no code")
    return int(code), etree.tostring(root)
