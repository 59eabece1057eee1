"""
Compare two values by their schemas: words by the table of `judges.py`, members one by one.

The walk starts at each operation and callback, so that what it meets is known to be an argument or a field, and of
whom. A named schema is a place of its own: what differs there is found by each operation that has it and reported once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from ..naming import snake
from ..python_types import reference
from .change import Change, Place, code
from .contract import Contract, Operation, class_names
from .facts import facts_of
from .judges import SCHEMA, judged
from .positions import goes_by_position, order_changes, rule_of_added
from .rules import PYTHON

_CLIENT_OWNED = ("apiKey", "_format")  # the package fills them in by itself: they are never arguments
_BY_POSITION = ": by position nothing moves, yet XML that is named or keyed breaks"


class SchemaComparison:
    """The old and the new contract, with all that a comparison of schemas needs to know of them."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old, self.new = Contract(old), Contract(new)

    @cached_property
    def pairs(self) -> list[tuple[Operation, Operation]]:
        """The operations that are in both: by name, else by method and path."""
        olds, news = self.old.operations, self.new.operations
        pairs = [(olds[name], news[name]) for name in olds if name in news]
        others = {(new.path, new.method): new for name, new in news.items() if name not in olds}
        moved = [(old, others.get((old.path, old.method))) for name, old in olds.items() if name not in news]
        return pairs + [(old, new) for old, new in moved if new]

    @cached_property
    def requests(self) -> dict[str, list[str]]:
        """The operations whose arguments are the properties of a schema."""
        found: dict[str, list[str]] = {}
        for old, _ in self.pairs:
            content = old.body.get("requestBody", {}).get("content", {})
            for name in {name for media in content.values() for name in self.old.names(media.get("schema", {}))}:
                found.setdefault(name, []).append(old.id)
        return found

    @cached_property
    def changed(self) -> set[str]:
        """The named schemas in which anything differs, near or far, the order of fields included."""
        olds, news = self.old.schemas, self.new.schemas
        near = {name for name in olds if name in news and json.dumps(olds[name]) != json.dumps(news[name])}
        return {name for name in olds if near & self.old.reached({"$ref": name})}

    def value(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare two values. A named schema that both refer to is compared as a place of its own."""
        name = reference(old)
        shared = [named for named in self.old.names(old) if named in self.new.names(new)]
        if name and name == reference(new):
            if old != new:  # what stands beside the reference wins over what it refers to
                yield from judged(SCHEMA, (facts_of(self.old, old), facts_of(self.old, new)), place)
        elif old != new:
            yield from self._facts(old, new, place)
        for named in shared:
            yield from self.named(named, place)
        if not shared:
            yield from self.members(self.old.whole(old), self.new.whole(new), place)

    def named(self, name: str, place: Place) -> Iterator[Change]:
        """Compare a named schema where it stands: as its class, and in everything that is of its type."""
        if name not in self.changed:
            return
        operations = self.requests.get(name, ()) if place.noun == "argument" else ()
        if operations:
            text = operations[0] if len(operations) == 1 else name
            at = replace(place, text=text, python=tuple(f"client.{user}" for user in place.users))
        else:
            at = replace(place, text=name, python=class_names(name)).also(place.python)
        yield from self.value(self.old.schemas[name], self.new.schemas[name], at)

    def _facts(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        compared = _compared_members(self.old.whole(old), self.new.whole(new))
        facts = facts_of(self.old, old, compared), facts_of(self.new, new, compared)
        for change in judged(SCHEMA, facts, place):
            if change.rule_name.endswith(("type changed", "class changed")):
                classes = (*self.old.classes(old), *self.new.classes(new))
                change = replace(change, place=change.place.also(classes))
            yield change

    def members(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare the members of lists, objects and maps."""
        if "items" in old and "items" in new:
            yield from self.value(old["items"], new["items"], place)
        if "properties" in (old | new) and old.get("type") == new.get("type") == "object":
            yield from self.members_of_object({"properties": {}, **old}, {"properties": {}, **new}, place)
        before, after = old.get("additionalProperties"), new.get("additionalProperties")
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self.value(before, after, place.inside("*"))
        elif before != after:
            values = {"detail": "additionalProperties", "old": code(before), "new": code(after)}
            yield Change("not judged", place, values)

    def members_of_object(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare the properties of two objects, and their order."""
        olds, news = old["properties"], new["properties"]
        required = set(old.get("required", ())), set(new.get("required", ()))
        renames = _renamed_members(old, new)
        noun = place.noun
        for wire, part in olds.items():
            at = replace(place.inside(wire), is_given=_is_given(wire, required, noun))
            exempt = (
                {PYTHON: "the package fills it in by itself"} if noun == "argument" and wire in _CLIENT_OWNED else {}
            )
            if wire in renames:
                yield self._rename(wire, renames[wire], old, at)
            elif wire not in news:
                yield Change(f"{noun} removed", at, exempt=exempt)
            else:
                if (wire in required[0]) != (wire in required[1]):
                    if noun == "field" and part.get("type") == "array":
                        exempt = {PYTHON: "the package gives an empty list for a missing one"}
                    rule = f"{noun} now {'required' if wire in required[1] else 'optional'}"
                    yield Change(rule, at, exempt=exempt)
                yield from self.value(part, news[wire], at)
        for wire, part in news.items():
            if wire not in olds and wire not in renames.values():
                at = place.inside(wire).also(self.new.classes(part))
                if noun == "field":
                    yield Change(rule_of_added(wire, old, new, renames, place), at)
                    continue
                is_filled_in = wire in _CLIENT_OWNED or "const" in self.new.whole(part)
                exempt = {PYTHON: "the package fills it in by itself"} if is_filled_in else {}
                yield Change("required argument added" if wire in required[1] else "argument added", at, exempt=exempt)
        yield from order_changes(old, new, renames, place)

    def _rename(self, old: str, new: str, holder: dict[str, Any], place: Place) -> Change:
        names = snake(old), snake(new)
        exempt = {PYTHON: f"in Python it is {names[1]} as before"} if names[0] == names[1] else {}
        in_xml = _BY_POSITION if goes_by_position(holder, place) else ""
        python = tuple(name.replace(*names) for name in place.python)
        return Change(f"{place.noun} renamed", place.also(python), {"new": new, "in_xml": in_xml}, exempt)


def _is_given(wire: str, required: tuple[set[str], set[str]], noun: str) -> bool:
    """Tell whether no call went or goes without an argument, or whether a field was and is always there."""
    flags = [wire in names for names in required]
    return any(flags) if noun == "argument" else all(flags)


def _compared_members(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, ...]:
    words = ("items", "additionalProperties")
    return tuple(word for word in words if isinstance(old.get(word), dict) and isinstance(new.get(word), dict))


def _renamed_members(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """The members that only have another name: the same schema in the same words."""
    olds, news = old["properties"], new["properties"]
    found: dict[str, str] = {}
    for removed in (name for name in olds if name not in news):
        for added in (name for name in news if name not in olds and name not in found.values()):
            if _without_example(olds[removed]) == _without_example(news[added]):
                found[removed] = added
                break
    return found


def _without_example(schema: dict[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in schema.items() if word not in ("example", "examples", "x-evidence")}
