"""Check that every schema has a Python type, before anything is generated."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from ..nulls import is_nullable, types_of
from ..python_types import CHOICES, parts, reference

_SCHEMAS = "#/components/schemas/"
_UNSUPPORTED_WORDS = ("allOf", "not", "if", "patternProperties", "prefixItems", "dependentSchemas", "contains")
_SUPPORTED_WORDS = {
    *("$ref", "$comment", "type", "title", "description", "examples", "default", "format", "deprecated"),
    *("enum", "const", "pattern", "minLength", "maxLength"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("items", "minItems", "maxItems", "uniqueItems", "anyOf", "oneOf"),
    *("properties", "required", "additionalProperties", "dependentRequired", "minProperties", "maxProperties"),
}
"""JSON Schema ignores every other word: a misspelt limit would not limit anything."""


_ADVICE = {
    "nullable": "OpenAPI 3.1 writes type: [string, 'null']",
    "example": "write examples: […]",
    "readOnly": "leave the property out of the schema of requests",
    "writeOnly": "leave the property out of the schema of responses",
    "discriminator": "a field has one type",
    "externalDocs": "put the address into the description",
    "xml": "XML follows from the names and the order of `properties` (docs/spec.md)",
}


def problems_of(document: dict[str, Any]) -> list[str]:
    """Return a line for everything in a contract, or in the client's view of it, that has no Python type."""
    return [*_schemas(document), *_webhooks(document)]


def _schemas(document: dict[str, Any]) -> Iterator[str]:
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        yield from (f"schema {name}: {fault}" for fault in _named(schema, schemas))
        if way := _way_back(name, name, schemas):
            yield f"schema {name}: contains itself ({' → '.join([name, *way])}), which a model cannot"


def _way_back(name: str, start: str, schemas: dict[str, Any], seen: frozenset[str] = frozenset()) -> list[str]:
    """Return the names from a schema to one that contains it again; empty if there is no such way."""
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


def _is_root(xml: Any) -> bool:
    """Return whether a schema's `xml` only names the root element of a request or a response."""
    return isinstance(xml, dict) and xml.keys() == {"name"}


def _named(schema: Any, schemas: dict[str, Any]) -> Iterator[str]:
    if isinstance(schema, dict) and _is_root(schema.get("xml")):
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
        yield "has properties but lacks `type: object`"
    for wire, part in schema["properties"].items():
        yield from (f"property {wire} {fault}" for fault in value(part, schemas))
    for wire in schema.get("required", ()):
        if wire not in schema["properties"]:
            yield f"requires {wire}, which is not one of its properties"


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
    """Yield the problems of the schema of a whole request or response."""
    name = reference(schema) if isinstance(schema, dict) else None
    if name not in schemas:
        yield f"has an inline schema; give it a name under {_SCHEMAS[:-1]}"
    elif is_choice_of_bodies(schemas[name]):
        for branch in schemas[name]["oneOf"]:
            yield from body(branch, schemas)
    elif "properties" not in schemas[name]:
        yield f"is {name}, which is not an object with properties"


def is_choice_of_bodies(schema: Any) -> bool:
    """Return whether a schema is a choice of bodies: the overlay for Python makes an operation of each."""
    return isinstance(schema, dict) and "oneOf" in schema and all("$ref" in branch for branch in schema["oneOf"])


def _unknown_words(schema: dict[str, Any]) -> Iterator[str]:
    for word in schema:
        if advice := _ADVICE.get(word):
            yield f"has {word}, which is not supported: {advice}"
        elif word not in _SUPPORTED_WORDS and not word.startswith("x-") and word not in _UNSUPPORTED_WORDS:
            likely = difflib.get_close_matches(word, _SUPPORTED_WORDS, 1)
            yield f"has the unknown word {word}{f' ({likely[0]}?)' if likely else ''}"


def value(schema: Any, schemas: dict[str, Any], *, may_be_null: bool = True) -> Iterator[str]:
    """Yield the problems of the schema of a property or a parameter."""
    if not isinstance(schema, dict):
        yield "is not a schema with a type"
        return
    yield from _unknown_words(schema)
    if strange := next((word for word in _UNSUPPORTED_WORDS if word in schema), None):
        yield f"has {strange}, which has no Python type; write the result out"
    elif is_nullable(schema) and not may_be_null:
        yield "may be null; say so where a property refers to it: anyOf with {type: 'null'}"
    elif "$ref" in schema:
        yield from _reference(schema["$ref"], schemas)
    elif word := next((word for word in CHOICES if word in schema), None):
        yield from _choice([branch for branch in schema[word] if branch != {"type": "null"}], word, schemas)
    else:
        yield from _plain(schema, schemas)


def _reference(target: str, schemas: dict[str, Any]) -> Iterator[str]:
    name = target.removeprefix(_SCHEMAS)
    if name not in schemas:
        yield f"refers to {target}, which is not a named schema"
    elif is_choice_of_bodies(schemas[name]):
        yield f"refers to {name}, which is one of several; only a whole request or response may be that"


def _choice(branches: list[Any], word: str, schemas: dict[str, Any]) -> Iterator[str]:
    """Check a choice: a type or null; or an enumeration, or any other string or number of its type."""
    if len(branches) == 1:
        yield from value(branches[0], schemas, may_be_null=False)
        return
    named = [schemas.get(reference(branch) or "", {}) for branch in branches if "$ref" in branch]
    others = [branch for branch in branches if "$ref" not in branch]
    is_open = len(named) == 1 and isinstance(named[0], dict) and "enum" in named[0]
    type_ = named[0].get("type") if is_open else None
    if type_ is None or any(branch != {"type": type_} for branch in others):
        yield f"has {word} of several types; a field has one (or an enumeration, and any value of its type)"


def _plain(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    types = [type_ for type_ in types_of(schema) if type_ != "null"]
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
        yield "may be null; a Python list or map has no place for that"
    else:
        yield from value(schema, schemas)


def _enumeration(schema: dict[str, Any]) -> Iterator[str]:
    types, values = types_of(schema), schema["enum"]
    wanted = {"string": str, "integer": int}.get(" ".join(types))
    strange = [member for member in values if type(member) is not wanted]
    if wanted is None:
        yield f"is an enumeration of {' or '.join(types) or 'no type'}; it can be of string or of integer"
    elif strange:
        yield f"has the value {strange[0]!r}, which is not of type {types[0]}"
    if len(set(map(repr, values))) != len(values):
        yield "has a value twice"
