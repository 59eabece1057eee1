"""Whether a document is OpenAPI 3.1 with our extensions: everything that is not, a line each, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator

from ..walking import escaped, objects
from . import extensions, patterns


def problems_of(document: dict[str, Any]) -> list[str]:
    """What is wrong; references first and then schemas, since the whole's validator does not say where they stand."""
    return (
        list(_references(document))
        or list(_patterns(document))
        or list(_schemas(document))
        or list(_whole(document))
        or list(extensions.problems_of(document))
    )


def _references(document: dict[str, Any]) -> Iterator[str]:
    for node, place in objects(document):
        target = node.get("$ref", "#")
        if not isinstance(target, str):
            yield f"{place}: $ref must be a string"
        elif "$ref" in node and target == place:
            yield f"{place}: $ref leads back to itself"
        elif not _leads_somewhere(target, document):
            yield f"{place}: $ref leads nowhere: {target}"


def _patterns(document: dict[str, Any]) -> Iterator[str]:
    for node, place in objects(document):
        pattern = node.get("pattern")
        if isinstance(pattern, str) and (fault := patterns.fault(pattern)):
            yield f"{place}/pattern: {fault}: {pattern[:200]}"


def _leads_somewhere(target: str, document: Any) -> bool:
    start, *parts = target.split("/")
    if start != "#":  # everything stands in one file
        return False
    for part in parts:
        name = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(document, dict) and name in document:
            document = document[name]
        elif isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        else:
            return False
    return True


def _schemas(document: dict[str, Any]) -> Iterator[str]:
    for place, schema in _places_of_schemas(document):
        try:
            jsonschema_rs.meta.validate(schema)
        except jsonschema_rs.ValidationError as error:
            is_type = error.instance_path[-1:] == ["type"]
            yield _told(
                f"{error.instance!r} is no type of JSON" if is_type else error.message, place, error.instance_path
            )


def _places_of_schemas(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name, schema in schemas.items() if isinstance(schemas, dict) else ():
        yield f"#/components/schemas/{name}", schema
    for word in ("parameters", "responses", "requestBodies", "pathItems", "headers"):
        yield from _inline(components.get(word) if isinstance(components, dict) else None, f"#/components/{word}")
    yield from _inline(document.get("paths"), "#/paths")
    yield from _inline(document.get("webhooks"), "#/webhooks")


def _inline(node: Any, place: str) -> Iterator[tuple[str, Any]]:
    for part, inside in objects(node, place, is_map=True):
        if "schema" in part:
            yield f"{inside}/schema", part["schema"]


def _whole(document: dict[str, Any]) -> Iterator[str]:
    try:
        for error in OpenAPIV31SpecValidator(document).iter_errors():
            yield _told(error.message, "#", error.absolute_path)
    except Exception as error:  # the validator raises what its own parts raise
        yield f"{type(error).__name__}: {str(error)[:300]}"


def _told(message: str, place: str, path: Iterable[Any]) -> str:
    inside = "".join(f"/{escaped(part)}" for part in path)
    return f"{place}{inside}: {message.splitlines()[0][:300]}"
