"""
The supported words of OpenAPI, object by object. Any other is refused: ignoring one would break a promise.

Schemas have their own list, in `structure`; what a word may hold is checked in `operations`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

_EVIDENCE = ("x-evidence", "x-evidence-note")
_WORDS: dict[str, tuple[str, ...]] = {
    "document": ("openapi", "info", "servers", "tags", "paths", "webhooks", "components", *_EVIDENCE),
    "info": ("title", "version", "summary", "description", "contact", "license", "termsOfService"),
    "server": ("url", "description"),
    "tag": ("name", "description"),
    "components": ("schemas", "parameters", "x-codes"),
    "path": ("get", "post", "put", "patch", "delete"),
    "operation": (
        *("operationId", "tags", "summary", "description", "deprecated", "parameters", "requestBody", "responses"),
        *("x-effect", "x-codes", "x-page", "x-rate-limit", "x-python", "x-recognized-by", *_EVIDENCE),
    ),
    "parameter": (
        *("name", "in", "description", "required", "deprecated", "schema", "example", "style", "explode"),
        *("x-secret", *_EVIDENCE),
    ),
    "request": ("description", "required", "content"),
    "response": ("description", "content", "links"),
    "media type": ("schema", "example", "examples"),
    "example": ("summary", "description", "value"),
}
_INSTEAD = {
    ("document", "security"): "the key is sent as `apiKey`, see rule 5 of docs/spec.md",
    ("document", "jsonSchemaDialect"): "schemas are those of OpenAPI 3.1",
    ("components", "securitySchemes"): "the key is sent as `apiKey`, see rule 5 of docs/spec.md",
    ("components", "callbacks"): "write it under `webhooks`",
    ("server", "variables"): "write the address out",
    ("path", "servers"): "all operations are under the one address of the document",
    ("path", "head"): "no client can be made of it; use get, post, put, patch or delete",
    ("path", "options"): "no client can be made of it; use get, post, put, patch or delete",
    ("path", "trace"): "no client can be made of it; use get, post, put, patch or delete",
    ("path", "summary"): "write it on each operation",
    ("path", "description"): "write it on each operation",
    ("operation", "servers"): "all operations are under the one address of the document",
    ("operation", "security"): "the key is sent as `apiKey`, see rule 5 of docs/spec.md",
    ("operation", "callbacks"): "write it under `webhooks`",
    ("parameter", "examples"): "give it one `example`",
    ("parameter", "content"): "give it a `schema` with a single value",
    ("parameter", "allowEmptyValue"): "an argument that is None is not sent",
    ("parameter", "allowReserved"): "values are always escaped",
    ("response", "headers"): "callers find headers in `with_raw_response`; say in the description what they mean",
    ("media type", "encoding"): "requests are written in JSON and XML only",
    ("example", "externalValue"): "write the value out",
}


def problems_of(document: dict[str, Any]) -> list[str]:
    """Return every unsupported word, with its place and the word to use instead."""
    return [f"{place}: {fault}" for place, fault in _document(document)]


def unknown(kind: str, node: Any) -> Iterator[str]:
    """Yield the unsupported words of an OpenAPI object."""
    known = _WORDS[kind]
    for word in node:
        if word in known:
            continue
        if instead := _INSTEAD.get((kind, word)):
            yield f"has {word}, which is not supported: {instead}"
        else:
            likely = difflib.get_close_matches(word, known, 1)
            yield f"has {word}, which is not supported{f' ({likely[0]}?)' if likely else '; take it out'}"


Told = Iterator[tuple[str, str]]


def _told(place: str, kind: str, node: Any) -> Told:
    return ((place, fault) for fault in unknown(kind, node))


def _document(document: dict[str, Any]) -> Told:
    yield from _told("openapi.yaml", "document", document)
    yield from _told("info", "info", document["info"])
    servers = document.get("servers", [])
    if len(servers) != 1:
        yield "openapi.yaml", f"has {len(servers)} servers; a client has one address unless its user names another"
    for server in servers:
        yield from _told("servers", "server", server)
    for tag in document.get("tags", ()):
        yield from _told(f"tag {tag['name']}", "tag", tag)
    yield from _told("components", "components", document.get("components", {}))
    for name, parameter in document.get("components", {}).get("parameters", {}).items():
        yield from _told(f"#/components/parameters/{name}", "parameter", parameter)
    for path, methods in document["paths"].items():
        yield from _told(path, "path", methods)
        for method in methods.keys() & set(_WORDS["path"]):
            operation = methods[method]
            yield from _operation(operation.get("operationId", f"{method.upper()} {path}"), operation)


def _operation(place: str, operation: dict[str, Any]) -> Told:
    yield from _told(place, "operation", operation)
    for parameter in operation.get("parameters", ()):
        if "$ref" not in parameter:
            yield from _told(f"{place}: parameter {parameter['name']}", "parameter", parameter)
    body = operation.get("requestBody")
    if body is not None:
        yield from _told(f"{place}: its request", "request", body)
        yield from _media(f"{place}: its request", body)
    for status, response in operation.get("responses", {}).items():
        yield from _told(f"{place}: its response {status}", "response", response)
        yield from _media(f"{place}: its response {status}", response)


def _media(place: str, holder: dict[str, Any]) -> Told:
    for media_type, media in holder.get("content", {}).items():
        yield from _told(f"{place} in {media_type}", "media type", media)
        for name, example in media.get("examples", {}).items():
            yield from _told(f"{place}: example {name}", "example", example)
