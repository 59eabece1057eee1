"""The schemas that become classes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .operations import Operation, response_of
from .python_types import Types, parts, reference


def reached(view: dict[str, Any], types: Types, operations: Iterable[Operation]) -> list[str]:
    """Return the schemas that responses, arguments and webhooks hold."""
    found: set[str] = set()
    for operation in operations:
        _reach(types, {"$ref": response_of(operation.spec) or ""}, found)
        for name in {
            name for parameter in operation.parameters for name in parameter.type.models if not name.endswith("Dict")
        }:
            _reach(types, {"$ref": name}, found)
    for name in types.arguments:
        _reach(types, {"$ref": name}, found)
    for webhook in view.get("webhooks", {}).values():
        for operation in webhook.values():
            for media in operation["requestBody"]["content"].values():
                _reach(types, media["schema"], found)
    return [name for name in types.schemas if name in found]


def _reach(types: Types, schema: dict[str, Any], found: set[str]) -> None:
    for part in parts(schema):
        _reach(types, part, found)
    name = reference(schema)
    if not name or name in found:
        return
    target = types.schemas[name]
    if "x-wire" in target:
        return
    if "enum" in target or "properties" in target:
        found.add(name)
    _reach(types, target, found)
