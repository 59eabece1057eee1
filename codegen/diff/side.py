"""One contract, with what the comparison asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..codes import codes_of
from ..python_types import Types, parts, reference

METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
JSON, XML = "application/json", "application/xml"

_SAYS_WHAT = {"$ref", "type", "enum", "const", "anyOf", "oneOf", "allOf"}


@dataclass(frozen=True)
class Operation:
    """An operation and where it stands."""

    id: str
    path: str
    method: str
    body: dict[str, Any]

    @property
    def address(self) -> str:
        """Method and path, as one writes them."""
        return f"`{self.method.upper()} {self.path}`"


class Side:
    """A contract: the old one, or the new one."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.components: dict[str, Any] = document.get("components", {})
        self.schemas: dict[str, Any] = self.components.get("schemas", {})
        self.types = Types({"components": {"schemas": self.schemas}})

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """The operations by operationId."""
        found = {}
        for path, methods in self.document.get("paths", {}).items():
            for method, body in methods.items():
                if method in METHODS:
                    name = body.get("operationId", f"{method.upper()} {path}")
                    found[name] = Operation(name, path, method, body)
        return found

    def codes(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """All codes by which an operation refuses."""
        return codes_of({"components": self.components}, operation.body)

    def whole(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What a schema says together with what it refers to."""
        return {key: value for key, value in self.types.merged(schema).items() if key != "$ref"}

    def alternatives(self, schema: dict[str, Any]) -> list[dict[str, Any]]:
        """The schemas of which a value fits one: most often only this."""
        whole = self.whole(schema)
        choices = whole.get("anyOf") or whole.get("oneOf")
        if choices and not any(_SAYS_WHAT & each.keys() for each in choices):
            return [whole]  # a choice of conditions, e.g. which fields there must be, is none of types
        return [each for choice in choices for each in self.alternatives(choice)] if choices else [whole]

    def forms(self, schema: dict[str, Any]) -> list[str | None]:
        """The names of the objects of which a body is one."""
        whole = self.whole(schema)
        return [reference(each) for each in whole["oneOf"]] if "oneOf" in whole else [reference(schema)]

    def parameter(self, parameter: dict[str, Any]) -> dict[str, Any]:
        """A parameter, or what it refers to."""
        name = reference(parameter)
        shared: dict[str, Any] = self.components.get("parameters", {})
        return shared[name] if name else parameter

    def reached(self, *schemas: dict[str, Any]) -> set[str]:
        """The names of all schemas that these refer to, near or far."""
        found: set[str] = set()
        waiting = list(schemas)
        while waiting:
            schema = waiting.pop()
            name = reference(schema)
            if name and name not in found:
                found.add(name)
                waiting.append(self.schemas[name])
            waiting.extend(parts(schema))
        return found

    @cached_property
    def classes(self) -> frozenset[str]:
        """The names of all classes that the package makes of schemas."""
        bodies = [each for operation in self.operations.values() for each in request_schemas(self, operation)]
        bodies += [each for operation in self.operations.values() for each in response_schemas(operation)]
        for methods in self.document.get("webhooks", {}).values():
            bodies += [each for body in methods.values() for each in media_of(body.get("requestBody")).values()]
        return frozenset(name for name in self.reached(*bodies) if self.has_class(name))

    def has_class(self, name: str) -> bool:
        """Whether the package makes a class of a schema, if responses or arguments hold it."""
        schema = self.schemas[name]
        return "x-wire" not in schema and ("enum" in schema or "properties" in schema)


def media_of(body: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """The media types of a request or a response, each with its schema."""
    return {name: media.get("schema", {}) for name, media in (body or {}).get("content", {}).items()}


def request_schemas(side: Side, operation: Operation) -> list[dict[str, Any]]:
    """The schemas of everything that an operation takes."""
    query = [side.parameter(each).get("schema", {}) for each in operation.body.get("parameters", ())]
    return [*query, *media_of(operation.body.get("requestBody")).values()]


def response_schemas(operation: Operation, media_type: str | None = None) -> list[dict[str, Any]]:
    """The schemas of everything that an operation answers, in any media type or in one."""
    return [
        schema
        for response in operation.body.get("responses", {}).values()
        for name, schema in media_of(response).items()
        if media_type in (None, name)
    ]
