"""Check for leftovers: parts that no operation and no callback refers to, as a retired operation leaves some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..walking import objects

_SCHEMAS = "#/components/schemas/"
_CODES = "#/components/x-codes/"


def problems_of(contract: dict[str, Any]) -> Iterator[str]:
    """Return every schema, list of codes and tag that nothing needs."""
    components = contract["components"]
    needed = _reached(contract)
    for name in components["schemas"]:
        if f"{_SCHEMAS}{name}" not in needed:
            yield f"schema {name}: nothing refers to it; take it out"
    for name in components.get("x-codes", {}).keys() - {"common"}:
        if f"{_CODES}{name}" not in needed:
            yield f"{_CODES}{name}: nothing refers to it; take it out"
    operations = [operation for methods in contract["paths"].values() for operation in methods.values()]
    tags = {tag for operation in operations for tag in operation.get("tags", ())}
    for tag in contract.get("tags", ()):
        if tag["name"] not in tags:
            yield f"tag {tag['name']}: no operation has it; take it out"


def _reached(contract: dict[str, Any]) -> set[str]:
    """Return the targets of all references that can be followed from operations and callbacks."""
    found: set[str] = set()
    waiting: list[Any] = [contract["paths"], contract.get("webhooks", {}), contract["components"].get("parameters", {})]
    while waiting:
        for node, _ in objects(waiting.pop(), is_map=True):
            target = node.get("$ref")
            if isinstance(target, str) and target not in found:
                found.add(target)
                if target.startswith(_SCHEMAS):
                    waiting.append({"": contract["components"]["schemas"][target.removeprefix(_SCHEMAS)]})
    return found
