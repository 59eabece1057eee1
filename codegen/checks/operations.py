"""Check that a client can be made of an operation: where its parameters stand, and what its body holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..nulls import types_of
from ..python_types import Types, reference
from . import structure

_JSON = "application/json"
_XML = "application/xml"
_IN_PATH = re.compile(r"\{([^{}]*)\}")
_NO_BODY = ("204", "205", "304")


def problems_of(document: dict[str, Any]) -> Iterator[str]:
    """Return everything in an operation that the client, the mock or the contract tests could not carry out."""
    seen: set[str] = set()
    templates: dict[str, str] = {}
    for path, methods in document["paths"].items():
        template = _IN_PATH.sub("{}", path)
        if template in templates:
            yield f"{path}: differs from {templates[template]} only in the names of its parameters"
        templates[template] = path
        for method, operation in methods.items():
            place = operation.get("operationId", f"{method.upper()} {path}")
            if place in seen:
                yield f"{place}: stands twice"
            seen.add(place)
            yield from (f"{place}: {fault}" for fault in _operation(path, operation, document))


def _operation(path: str, operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    schemas = document["components"]["schemas"]
    parameters = [parameter for parameter in operation.get("parameters", ()) if "$ref" not in parameter]
    for parameter in parameters:
        faults = _parameter(parameter, Types(document))
        yield from (f"parameter {parameter['name']} {fault}" for fault in faults)
    named = [parameter["name"] for parameter in parameters if parameter["in"] == "path"]
    for name in dict.fromkeys([*named, *_IN_PATH.findall(path.partition("#")[0])]):
        if name not in named:
            yield f"its path has {{{name}}}, which is not one of its parameters"
        elif f"{{{name}}}" not in path:
            yield f"parameter {name} is in the path, and the path has no {{{name}}}"
    body = operation.get("requestBody")
    if body is not None:
        yield from _request(body, schemas)
        yield from _both(parameters, body, schemas)
    yield from _responses(operation.get("responses", {}), schemas)


def _parameter(parameter: dict[str, Any], types: Types) -> Iterator[str]:
    place = parameter["in"]
    if place not in ("query", "path"):
        yield f"is in the {place}; the client sends parameters in the path, the query or the body"
        return
    faults = list(structure.value(parameter.get("schema"), types.schemas))
    yield from faults
    style = "form" if place == "query" else "simple"
    if parameter.get("style", style) != style:
        yield f"has the style {parameter['style']}; in the {place} it can only be {style}"
    if faults:
        return
    schema = types.merged(parameter["schema"])
    if "x-wire" in schema:
        return
    if types_of(schema) == ["array"]:
        yield from _list(parameter, schema, types)
    elif "object" in types_of(schema):
        yield f"is an object; in the {place} there are single values and lists (or send it in a body)"


def _list(parameter: dict[str, Any], schema: dict[str, Any], types: Types) -> Iterator[str]:
    if parameter["in"] == "path":
        yield "is a list in the path; give it the x-wire csv, whose values are joined by commas"
    elif parameter.get("explode") is False:
        yield "is a list with `explode: false`; give it the x-wire csv, whose values are joined by commas"
    elif types_of(types.merged(schema["items"])) in (["array"], ["object"]):
        yield "is a list of what is no single value"
    elif not schema.get("minItems"):
        yield "is a list without `minItems: 1`; in the query an empty list and none look alike"


def _request(body: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    content = body.get("content", {})
    if _JSON not in content:
        yield f"its request has no {_JSON}; requests are written in JSON and XML only"
        return
    for other in content.keys() - {_JSON, _XML}:
        yield f"its request may be {other}; requests are written in JSON and XML only, take it out"
    if body.get("required") is not True:
        yield "its request must say `required: true`: the key stands in it"
    yield from _named("request", content, schemas)


def _both(parameters: list[dict[str, Any]], body: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    """Check the parameters in the address of an operation that has a body too."""
    request = schemas.get(reference(body.get("content", {}).get(_JSON, {}).get("schema", {})) or "", {})
    if parameters and structure.is_choice_of_bodies(request):
        yield "has parameters beside a request that is one of several; write an operation for each"
    for parameter in parameters:
        if parameter["name"] in request.get("properties", {}):
            yield f"parameter {parameter['name']} is also a property of its request"


def _responses(responses: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    refusal = _schema_of(responses.get("default", {}))
    for status, response in responses.items():
        content = response.get("content", {})
        if status in _NO_BODY:
            yield f"its response {status} has no body, and a body says whether a call succeeded: describe a 200"
        elif status not in ("200", "default") and status[0] not in "45":
            yield f"its response {status} is not read: a call that succeeds is answered by a 200, and only by it"
        elif status[0] in "45" and content and _schema_of(response) != refusal:
            yield f"its response {status} has another schema than `default`, by which every refusal is read"
        elif status == "200" and _JSON not in content and len(content) != 1:
            yield f"its response {status} must be {_JSON}, or one media type for a file"
        elif status == "default" and _JSON not in content:
            yield f"its refusal has no {_JSON}"
        elif _JSON in content and (others := content.keys() - {_JSON, _XML}):
            yield f"its response {status} may be {', '.join(sorted(others))} too; a response in JSON has no other form"
    for title, status in (("response", "200"), ("refusal", "default")):
        yield from _named(title, responses.get(status, {}).get("content", {}), schemas)


def _schema_of(response: dict[str, Any]) -> Any:
    return response.get("content", {}).get(_JSON, {}).get("schema")


def _named(title: str, content: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    if _JSON in content:
        yield from (f"its {title} {fault}" for fault in structure.body(content[_JSON].get("schema", {}), schemas))
