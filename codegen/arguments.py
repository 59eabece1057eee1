"""The common part of an operation's arguments and a model's fields."""

from __future__ import annotations

from typing import Any

from . import docstrings
from .naming import snake
from .python_types import Type, Types, code


class Argument:
    """One argument of an operation, or one field of a model."""

    def __init__(self, wire: str, schema: dict[str, Any], required: bool, types: Types) -> None:
        self.wire = wire
        self.schema = schema
        self.name: str = schema.get("x-python", {}).get("name") or snake(wire)
        self.required = required
        whole = types.merged(schema)
        self.description = docstrings.described(whole)
        examples = whole.get("examples") or [whole.get("example")]
        self.example = examples[0]
        self.type: Type = types.of(schema)
        self.is_constant = "constant" in self.type.limits

    @property
    def annotation(self) -> str:
        """The annotation of an argument."""
        return f"{self.name}: {self.type.write}" + ("" if self.required else " | None = None")

    @property
    def read(self) -> str:
        """The annotation of a field."""
        return self.type.read if self.required or self.type.is_list else f"{self.type.read} | None"

    @property
    def default(self) -> str:
        """The default of a field, for a value that is not there."""
        return "" if self.required else "default=(), " if self.type.is_list else "default=None, "

    def field(self, *, argument: bool) -> str:
        """The core's description of it. A response's limits are the service's business, an argument's are checked."""
        limits = dict(self.type.limits) if argument else {}
        if argument and self.required:
            limits = {"required": True, **limits}
        given = "".join(f", {name}={code(value)}" for name, value in limits.items())
        return f"Field({code(self.wire)}, {self.type.kind}{given})"

    @property
    def prose(self) -> list[str]:
        """The docstring under a field."""
        return docstrings.wrapped(self.description, 4)

    @property
    def doc(self) -> list[str]:
        """The lines in a docstring's `Args`."""
        flag = self.type.read in ("bool", "dt.datetime") or self.type.kind == "OPEN"
        return docstrings.argument(self.name, self.description, None if flag else self.example)
