"""Which schemas have a Python type. What has none is told in a line each, before anything is made of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from ..nulls import is_nullable, types_of
from ..python_types import CHOICES, parts, reference

_SCHEMAS = "#/components/schemas/"
_STRANGE = ("allOf", "not", "if", "patternProperties", "prefixItems", "dependentSchemas", "contains")
_WORDS = {
    *("$ref", "$comment", "type", "title", "description", "examples", "default", "format", "deprecated"),
    *("enum", "const", "pattern", "minLength", "maxLength"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("items", "minItems", "maxItems", "uniqueItems", "anyOf", "oneOf"),
    *("properties", "required", "additionalProperties", "dependentRequired", "minProperties", "maxProperties"),
}
"""JSON Schema takes any other word too, and then says nothing by it: a misspelt limit would be none."""


_INSTEAD = {
    "nullable": "OpenAPI 3.1 writes type: [string, 'null']",
    "example": "write examples: […]",
    "readOnly": "leave the property out of the schema of requests",
    "writeOnly": "leave the property out of the schema of responses",
    "discriminator": "a field has one type",
    "externalDocs": "put the address into the description",
    "xml": "XML follows from the names and the order of `properties` (docs/spec.md)",
}


def problems_of(document: dict[str, Any]) -> list[str]:
    """Everything in a contract, or in the client's view of it, that no Python can be made of."""
    return [*_schemas(document), *_webhooks(document)]


def _schemas(document: dict[str, Any]) -> Iterator[str]:
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        yield from (f"schema {name}: {fault}" for fault in _named(schema, schemas))
        if way := _way_back(name, name, schemas):
            yield f"schema {name}: holds itself ({' → '.join([name, *way])}), and a model cannot"


def _way_back(name: str, start: str, schemas: dict[str, Any], seen: frozenset[str] = frozenset()) -> list[str]:
    """The names from a schema to one that holds it again; empty if there is no such way."""
    waiting = [schemas[name]]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, dict):
            continue
        waiting.extend(parts(part))
        following = reference(part)
        if following == start:
            return [start]
        if following in schemas and following not in seen:
            seen |= {following}
            if way := _way_back(following, start, schemas, seen):
                return [following, *way]
    return []


def _named(schema: Any, schemas: dict[str, Any]) -> Iterator[str]:
    if isinstance(schema, dict) and schema.get("xml", {}).keys() == {"name"}:  # the root of a request or a response
        schema = {word: value for word, value in schema.items() if word != "xml"}
    if is_choice_of_bodies(schema):
        yield from _unknown_words(schema)
        return
    if not isinstance(schema, dict) or not {"properties", "enum"} & schema.keys():
        yield from value(schema, schemas, may_be_null=False)
        return
    yield from _unknown_words(schema)
    if "enum" in schema:
        yield from _enumeration(schema)
        return
    if schema.get("type") != "object":
        yield "has properties, and must say `type: object`"
    for wire, part in schema["properties"].items():
        yield from (f"property {wire} {fault}" for fault in value(part, schemas))
    for wire in schema.get("required", ()):
        if wire not in schema["properties"]:
            yield f"requires {wire}, which is none of its properties"


def _webhooks(document: dict[str, Any]) -> Iterator[str]:
    schemas = document["components"]["schemas"]
    for name, methods in document.get("webhooks", {}).items():
        for operation in methods.values():
            content = operation.get("requestBody", {}).get("content", {})
            if not content:
                yield f"webhook {name}: has no requestBody with content"
            for media in content.values():
                yield from (f"webhook {name}: its request {fault}" for fault in body(media.get("schema", {}), schemas))


def body(schema: Any, schemas: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the schema of a whole request or response."""
    name = reference(schema) if isinstance(schema, dict) else None
    if name not in schemas:
        yield f"has an inline schema; give it a name under {_SCHEMAS[:-1]}"
    elif is_choice_of_bodies(schemas[name]):
        for each in schemas[name]["oneOf"]:
            yield from body(each, schemas)
    elif "properties" not in schemas[name]:
        yield f"is {name}, which is no object with properties"


def is_choice_of_bodies(schema: Any) -> bool:
    """Two requests or responses on one path: the overlay for Python makes an operation of each."""
    return isinstance(schema, dict) and "oneOf" in schema and all("$ref" in each for each in schema["oneOf"])


def _unknown_words(schema: dict[str, Any]) -> Iterator[str]:
    for word in schema:
        if instead := _INSTEAD.get(word):
            yield f"has {word}, which is not carried out: {instead}"
        elif word not in _WORDS and not word.startswith("x-") and word not in _STRANGE:
            likely = difflib.get_close_matches(word, _WORDS, 1)
            yield f"has the unknown word {word}{f' ({likely[0]}?)' if likely else ''}"


def value(schema: Any, schemas: dict[str, Any], *, may_be_null: bool = True) -> Iterator[str]:
    """What is wrong with the schema of a property or a parameter."""
    if not isinstance(schema, dict):
        yield "is no schema with a type"
        return
    yield from _unknown_words(schema)
    if strange := next((word for word in _STRANGE if word in schema), None):
        yield f"has {strange}, which has no Python type; write out what it comes to"
    elif is_nullable(schema) and not may_be_null:
        yield "may be null; say so where a property refers to it: anyOf with {type: 'null'}"
    elif "$ref" in schema:
        yield from _reference(schema["$ref"], schemas)
    elif word := next((word for word in CHOICES if word in schema), None):
        yield from _choice([each for each in schema[word] if each != {"type": "null"}], word, schemas)
    else:
        yield from _plain(schema, schemas)


def _reference(target: str, schemas: dict[str, Any]) -> Iterator[str]:
    name = target.removeprefix(_SCHEMAS)
    if name not in schemas:
        yield f"refers to {target}, which is none of the named schemas"
    elif is_choice_of_bodies(schemas[name]):
        yield f"refers to {name}, which is one of several; only a whole request or response may be that"


def _choice(left: list[Any], word: str, schemas: dict[str, Any]) -> Iterator[str]:
    """One thing or null; or an enumeration, or any other text or number of its type."""
    if len(left) == 1:
        yield from value(left[0], schemas, may_be_null=False)
        return
    named = [schemas.get(reference(each) or "", {}) for each in left if "$ref" in each]
    others = [each for each in left if "$ref" not in each]
    is_open = len(named) == 1 and isinstance(named[0], dict) and "enum" in named[0]
    type_ = named[0].get("type") if is_open else None
    if type_ is None or any(each != {"type": type_} for each in others):
        yield f"has {word} of several types; a field has one (or an enumeration, and any value of its type)"


def _plain(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    types = [each for each in types_of(schema) if each != "null"]
    if "x-wire" in schema:  # it says which type that is in Python, whatever the wire writes
        return
    if len(types) != 1:
        yield f"has several types ({', '.join(types)}); a field has one" if types else "has no type"
    elif types == ["array"]:
        if "items" not in schema:
            yield "is an array and has no items"
        else:
            yield from (f"has members of which each {fault}" for fault in _member(schema["items"], schemas))
    elif types == ["object"] and isinstance(schema.get("additionalProperties"), dict):
        yield from (f"has values of which each {fault}" for fault in _member(schema["additionalProperties"], schemas))
    elif "enum" in schema:
        yield "has an inline enumeration; give it a named schema"


def _member(schema: Any, schemas: dict[str, Any]) -> Iterator[str]:
    if isinstance(schema, dict) and is_nullable(schema):
        yield "may be null, and a list or a map in Python has no place for that"
    else:
        yield from value(schema, schemas)


def _enumeration(schema: dict[str, Any]) -> Iterator[str]:
    types, values = types_of(schema), schema["enum"]
    wanted = {"string": str, "integer": int}.get(" ".join(types))
    strange = [each for each in values if type(each) is not wanted]
    if wanted is None:
        yield f"is an enumeration of {' or '.join(types) or 'no type'}; it can be of string or of integer"
    elif strange:
        yield f"has the value {strange[0]!r}, which is no {types[0]}"
    if len(set(map(repr, values))) != len(values):
        yield "has a value twice"
