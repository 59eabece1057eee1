"""Check examples against their schemas: tests, pages and the mock's responses are made of them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from ..walking import objects

_HERE = "urn:contract"


def problems_of(contract: dict[str, Any]) -> list[str]:
    """Return the problem of every example that does not fit its schema, or has a name that its schema lacks."""
    strict = copy.deepcopy(contract)
    _close(strict["components"]["schemas"])
    registry = jsonschema_rs.Registry([(_HERE, strict)])
    problems = []
    for place, schema, example in _examples(contract):
        validator = jsonschema_rs.Draft202012Validator({"$ref": _HERE + quote(schema, safe="#/~")}, registry=registry)
        for error in validator.iter_errors(example):
            inside = "".join(f"/{part}" for part in error.instance_path)
            problems.append(f"{place}: its example{f', at {inside}' if inside else ''}: {_cut(error.message)}")
    return problems


def _cut(message: str) -> str:
    """Shorten a message: it begins with the value, which may be long, and ends with the reason."""
    return message if len(message) <= 200 else f"{message[:80]} … {message[-110:]}"


def _close(schemas: dict[str, Any]) -> None:
    """Let an object have no other names than its schema's."""
    for node, _ in list(objects(schemas, is_map=True)):
        if isinstance(node.get("properties"), dict):
            node.setdefault("additionalProperties", False)


def _examples(document: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield each example with its place and that of its schema: of media and parameters, and of schemas themselves."""
    for node, place in objects(document):
        examples = node.get("examples")
        if "schema" in node:
            named = [entry["value"] for entry in examples.values() if "value" in entry] if examples else []
            for value in [node["example"], *named] if "example" in node else named:
                yield place, f"{place}/schema", value
        elif isinstance(examples, list):
            yield from ((place, place, value) for value in examples)
