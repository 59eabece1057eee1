"""The place of an operation's message text, for the client's spelling and its limit on parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .naming import snake
from .python_types import Types


def message_text(body: dict[str, Any], types: Types) -> dict[str, Any] | None:
    """
    Return the data of the core's `MessageText` for a body: the first property whose `x-python` has `text`.

    It may stand in the body itself, in an object of it, or in the members of a list.
    """
    for inside, holder in _holders(body, types):
        for wire, part in holder["properties"].items():
            word = types.merged(part).get("x-python", {}).get("text")
            if word is not None:
                return _described(word, wire, inside, holder["properties"], body["properties"], types)
    return None


def _holders(body: dict[str, Any], types: Types) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Yield the body, and the objects in it, each with the name of its property."""
    yield None, body
    for wire, part in body["properties"].items():
        whole = types.merged(part)
        holder = types.merged(whole["items"]) if whole.get("type") == "array" else whole
        if "properties" in holder:
            yield wire, holder


def _described(
    word: dict[str, Any],
    wire: str,
    inside: str | None,
    beside: dict[str, Any],
    body: dict[str, Any],
    types: Types,
) -> dict[str, Any]:
    names = {"unicode": word["unicode"], "stop": word["stop"], "low_cost": next(iter(word["lowCost"]))}
    flags_inside = inside is not None and any(name in beside for name in names.values())
    there = beside if flags_inside else body
    argument = snake(wire)
    if inside is not None:
        is_list = types.merged(body[inside]).get("type") == "array"
        argument = f"{snake(inside)}{'[{}]' if is_list else ''}.{argument}"
    described: dict[str, Any] = {"field": wire, "inside": inside, "argument": argument}
    described |= {role: name for role, name in names.items() if name in there}
    if "low_cost" in described:
        described["low_cost"] = next(iter(word["lowCost"].items()))
    return {name: value for name, value in (described | {"flags_inside": flags_inside}).items() if value}
