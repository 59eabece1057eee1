"""Check that a document is OpenAPI 3.1 with our extensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation.exceptions import UnresolvableParameterError

from ..walking import escaped, objects
from . import extensions, patterns

_HERE = "urn:document"


def problems_of(document: dict[str, Any]) -> list[str]:
    """
    Return the problems; references first and then schemas, since the whole's validator does not say where they stand.
    """
    return (
        list(_references(document))
        or list(_patterns(document))
        or list(_schemas(document))
        or list(_values(document))
        or list(_whole(document))
        or list(extensions.problems_of(document))
    )


def _references(document: dict[str, Any]) -> Iterator[str]:
    for node, place in objects(document):
        if "$ref" not in node:
            continue
        target, kind = node["$ref"], _kind(place)
        if not isinstance(target, str):
            yield f"{place}: $ref must be a string"
        elif _target(target, document) is None:
            yield f"{place}: $ref leads nowhere: {target}"
        elif target == place or _leads_back(target, document):
            yield f"{place}: $ref leads back to itself"
        elif kind and not target.startswith(f"#/components/{kind}/"):
            yield f"{place}: refers to {target}; it can only refer to a name under #/components/{kind}"
        elif kind and (beside := sorted(node.keys() - {"$ref", "summary", "description"})):
            yield f"{place}: has {beside[0]} beside $ref, where OpenAPI gives it no meaning"


def _kind(place: str) -> str | None:
    """Return where a reference at a place may lead; None for schemas, which may refer to any of their kind."""
    parts = place.split("/")
    if _is_in_schema(place):
        return None
    if parts[-1] == "requestBody":
        return "requestBodies"
    if len(parts) == 3 and parts[1] == "paths":
        return "pathItems"
    return parts[-2] if parts[-2] in ("parameters", "responses", "headers", "links") else None


def _is_in_schema(place: str) -> bool:
    return place.startswith("#/components/schemas/") or "/schema" in place


def _leads_back(target: str, document: dict[str, Any]) -> bool:
    seen: set[str] = set()
    while target not in seen:
        seen.add(target)
        node = _target(target, document)
        if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
            return False
        target = node["$ref"]
    return True


def _target(target: str, document: Any) -> Any:
    """Return the target of a reference; None if there is none, as in another file."""
    start, *parts = target.split("/")
    if start != "#":
        return None
    for part in parts:
        name = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(document, dict) and name in document:
            document = document[name]
        elif isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        else:
            return None
    return document


def _values(document: dict[str, Any]) -> Iterator[str]:
    """Check defaults and constants against their own schema."""
    registry = jsonschema_rs.Registry([(_HERE, document)])
    for node, place in objects(document):
        for word in ("default", "const"):
            if word in node and _is_in_schema(place):
                schema = {"$ref": _HERE + quote(place, safe="#/~")}
                validator = jsonschema_rs.Draft202012Validator(schema, registry=registry)
                yield from (f"{place}/{word}: {error.message}" for error in validator.iter_errors(node[word]))


def _patterns(document: dict[str, Any]) -> Iterator[str]:
    for node, place in objects(document):
        pattern = node.get("pattern")
        if isinstance(pattern, str) and (fault := patterns.fault(pattern)):
            yield f"{place}/pattern: {fault}: {pattern[:200]}"


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
            if not isinstance(error, UnresolvableParameterError):  # `operations` says more of it
                yield _told(error.message, "#", error.absolute_path)
    except Exception as error:  # the validator raises what its own parts raise
        yield f"{type(error).__name__}: {str(error)[:300]}"


def _told(message: str, place: str, path: Iterable[Any]) -> str:
    inside = "".join(f"/{escaped(part)}" for part in path)
    return f"{place}{inside}: {message.splitlines()[0][:300]}"
