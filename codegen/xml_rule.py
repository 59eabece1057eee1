"""
XML by one rule: what JSON says of a request or a response holds for XML too, under one root element for each.

`x-xml: {request: …, response: …}` at the top of a document, where the XML overlay writes it, names the two roots. It is
carried out here and is not part of the contract. What a media type or a schema says for itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .problems import SpecError
from .python_types import reference

WORD = "x-xml"
_JSON = "application/json"
_XML = "application/xml"
_SIDES = ("request", "response")


def carry_out(document: dict[str, Any], name: str) -> None:
    """
    Give every request and every response in JSON its twin in XML, in place.

    Raises:
        SpecError: The rule cannot be read, or a schema would be the root of requests and of responses.
    """
    roots = document.pop(WORD, None)
    if roots is None:
        return
    if not isinstance(roots, dict) or sorted(roots) != sorted(_SIDES) or not all(map(_is_name, roots.values())):
        raise SpecError(f"{name}: {WORD}: must be {{request: …, response: …}}, the names of the two root elements")
    schemas = document["components"]["schemas"]
    found: dict[str, set[str]] = {side: set() for side in _SIDES}
    for side, content in _contents(document):
        if _JSON in content:
            schema = content[_JSON].get("schema", {})
            content.setdefault(_XML, {"schema": schema})
            found[side].update(_roots(schema, schemas))
    both = sorted(found["request"] & found["response"])
    if both:
        raise SpecError(
            *(f"schema {name}: is a request and a response; their XML has different roots, so give each its own schema"
              for name in both)
        )  # fmt: skip
    for side, names in found.items():
        for schema in (schemas[name] for name in names):
            schema.setdefault("xml", {}).setdefault("name", roots[side])


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier()


def _contents(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The media types of each body, with the side that it is on."""
    for methods in document["paths"].values():
        for operation in methods.values():
            if "requestBody" in operation:
                yield "request", operation["requestBody"]["content"]
            for response in operation.get("responses", {}).values():
                yield "response", response.get("content", {})


def _roots(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    """The named schema of a body, and its alternatives where it is one of several."""
    name = reference(schema)
    if name is not None and isinstance(schemas.get(name), dict):
        yield name
        for choice in schemas[name].get("oneOf", ()):
            yield from _roots(choice, schemas)
