"""The classes of `smspartner.models`, as templates write them."""

from __future__ import annotations

from typing import Any

from . import docstrings
from .arguments import Argument
from .naming import joined, module_of
from .python_types import Types, code, imports, kind_imports, words


class ModelClass:
    """One model."""

    def __init__(self, name: str, schema: dict[str, Any], types: Types) -> None:
        self.name = name
        self.doc = docstrings.wrapped(schema["description"], 4)
        required = schema.get("required", ())
        self.fields = [Argument(wire, part, wire in required, types) for wire, part in schema["properties"].items()]
        self.is_argument = name in types.arguments
        self.xml: dict[str, Any] = schema.get("x-xml", {})

    @property
    def order(self) -> str:
        """The `XmlOrder` of the model."""
        parts = []
        if self.xml.get("orders"):
            parts.append(
                "orders=(" + "".join(f"({', '.join(map(code, order))}),\n" for order in self.xml["orders"]) + ")"
            )
        if self.xml.get("refused"):
            parts.append(f"refused=({', '.join(map(code, self.xml['refused']))})")
        if self.xml.get("named"):
            parts.append("named=True")
        return f"XmlOrder({', '.join(parts)})"

    @property
    def imports(self) -> list[str]:
        """The import lines, for ruff to sort."""
        kinds = set().union(*(field.type.kinds for field in self.fields))
        models = {name for field in self.fields for name in field.type.models}
        needed = words(*(field.read for field in self.fields))
        lines = [
            "import attrs",
            "from smspartner_core.wire.field import Field",
            "from smspartner_core.wire.model import Model",
        ]
        lines += kind_imports(kinds)
        if self.xml:
            lines += ["from typing import ClassVar", "from smspartner_core.wire.model import XmlOrder"]
        if self.is_argument:
            lines.append("from typing import NotRequired, TypedDict")
            needed |= words(*(field.type.write for field in self.fields))
        else:
            models = {name for name in models if not name.endswith("Dict")}
        lines += [f"from .{module_of(name.removesuffix('Dict'))} import {name}" for name in sorted(models)]
        return lines + imports(needed)


def enumeration(schema: dict[str, Any]) -> dict[str, Any]:
    """An enumeration: its base, prose and members."""
    names = schema.get("x-enum-varnames") or [_constant(value) for value in schema["enum"]]
    return {
        "base": "OpenInt" if schema["type"] == "integer" else "OpenText",
        "doc": docstrings.wrapped(schema["description"], 4),
        "meanings": {
            name: (meaning["description"], code(tuple(value.casefold() for value in meaning["values"])))
            for name, meaning in schema.get("x-meaning", {}).items()
        },
        "members": [(name, code(value)) for name, value in zip(names, schema["enum"], strict=True)],
    }


def _constant(value: Any) -> str:
    name = joined(str(value)).upper()
    return name if name.isidentifier() else f"VALUE_{name}"
