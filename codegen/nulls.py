"""
Turn "may be null" into "may be absent", as the client sees it.

JSON's null and XML's empty element are both `None` in Python, and an argument that is `None` is not sent. So a null
says nothing there, and templates need not know of it. The contract keeps it, for the mock and the contract tests.
"""

from __future__ import annotations

import copy
from typing import Any

from .operations import request_of
from .python_types import CHOICES


def is_nullable(schema: dict[str, Any]) -> bool:
    """Tell whether a schema itself says that it may be null."""
    return "null" in types_of(schema) or any({"type": "null"} in schema.get(word, ()) for word in CHOICES)


def types_of(schema: dict[str, Any]) -> list[str]:
    """The JSON types that a schema names."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else list(named)


def plain(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without its null."""
    copied = copy.deepcopy(schema)
    _strip(copied)
    return copied


def without_nulls(view: dict[str, Any]) -> None:
    """Take every null out of a view, in place."""
    operations = [operation for methods in view["paths"].values() for operation in methods.values()]
    requests = {request_of(operation) for operation in operations}
    for name, schema in view["components"]["schemas"].items():
        properties = schema.get("properties", {})
        if "required" in schema and name not in requests:
            schema["required"] = [name for name in schema["required"] if not is_nullable(properties.get(name, {}))]
        _strip(schema)
    for operation in operations:
        for parameter in operation.get("parameters", ()):
            _strip(parameter.get("schema", {}))


def _strip(schema: dict[str, Any]) -> None:
    for part in schema.get("properties", {}).values():
        _strip(part)
    if types := [type_name for type_name in types_of(schema) if type_name != "null"]:
        schema["type"] = types[0] if len(types) == 1 else types
    for word in CHOICES:
        left = [choice for choice in schema.pop(word, ()) if choice != {"type": "null"}]
        if len(left) == 1:
            schema.update({**left[0], **schema})
        elif left:
            schema[word] = left
