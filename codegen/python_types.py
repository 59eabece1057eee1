"""The Python side of a schema: its kind in the core, and its types as an argument and in a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_WIRE = {
    "money": ("MONEY", "Decimal", "Decimal | int | str"),
    "paris-datetime": ("DATETIME", "dt.datetime", "dt.datetime"),
    "date": ("DATE", "dt.date", "dt.date"),
    "french-date": ("FRENCH_DATE", "dt.date", "dt.date"),
    "flag01": ("FLAG", "bool", "bool"),
    "id": ("INTEGER", "int", "int"),
    "phone": ("PHONE", "str", "str"),
    "csv": ("CSV", "str", "str | Iterable[str]"),
    "schedule": ("SCHEDULE", "dt.datetime", "dt.datetime"),
}
_PLAIN = {
    "string": ("TEXT", "str", "str"),
    "integer": ("INTEGER", "int", "int"),
    "number": ("NUMBER", "Decimal", "Decimal | int"),
    "boolean": ("BOOLEAN", "bool", "bool"),
}
_HOME = {
    "Decimal": "decimal",
    "Iterable": "collections.abc",
    "Literal": "typing",
    "Mapping": "collections.abc",
}
_SHAPES = {"many", "mapping", "nested"}
_TEXT_LIMITS = {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern", "x-must": "must"}
_NUMBER_LIMITS = {"minimum": "minimum", "maximum": "maximum", "multipleOf": "multiple_of"}
_COUNT_LIMITS = {"minItems": "min_items", "maxItems": "max_items"}
_NAME_LIMITS = {"minProperties": "min_items", "maxProperties": "max_items"}
_LIMITS = {
    "TEXT": _TEXT_LIMITS,
    "SECRET": _TEXT_LIMITS,
    "INTEGER": _NUMBER_LIMITS,
    "NUMBER": _NUMBER_LIMITS,
    "MONEY": _NUMBER_LIMITS,
    "CSV": _COUNT_LIMITS | _TEXT_LIMITS,
    "OPEN": _NAME_LIMITS,
}


@dataclass(frozen=True)
class Type:
    """A schema in Python."""

    kind: str
    """An expression of `smspartner_core.wire`'s kinds."""
    read: str
    """The type of a field that holds it."""
    write: str
    """The type of an argument that takes it."""
    kinds: frozenset[str] = frozenset()
    """The names of kinds that the expression needs."""
    models: frozenset[str] = frozenset()
    """The classes of `smspartner.models` that it needs."""
    is_list: bool = False
    limits: dict[str, Any] = field(default_factory=dict)


CHOICES = ("anyOf", "oneOf")
"""The words under which a schema names alternatives."""


def reference(schema: dict[str, Any]) -> str | None:
    """The name of the schema that this one refers to."""
    ref = schema.get("$ref")
    return ref.rsplit("/", 1)[-1] if ref else None


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas that stand in a schema."""
    yield from schema.get("properties", {}).values()
    for word in ("items", "additionalProperties"):
        if isinstance(schema.get(word), dict):
            yield schema[word]
    for word in (*CHOICES, "allOf"):
        yield from schema.get(word, ())


class Types:
    """Find the Python types of schemas in the client's view."""

    def __init__(self, view: dict[str, Any]) -> None:
        self.schemas: dict[str, Any] = view["components"]["schemas"]

    def merged(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Merge a schema with the one that it refers to; what stands beside the reference wins."""
        name = reference(schema)
        return schema if name is None else {**self.merged(self.schemas[name]), **schema}

    def of(self, schema: dict[str, Any]) -> Type:
        """The Python type of a schema."""
        choices = (choice for word in CHOICES for choice in schema.get(word, ()))
        open_enum = next((choice for choice in choices if "$ref" in choice), None)
        if open_enum:  # a closed list beside any other text: enumerations are open here anyway
            return self.of(open_enum)
        name = reference(schema)
        whole = self.merged(schema)
        if "x-wire" in whole:
            return self._scalar(*_WIRE[whole["x-wire"]], whole)
        if "enum" in whole:
            assert name is not None
            write = f"{name} | Literal[{', '.join(map(repr, whole['enum']))}]"
            return Type(f"choice({name})", name, write, frozenset({"choice"}), frozenset({name}))
        if whole.get("x-secret"):
            return self._scalar("SECRET", "str", "str", whole)
        if whole.get("type") == "array":
            return self._list(whole)
        if whole.get("type") == "object":
            return self._object(name, whole)
        return self._scalar(*_PLAIN[whole["type"]], whole)

    @staticmethod
    def _scalar(kind: str, read: str, write: str, whole: dict[str, Any]) -> Type:
        limits = _limits(_LIMITS.get(kind, {}), whole)
        if "const" in whole:
            limits = {"constant": whole["const"]}
        return Type(kind, read, write, frozenset({kind}), limits=limits)

    def _list(self, whole: dict[str, Any]) -> Type:
        item = self.of(whole["items"])
        return Type(
            f"many({_with_limits(item)})",
            f"tuple[{item.read}, ...]",
            f"Iterable[{item.write}]",
            item.kinds | {"many"},
            item.models,
            is_list=True,
            limits=_limits(_COUNT_LIMITS, whole),
        )

    def _object(self, name: str | None, whole: dict[str, Any]) -> Type:
        if "properties" in whole:
            assert name is not None
            models = frozenset({name, f"{name}Dict"} if name in self.arguments else {name})
            return Type(f"nested({name})", name, f"{name} | {name}Dict", frozenset({"nested"}), models)
        members = whole.get("additionalProperties")
        if isinstance(members, dict):
            item = self.of(members)
            return Type(
                f"mapping({_with_limits(item)})",
                f"Mapping[str, {item.read}]",
                f"Mapping[str, {item.write}]",
                item.kinds | {"mapping"},
                item.models,
                limits=_limits(_NAME_LIMITS, whole),
            )
        return self._scalar("OPEN", "Mapping[str, object]", "Mapping[str, object]", whole)

    @property
    def arguments(self) -> frozenset[str]:
        """The models that are taken as arguments: they have a `TypedDict` twin."""
        found: set[str] = set()
        for name in self.requests:
            for schema in self.schemas[name]["properties"].values():
                found.update(self._nested(schema))
        return frozenset(found)

    requests: frozenset[str] = frozenset()
    """The schemas whose properties are arguments of an operation; set by the look-up."""

    def _nested(self, schema: dict[str, Any]) -> Iterator[str]:
        name = reference(schema)
        whole = self.merged(schema)
        if name and whole.get("properties"):
            yield name
        for part in parts(whole):
            yield from self._nested(part)

    def has_secret(self, schema: dict[str, Any]) -> bool:
        """True if anything in it is a secret."""
        whole = self.merged(schema)
        if whole.get("x-secret"):
            return True
        return any(self.has_secret(part) for part in parts(whole))


def _limits(names: dict[str, str], whole: dict[str, Any]) -> dict[str, Any]:
    """The limits of a schema by the names that the core has for them."""
    return {python: whole[wire] for wire, python in names.items() if wire in whole}


def _with_limits(item: Type) -> str:
    """The kind of a member, with its limits as the core takes them."""
    return ", ".join([item.kind, *(f"{name}={code(value)}" for name, value in item.limits.items())])


def code(value: Any) -> str:
    """A value as Python code."""
    return repr(value) if not isinstance(value, str) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def imports(names: set[str]) -> list[str]:
    """The import lines of the standard library that types need, for ruff to sort."""
    # a field may be called `date`: the module's name keeps them apart
    lines = ["import datetime as dt"] if "dt" in names else []
    return lines + [f"from {_HOME[name]} import {name}" for name in sorted(names) if name in _HOME]


def kind_imports(kinds: set[str]) -> list[str]:
    """The import lines of kinds: those of single values, and what makes kinds of kinds."""
    homes = {"scalars": kinds - _SHAPES, "shapes": kinds & _SHAPES}
    return [
        f"from smspartner_core.wire.{home} import {', '.join(sorted(names))}" for home, names in homes.items() if names
    ]


def words(*types: str) -> set[str]:
    """The names in type expressions."""
    return {word for name in types for word in re.findall(r"\w+", name)}
