"""The conventions of docs/spec.md, as far as a schema cannot say them: everything that is missing, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .codes import HTTP, codes_of

_EFFECTS = ("none", "idempotent", "once")
_EVIDENCE = ("documented", "observed", "assumed")
_WIRE = ("money", "paris-datetime", "date", "french-date", "flag01", "id", "csv")
_OPERATION_ID = re.compile(r"[a-z]+\.[a-z_]+")
_XML = "application/xml"
_JSON = "application/json"


def problems_of(contract: dict[str, Any]) -> list[str]:
    """Everything in the contract that breaks a convention."""
    return [*_document(contract), *_commands(contract), *_schemas(contract)]


def _document(contract: dict[str, Any]) -> Iterator[str]:
    if contract.get("x-evidence") not in _EVIDENCE:
        yield f"openapi.yaml: has no evidence (x-evidence: {', '.join(_EVIDENCE)})"
    for tag in contract.get("tags", ()):
        if not tag.get("description"):
            yield f"tag {tag['name']}: has no description"


def _commands(contract: dict[str, Any]) -> Iterator[str]:
    tags = {tag["name"] for tag in contract.get("tags", ())}
    seen: set[str] = set()
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            place = operation.get("operationId") or f"{method.upper()} {path}"
            if not _OPERATION_ID.fullmatch(place):
                yield f"{place}: has no operationId of the form tag.operation"
            if place in seen:
                yield f"{place}: stands twice"
            seen.add(place)
            named = operation.get("tags", [])
            if len(named) != 1 or named[0] not in tags or named[0] != place.partition(".")[0]:
                yield f"{place}: must have one tag, listed under `tags` and the first part of its operationId"
            yield from (f"{place}: {problem}" for problem in _command(contract, operation))


def _command(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    if operation.get("x-effect") not in _EFFECTS:
        yield f"has no effect (x-effect: {', '.join(_EFFECTS)})"
    if operation.get("x-evidence", "documented") not in _EVIDENCE:
        yield f"has no known evidence (x-evidence: {', '.join(_EVIDENCE)})"
    if not operation.get("summary", "").endswith("."):
        yield "has no summary that is a sentence"
    if not operation.get("description"):
        yield "has no description"
    for parameter in operation.get("parameters", ()):
        if "$ref" not in parameter and not (parameter.get("description") and "example" in parameter):
            yield f"parameter {parameter['name']} has no description or no example"
    body = operation.get("requestBody")
    if body is not None:
        yield from _media("request", body["content"])
    replies = operation.get("responses", {})
    for status, name in (("200", "reply"), ("default", "refusal")):
        if status not in replies:
            yield f"has no {name} (responses: {status!r})"
        else:
            yield from _media(name, replies[status].get("content", {}))
    yield from _codes(contract, operation)


def _media(name: str, content: dict[str, Any]) -> Iterator[str]:
    if _JSON in content:
        if not {"example", "examples"} & content[_JSON].keys():
            yield f"has no example {name}"
        if _XML not in content:
            yield f"has no XML for its {name} (overlays/xml.overlay.yaml)"
        elif content[_XML].get("schema") != content[_JSON].get("schema"):
            yield f"has another schema in XML than in JSON for its {name}"
        if "$ref" not in content[_JSON].get("schema", {}):
            yield f"has an inline schema for its {name}"
    elif not any("example" in media or "examples" in media for media in content.values()):
        yield f"has no example {name}"


def _codes(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    try:
        codes = codes_of(contract, operation)
    except (KeyError, ValueError) as error:
        yield f"x-codes cannot be read ({error})"
        return
    for code, entry in codes.items():
        if entry["error"] not in HTTP:
            yield f"code {code} has the unknown error class {entry['error']}"
        if not entry.get("meaning"):
            yield f"code {code} has no meaning"
    for name in ("example", "examples"):
        refusal = operation.get("responses", {}).get("default", {}).get("content", {}).get(_JSON, {}).get(name)
        if name == "example" and refusal and refusal.get("code") not in codes:
            yield f"its example refusal has code {refusal.get('code')}, which is none of its x-codes"


def _schemas(contract: dict[str, Any]) -> Iterator[str]:
    for name, schema in contract["components"]["schemas"].items():
        if not schema.get("description"):
            yield f"schema {name}: has no description"
        if schema.get("x-wire", "id") not in _WIRE:
            yield f"schema {name}: has the unknown x-wire {schema['x-wire']!r}"
        if "enum" in schema and len(schema.get("x-enum-varnames", schema["enum"])) != len(schema["enum"]):
            yield f"schema {name}: has another number of x-enum-varnames than of values"
        if any("xml" in reference for reference in schema):
            yield from _order(name, schema)
        for wire, part in schema.get("properties", {}).items():
            yield from (f"schema {name}: property {wire} {problem}" for problem in _property(part))


def _order(name: str, schema: dict[str, Any]) -> Iterator[str]:
    refused = schema.get("x-xml", {}).get("refused", ())
    for wire in refused:
        if wire not in schema.get("properties", {}):
            yield f"schema {name}: x-xml.refused names {wire}, which is no property"
    if refused and "success" not in refused:
        yield f"schema {name}: x-xml.refused must have success in it"


def _property(part: dict[str, Any]) -> Iterator[str]:
    if not part.get("description"):
        yield "has no description"
    if "properties" in part or "properties" in part.get("items", {}):
        yield "has an inline object schema"
    if "x-wire" in part:
        yield "has an x-wire of its own; give it a named schema"
    if "enum" in part:
        yield "has an inline enumeration; give it a named schema"
    if part.get("x-evidence", "documented") not in _EVIDENCE:
        yield "has an unknown x-evidence"
