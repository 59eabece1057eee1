"""Check the conventions of docs/spec.md that a schema cannot express."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..codes import codes_of
from ..operations import response_of
from ..python_types import Types, reference
from .extensions import EFFECTS, EVIDENCE

_OPERATION_ID = re.compile(r"{0}\.{0}".format(r"[a-z][a-z0-9]*(_[a-z0-9]+)*"))
# What the client writes and the service answers: provider facts that no operation changes, so the core knows them.
_ROOTS = {"request": "request", "response": "result", "refusal": "result"}
_FIRST_PROPERTIES = [("apiKey", "ApiKey"), ("_format", "Format")]
_XML = "application/xml"
_XML_OVERLAY = "overlays/xml.overlay.yaml"
_JSON = "application/json"


def problems_of(contract: dict[str, Any]) -> list[str]:
    """Return a line for everything in the contract that breaks a convention."""
    return [*_document(contract), *_operations(contract), *_schemas(contract)]


def _document(contract: dict[str, Any]) -> Iterator[str]:
    if "x-evidence" not in contract:
        yield f"openapi.yaml: has no evidence (x-evidence: {', '.join(EVIDENCE)})"
    for tag in contract.get("tags", ()):
        if not tag.get("description"):
            yield f"tag {tag['name']}: has no description"


def _operations(contract: dict[str, Any]) -> Iterator[str]:
    tags = {tag["name"] for tag in contract.get("tags", ())}
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            place = operation.get("operationId") or f"{method.upper()} {path}"
            if not _OPERATION_ID.fullmatch(place):
                yield f"{place}: has no operationId of the form tag.operation"
                continue
            named = operation.get("tags", [])
            if len(named) != 1 or named[0] not in tags or named[0] != place.partition(".")[0]:
                yield f"{place}: must have one tag, listed under `tags` and the first part of its operationId"
            yield from (f"{place}: {problem}" for problem in _operation(contract, operation))


def _operation(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    if "x-effect" not in operation:
        yield f"has no effect (x-effect: {', '.join(EFFECTS)})"
    if not operation.get("summary", "").endswith("."):
        yield "has no summary that is a sentence"
    if not operation.get("description"):
        yield "has no description"
    for parameter in operation.get("parameters", ()):
        if "$ref" not in parameter and not (parameter.get("description") and "example" in parameter):
            yield f"parameter {parameter['name']} has no description or no example"
    body, schemas = operation.get("requestBody"), contract["components"]["schemas"]
    if body is not None:
        yield from _media("request", body["content"], schemas)
    responses = operation.get("responses", {})
    for status, name in (("200", "response"), ("default", "refusal")):
        if status not in responses:
            yield f"has no {name} (responses: {status!r})"
        else:
            yield from _media(name, responses[status].get("content", {}), schemas)
    yield from _key(contract, operation)
    yield from _page(contract, operation)
    yield from _codes(contract, operation)


def _key(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    """Check rule 5: every operation takes the key and the format."""
    schemas = contract["components"]["schemas"]
    body = operation.get("requestBody")
    if body is None:
        named = [reference(parameter) for parameter in operation.get("parameters", ())]
        if named[:2] != ["ApiKey", "Format"]:
            yield "must begin its parameters with references to ApiKey and Format"
        return
    request = schemas[reference(body["content"][_JSON]["schema"]) or ""]
    for branch in request.get("oneOf", [request]):
        properties = Types(contract).merged(branch)["properties"]
        if [(wire, reference(part)) for wire, part in properties.items()][:2] != _FIRST_PROPERTIES:
            yield "must begin its request with apiKey and _format, which refer to ApiKey and Format"


def _page(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    page = operation.get("x-page")
    if page is None:
        return
    if page["parameter"] not in [parameter.get("name") for parameter in operation.get("parameters", ())]:
        yield f"has an x-page whose parameter {page['parameter']} is none of its parameters"
    name = response_of(operation) if "200" in operation.get("responses", {}) else None
    response = contract["components"]["schemas"][name]["properties"] if name else {}
    for word in ("items", "total"):
        if word in page and page[word] not in response:
            yield f"has an x-page whose {word} {page[word]} is no property of its response"


def _media(name: str, content: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    if _JSON in content:
        if not {"example", "examples"} & content[_JSON].keys():
            yield f"has no example {name}"
        if _XML not in content:
            yield f"has no XML for its {name} (x-xml in {_XML_OVERLAY})"
        elif content[_XML].get("schema") != content[_JSON].get("schema"):
            yield f"has another schema in XML than in JSON for its {name}"
        else:
            yield from _root(name, schemas[reference(content[_JSON]["schema"]) or ""])
    elif not any("example" in media or "examples" in media for media in content.values()):
        yield f"has no example {name}"


def _root(name: str, schema: dict[str, Any]) -> Iterator[str]:
    root = schema.get("xml", {}).get("name")
    if root != _ROOTS[name]:
        yield f"must have the XML root {_ROOTS[name]!r} for its {name}, not {root!r} (x-xml in {_XML_OVERLAY})"


def _codes(contract: dict[str, Any], operation: dict[str, Any]) -> Iterator[str]:
    codes = codes_of(contract, operation)
    refusal = operation.get("responses", {}).get("default", {}).get("content", {}).get(_JSON, {}).get("example")
    if isinstance(refusal, dict) and refusal.get("code") not in list(codes):
        yield f"its example refusal has code {refusal.get('code')}, which is not one of its x-codes"


def _schemas(contract: dict[str, Any]) -> Iterator[str]:
    for name, schema in contract["components"]["schemas"].items():
        if not schema.get("description"):
            yield f"schema {name}: has no description"
        values, names = schema.get("enum", ()), schema.get("x-enum-varnames", schema.get("enum", ()))
        if len(values) != len(names):
            yield f"schema {name}: has {len(values)} values and {len(names)} x-enum-varnames"
        yield from _order(name, schema)
        for wire, part in schema.get("properties", {}).items():
            yield from (f"schema {name}: property {wire} {problem}" for problem in _property(part))


def _order(name: str, schema: dict[str, Any]) -> Iterator[str]:
    for wire in schema.get("x-xml", {}).get("refused", ()):
        if wire not in schema.get("properties", {}):
            yield f"schema {name}: x-xml.refused names {wire}, which is not a property"


def _property(part: dict[str, Any]) -> Iterator[str]:
    if not part.get("description"):
        yield "has no description"
    if "properties" in part or "properties" in part.get("items", {}):
        yield "has an inline object schema"
    if "x-wire" in part:
        yield "has an x-wire of its own; give it a named schema"
