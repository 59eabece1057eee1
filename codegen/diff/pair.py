"""Both contracts side by side: which operation was which, which schema was which, and who has to do with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..naming import snake
from ..python_types import parts, reference
from .change import Place
from .side import XML, Operation, Side, media_of, request_schemas, response_schemas

WORDS = frozenset(
    {"description", "summary", "title", "example", "examples", "externalDocs", "x-evidence-note", "links"}
)
"""What is for people: a change of it changes nothing on the wire."""
CLIENT_OWNED = frozenset({"apiKey", "_format"})
"""What the package fills in by itself: never an argument."""


@dataclass(frozen=True)
class Way:
    """In which way a value travels, and whom that concerns."""

    is_argument: bool
    audiences: str
    users: tuple[str, ...] = ()
    is_given: bool = False
    """Whether no call goes without the value."""
    seen: frozenset[tuple[str, str]] = frozenset()
    """The pairs of schemas around the value, so that one that holds itself comes to an end."""

    def inside(self, old: str, new: str) -> Way:
        """The way of what stands in these two schemas."""
        return replace(self, seen=self.seen | {(old, new)})


def argument(*users: str) -> Way:
    """To the service."""
    return Way(True, "HP", users)


def response(*users: str, xml: bool) -> Way:
    """From the service, as an answer."""
    return Way(False, "JXP" if xml else "JP", users)


def callback(*users: str) -> Way:
    """From the service, on its own."""
    return Way(False, "JP", users)


class Pair:
    """The old and the new contract."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old = Side(old)
        self.new = Side(new)

    @cached_property
    def operations(self) -> list[tuple[Operation, Operation]]:
        """The operations that are in both: by name, else by method and path."""
        olds, news = self.old.operations, self.new.operations
        pairs = [(olds[name], news[name]) for name in olds if name in news]
        left = {(each.path, each.method): each for name, each in news.items() if name not in olds}
        for name, old in olds.items():
            new = left.get((old.path, old.method)) if name not in news else None
            if new:
                pairs.append((old, new))
        return pairs

    @cached_property
    def callbacks(self) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """The webhooks that are in both, by name and method."""
        olds, news = (side.document.get("webhooks", {}) for side in (self.old, self.new))
        return [
            (name, olds[name][method], news[name][method])
            for name in olds.keys() & news.keys()
            for method in olds[name].keys() & news[name].keys()
        ]

    @cached_property
    def renames(self) -> dict[str, str]:
        """The new names of schemas that only changed their name: they say the same, or stand in the same place."""
        gone = [name for name in self.old.schemas if name not in self.new.schemas]
        come = [name for name in self.new.schemas if name not in self.old.schemas]
        found: dict[str, str] = {}
        for old in gone:
            same = [new for new in come if _bare(self.old.schemas[old]) == _bare(self.new.schemas[new])]
            if len(same) == 1 and same[0] not in found.values():
                found[old] = same[0]
        for old, new in self._places():
            if old in gone and new in come and old not in found and new not in found.values():
                found[old] = new
        return found

    def is_same(self, old: str | None, new: str | None) -> bool:
        """Whether two names are of one schema, then and now."""
        if old is None or new is None:
            return False
        return old == new or self.renames.get(old) == new

    def _places(self) -> Iterator[tuple[str, str]]:
        """The names that stand in one place, then and now."""
        for old, new in self.operations:
            for before, after in zip(_bodies(old), _bodies(new), strict=False):
                yield from _two(before, after)
        for name, old_schema in self.old.schemas.items():
            new_properties = self.new.schemas.get(name, {}).get("properties", {})
            for wire, before in old_schema.get("properties", {}).items():
                if wire in new_properties:
                    yield from _two(before, new_properties[wire])
                    yield from _two(before.get("items", {}), new_properties[wire].get("items", {}))

    @cached_property
    def ways(self) -> dict[str, list[Way]]:
        """The ways that each schema goes, by its old name: only those that it goes then and now."""
        found: dict[tuple[str, bool, str], set[str]] = {}

        def go(user: str, way: Way, before: set[str], after: set[str]) -> None:
            for name in before:
                if self.renames.get(name, name) in after:
                    found.setdefault((name, way.is_argument, way.audiences), set()).add(user)

        for old, new in self.operations:
            taken = self.old.reached(*request_schemas(self.old, old)), self.new.reached(*request_schemas(self.new, new))
            given = self.old.reached(*response_schemas(old)), self.new.reached(*response_schemas(new))
            go(old.id, argument(), *taken)
            go(old.id, response(xml=bool(response_schemas(old, XML))), *given)
        for name, before, after in self.callbacks:
            schemas = [media_of(each.get("requestBody")).values() for each in (before, after)]
            go(name, callback(), self.old.reached(*schemas[0]), self.new.reached(*schemas[1]))
        ways: dict[str, list[Way]] = {}
        for (name, is_argument, audiences), users in found.items():
            ways.setdefault(name, []).append(Way(is_argument, audiences, tuple(sorted(users))))
        return {name: _merged(each) for name, each in ways.items()}

    @cached_property
    def requests(self) -> dict[str, list[str]]:
        """The operations whose arguments are the properties of a schema, by its old name."""
        found: dict[str, list[str]] = {}
        for old, _ in self.operations:
            for schema in list(media_of(old.body.get("requestBody")).values())[:1]:
                for name in {reference(schema), *self.old.forms(schema)} - {None}:
                    found.setdefault(str(name), []).append(old.id)
        return found

    def is_always_given(self, schema: str) -> bool:
        """Whether every argument of this schema was required: then no call went without one."""
        given = [
            (part.get("schema", part), wire in holder.get("required", ()) or part.get("required") is True)
            for holder in self._argument_holders()
            for wire, part in holder["properties"].items()
        ]
        flags = [is_given for part, is_given in given if reference(part) == schema]
        return bool(flags) and all(flags)

    def _argument_holders(self) -> Iterator[dict[str, Any]]:
        """The objects in requests, and for each operation its query as if it were one."""
        for name, ways in self.ways.items():
            if any(way.is_argument for way in ways) and "properties" in self.old.schemas[name]:
                yield self.old.schemas[name]
        for operation, _ in self.operations:
            query = [self.old.parameter(each) for each in operation.body.get("parameters", ())]
            yield {"properties": {each["name"]: each for each in query}}

    def property_place(self, schema: str, wire: str) -> Place:
        """Where a property stands."""
        operations = self.requests.get(schema)
        if not operations:
            names = (f"smspartner.models.{schema}", f"smspartner.models.{schema}Dict")
            return Place(f"{schema}.{wire}", tuple(f"{name}.{snake(wire)}" for name in names))
        text = f"{operations[0]}({wire})" if len(operations) == 1 else f"{schema}.{wire}"
        return Place(text, tuple(f"client.{operation}({snake(wire)})" for operation in operations))

    def schema_place(self, schema: str) -> Place:
        """Where a schema stands: its own class if it has one, and everything that is of its type."""
        python = [f"smspartner.models.{schema}", f"smspartner.models.{schema}Dict", *self._holders.get(schema, ())]
        operations = self.requests.get(schema, [])
        return Place(operations[0] if len(operations) == 1 else schema, tuple(python))

    def with_classes(self, place: Place, old: dict[str, Any], new: dict[str, Any]) -> Place:
        """The place of a value of another type, with the classes that went with the old type or came with the new."""
        names = self.old.reached(old) | self.new.reached(new)
        moved = sorted(names & (self.old.classes ^ self.new.classes))
        classes = (f"smspartner.models.{name}{suffix}" for name in moved for suffix in ("", "Dict"))
        return replace(place, python=(*place.python, *classes))

    @cached_property
    def _holders(self) -> dict[str, list[str]]:
        """What in the package is of the type of a schema, by its old name."""
        found: dict[str, list[str]] = {}
        for name, schema in self.old.schemas.items():
            for wire, part in schema.get("properties", {}).items():
                for each in _named(part):
                    found.setdefault(each, []).extend(self.property_place(name, wire).python)
        for operation, _ in self.operations:
            for parameter in map(self.old.parameter, operation.body.get("parameters", ())):
                for each in _named(parameter.get("schema", {})):
                    found.setdefault(each, []).append(f"client.{operation.id}({snake(parameter['name'])})")
        return found


def _named(schema: dict[str, Any]) -> set[str]:
    """The names that a property refers to, itself or by its members."""
    name = reference(schema)
    return {*([name] if name else ()), *(each for part in parts(schema) for each in _named(part))}


def _merged(ways: list[Way]) -> list[Way]:
    """At most one way of each direction: what concerns XML readers in one operation concerns them."""
    merged = []
    for is_argument in (True, False):
        same = [each for each in ways if each.is_argument == is_argument]
        if same:
            audiences = max((each.audiences for each in same), key=len)
            merged.append(Way(is_argument, audiences, tuple(sorted({user for each in same for user in each.users}))))
    return merged


def _bodies(operation: Operation) -> list[dict[str, Any]]:
    return [*media_of(operation.body.get("requestBody")).values(), *response_schemas(operation)]


def _two(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str]]:
    before, after = reference(old), reference(new)
    if before and after and before != after:
        yield before, after


def _bare(schema: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in schema.items() if key not in WORDS}, sort_keys=True)
