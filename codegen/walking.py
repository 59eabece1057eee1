"""Visit every object of a document, without mistaking names or data for words of OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_MAPS = frozenset({
    *("properties", "dependentRequired", "schemas", "parameters", "requestBodies", "responses", "headers", "links"),
    *("pathItems", "paths", "webhooks", "content", "callbacks", "securitySchemes"),
})  # fmt: skip
"""Words whose keys are names: a property may be called `schema`, `example` or `$ref`."""
DATA = frozenset({"example", "examples", "default", "const", "enum"})
"""Words whose values may look like anything."""


def objects(node: Any, place: str = "#", *, is_map: bool = False) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each object that has words of OpenAPI or JSON Schema, with its place."""
    if isinstance(node, list):
        for number, member in enumerate(node):
            yield from objects(member, f"{place}/{number}")
    elif isinstance(node, dict):
        if not is_map:
            yield node, place
        for key, member in node.items():
            if is_map or key not in DATA:
                yield from objects(member, f"{place}/{escaped(key)}", is_map=not is_map and key in _MAPS)


def escaped(part: Any) -> str:
    """A key as a part of a JSON pointer."""
    return str(part).replace("~", "~0").replace("/", "~1")
