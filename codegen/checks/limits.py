"""Check that client and mock both enforce a limit: one that only one of them enforced would be a broken promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from ..lookup import Lookup
from ..nulls import types_of
from ..python_types import Types
from ..walking import objects

_TEXT = {"minLength", "maxLength", "pattern"}
_NUMBER = {"minimum", "maximum", "multipleOf"}
_COUNT = {"minItems", "maxItems"}
_NAMES = {"minProperties", "maxProperties"}
_HELD: dict[str, set[str]] = {
    "string": _TEXT,
    "integer": _NUMBER,
    "number": _NUMBER,
    "array": _COUNT,
    "object": _NAMES,
    "money": {*_NUMBER, "pattern"},
    "id": {*_NUMBER, "pattern"},
    "csv": {*_COUNT, "minLength", "pattern"},
    "paris-datetime": {"pattern", "format"},
    "date": {"pattern"},
    "french-date": {"pattern"},
    "phone": {"minLength", "pattern"},
}
_LIMITS = {*_TEXT, *_NUMBER, *_COUNT, *_NAMES, "format", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems"}
_INSTEAD = {
    "exclusiveMinimum": "write `minimum`",
    "exclusiveMaximum": "write `maximum`",
    "format": "write a `pattern`, or give it an `x-wire`",
    "uniqueItems": "say so in its description",
}
_WRITTEN: dict[str, tuple[Any, ...]] = {
    "money": ("10.50", "10"),
    "paris-datetime": ("2026-03-01 12:30:00",),
    "date": ("2026-03-01",),
    "french-date": ("01-03-2026",),
    "flag01": (1,),
    "id": (1, 20, 3000),
}
"""The values that the client writes for each wire type; a named schema may limit it to some of these."""


def problems_of(document: dict[str, Any]) -> Iterator[str]:
    """Return every limit of a contract that would not be enforced."""
    for schema, place in objects(document):
        if not place.startswith(("#/components/schemas/", "#/components/parameters/")) and "/schema" not in place:
            continue
        yield from (f"{place}: {fault}" for fault in _schema(schema))


def arguments_of(lookup: Lookup) -> Iterator[str]:
    """Return the problem of every argument whose value the client writes in another form than its schema's."""
    types = lookup.types
    for operation in lookup.operations.values():
        for argument in operation.parameters:
            yield from (f"{operation.id}: {argument.wire} {fault}" for fault in _written(argument.schema, types))
    for name in types.arguments:
        for wire, part in types.schemas[name]["properties"].items():
            yield from (f"schema {name}: property {wire} {fault}" for fault in _written(part, types))
    for name in sorted(types.arguments | types.requests):
        if "dependentRequired" in types.schemas[name]:
            yield f"schema {name}: has dependentRequired, which the client does not hold; say so in the description"


def _written(part: dict[str, Any], types: Types) -> Iterator[str]:
    """Return the problem of the wire form of one argument."""
    whole = types.merged(part)
    values = _WRITTEN.get(whole.get("x-wire", ""))
    if values is None:
        return
    validator = jsonschema_rs.Draft202012Validator(
        {word: value for word, value in whole.items() if word != "$ref"}, validate_formats=True
    )
    if not any(map(validator.is_valid, values)):
        yield f"is written as {values[0]!r} in a request, which its schema does not have"


def _schema(schema: dict[str, Any]) -> Iterator[str]:
    kinds = [schema["x-wire"]] if "x-wire" in schema else [kind for kind in types_of(schema) if kind != "null"]
    held = set().union(*(_HELD.get(kind, set()) for kind in kinds))
    if "properties" in schema:
        held -= _NAMES
    for word in sorted(_LIMITS & schema.keys() - held):
        if word == "format" and schema[word] == "binary":  # a file
            continue
        instead = _INSTEAD.get(word, f"a value of type {' or '.join(kinds) or 'none'} has no such limit")
        yield f"has {word}, which is not held by everybody: {instead}"
