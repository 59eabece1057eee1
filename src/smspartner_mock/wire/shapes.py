"""The shapes of values, read from schemas: the knowledge that XML needs to be read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["object", "list", "map", "open", "scalar"]


@dataclass(slots=True)
class Shape:
    """
    The shape of a value.

    Attributes:
        kind: `map` has free names with values of one shape, `open` has anything.
        types: Of a scalar, its JSON types; none means any.
        wire: The `x-wire` of its schema.
        limit: The most members that a list, or a text of several values, may have.
        orders: Known positional orders besides that of `properties` (`x-xml`).
        refused: The positional order of a list member whose success is false (`x-xml`).
        named: Its children keep their names in the positional dialect (`x-xml`).
    """

    kind: Kind = "scalar"
    types: frozenset[str] = frozenset()
    properties: dict[str, Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    item: Shape | None = None
    wire: str | None = None
    limit: int | None = None
    orders: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()
    named: bool = False


OPEN = Shape(kind="open")


class Shapes:
    """Read shapes from a document; each named schema once, so that a schema may contain itself."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._named: dict[str, Shape] = {}

    def of(self, schema: Mapping[str, Any] | bool) -> Shape:
        """The shape of a schema."""
        if isinstance(schema, bool) or not schema:
            return OPEN
        reference = schema.get("$ref")
        if reference is None:
            return self._fill(Shape(), schema)
        if reference not in self._named:
            self._named[reference] = Shape()
            self._fill(self._named[reference], self.resolve(schema))
        return self._named[reference]

    def resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema that a reference leads to."""
        while "$ref" in schema:
            target: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            schema = target
        return schema

    def _fill(self, shape: Shape, schema: Mapping[str, Any]) -> Shape:
        types = schema.get("type", ())
        shape.types = frozenset([types] if isinstance(types, str) else types)
        shape.wire = schema.get("x-wire")
        shape.limit = schema.get("maxItems")
        for part in schema.get("allOf", ()):
            self._join(shape, self.of(part))
        if "properties" in schema:
            shape.kind = "object"
            shape.properties |= {name: self.of(part) for name, part in schema["properties"].items()}
            shape.required |= frozenset(schema.get("required", ()))
        elif "array" in shape.types:
            shape.kind, shape.item = "list", self.of(schema.get("items", {}))
        elif "object" in shape.types and isinstance(schema.get("additionalProperties"), Mapping):
            shape.kind, shape.item = "map", self.of(schema["additionalProperties"])
        elif "object" in shape.types and shape.kind == "scalar":
            shape.kind = "open"
        elif shape.kind == "scalar" and not shape.types:
            self._choose(shape, [self.of(choice) for key in ("anyOf", "oneOf") for choice in schema.get(key, ())])
        xml = schema.get("x-xml", {})
        shape.orders = tuple(tuple(order) for order in xml.get("orders", ()))
        shape.refused = tuple(xml.get("refused", ()))
        shape.named = bool(xml.get("named"))
        return shape

    @staticmethod
    def _join(shape: Shape, part: Shape) -> None:
        shape.kind = part.kind
        shape.types |= part.types
        shape.properties |= part.properties
        shape.required |= part.required
        shape.item = part.item or shape.item
        shape.wire = shape.wire or part.wire

    @staticmethod
    def _choose(shape: Shape, branches: list[Shape]) -> None:
        """Merge alternatives: all names of all objects, or the first list or map, or a scalar of all types."""
        structured = [branch for branch in branches if branch.kind not in ("scalar", "open")]
        if structured:
            first = structured[0]
            shape.kind, shape.item, shape.types = first.kind, first.item, first.types
            for branch in reversed(structured):
                shape.properties |= branch.properties
            shape.required = frozenset.intersection(*(branch.required for branch in structured))
        elif branches:
            shape.types = frozenset[str]().union(*(branch.types for branch in branches))
