"""One contract, with everything that a comparison needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..codes import codes_of
from ..python_types import CHOICES, Types, parts, reference

DOCS = frozenset(
    {
        "description",
        "summary",
        "title",
        "example",
        "examples",
        "externalDocs",
        "links",
        "x-evidence",
        "x-evidence-note",
        "x-must",
    }
)
"""The words for people: they change nothing that is sent."""
_VALUE_WORDS = {"$ref", "type", "enum", "const", "anyOf", "oneOf", "allOf"}
_OF_PARAMETERS = {"name", "required", "schema"}


@dataclass(frozen=True)
class Operation:
    """An operation or a callback, and where it stands."""

    id: str
    path: str
    method: str
    body: dict[str, Any]


class Contract:
    """A contract: the old one, or the new one."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.components: dict[str, Any] = document.get("components", {})
        self.schemas: dict[str, Any] = self.components.get("schemas", {})
        self.types = Types({"components": {"schemas": self.schemas}})

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """The operations by operationId."""
        found = [
            Operation(body.get("operationId", f"{method.upper()} {path}"), path, method, body)
            for path, methods in self.document.get("paths", {}).items()
            for method, body in methods.items()
        ]
        return {operation.id: operation for operation in found}

    @cached_property
    def callbacks(self) -> dict[str, Operation]:
        """The callbacks by name."""
        webhooks = self.document.get("webhooks", {})
        return {
            name: Operation(name, name, method, body)
            for name, methods in webhooks.items()
            for method, body in methods.items()
        }

    def codes(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """All codes by which an operation refuses."""
        return codes_of({"components": self.components}, operation.body)

    def query(self, operation: Operation) -> dict[str, Any]:
        """The parameters of an operation as an object with properties, as a body has them."""
        query: dict[str, Any] = {"properties": {}, "required": []}
        for entry in operation.body.get("parameters", ()):
            parameter = self.components["parameters"][reference(entry)] if "$ref" in entry else entry
            words = {word: value for word, value in parameter.items() if word not in _OF_PARAMETERS}
            query["properties"][parameter["name"]] = {**parameter.get("schema", {}), **words}
            if parameter.get("required"):
                query["required"].append(parameter["name"])
        return query

    def arguments(self, operation: Operation) -> dict[str, Any]:
        """The parameters of an operation and the properties of its body, as one object."""
        query = self.query(operation)
        content: dict[str, Any] = operation.body.get("requestBody", {}).get("content", {})
        schemas = [media.get("schema", {}) for media in content.values()]
        body = self.whole(schemas[0]) if schemas else {}
        properties = {wire: {**part, "in": "body"} for wire, part in body.get("properties", {}).items()}
        required = [*query["required"], *body.get("required", ())]
        return {"properties": query["properties"] | properties, "required": required}

    def whole(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the words of a schema together with those of the schema that it refers to."""
        return {key: value for key, value in self.types.merged(schema).items() if key != "$ref"}

    def alternatives(self, schema: dict[str, Any]) -> list[dict[str, Any]]:
        """The schemas of which a value fits one: most often only this."""
        whole = self.whole(schema)
        choices = whole.get("anyOf") or whole.get("oneOf")
        if choices and not any(_VALUE_WORDS & choice.keys() for choice in choices):
            return [whole]  # a choice of conditions, e.g. which fields there must be, is none of types
        return [part for choice in choices for part in self.alternatives(choice)] if choices else [whole]

    def names(self, schema: dict[str, Any]) -> list[str]:
        """The named schemas of which a value is one: by reference, or by a choice of references."""
        name = reference(schema)
        holder = self.schemas[name] if name else schema
        choice = [found for word in CHOICES for part in holder.get(word, ()) if (found := reference(part))]
        return choice or ([name] if name else [])

    def has_class(self, name: str) -> bool:
        """Tell whether the package makes a class of a schema, if responses or arguments hold it."""
        schema = self.schemas[name]
        return "x-wire" not in schema and ("enum" in schema or "properties" in schema)

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

    def classes(self, *schemas: dict[str, Any]) -> tuple[str, ...]:
        """The classes of the package that come with these schemas, and their twins for arguments."""
        names = sorted(name for name in self.reached(*schemas) if self.has_class(name))
        return tuple(python for name in names for python in class_names(name))

    def schemas_of(self, operation: Operation) -> list[dict[str, Any]]:
        """The schemas of everything that an operation or a callback takes and returns."""
        holders = [operation.body.get("requestBody", {}), *operation.body.get("responses", {}).values()]
        bodies = [media.get("schema", {}) for holder in holders for media in holder.get("content", {}).values()]
        return [*bodies, *self.query(operation)["properties"].values()]


def class_names(name: str) -> tuple[str, str]:
    """The class that the package makes of a schema, and its twin for arguments."""
    return f"smspartner.models.{name}", f"smspartner.models.{name}Dict"


def without_docs(value: Any) -> Any:
    """A value of the spec without the words for people."""
    if isinstance(value, dict):
        return {key: without_docs(member) for key, member in value.items() if key not in DOCS}
    return [without_docs(member) for member in value] if isinstance(value, list) else value
