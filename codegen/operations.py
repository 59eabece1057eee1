"""The operations, as templates write them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from . import docstrings
from .arguments import Argument
from .codes import codes_of
from .naming import snake
from .python_types import Types, kind_imports, reference
from .texts import message_text


class Operation:
    """One operation."""

    def __init__(self, path: str, method: str, operation: dict[str, Any], view: dict[str, Any], types: Types) -> None:
        self.path = path
        self.method = method.upper()
        self.id: str = operation["operationId"]
        self.tag, _, self.name = self.id.partition(".")
        self.constant = self.name.upper()
        self.effect: str = operation["x-effect"]
        self.summary: str = operation["summary"]
        self.description = docstrings.described(operation)
        self.is_deprecated: bool = operation.get("deprecated", False)
        self.spec = operation
        self.types = types
        self.codes = codes_of(view, operation)
        self.common = codes_of(view, {})
        request = types.schemas[request_of(operation) or ""] if "requestBody" in operation else {}
        self.python: dict[str, Any] = request.get("x-python", {}) | operation.get("x-python", {})

    @cached_property
    def places(self) -> dict[str, list[Argument]]:
        """The parameters by their place, under the names that the core's `Operation` has for places."""
        places: dict[str, list[Argument]] = {"in_path": [], "query": []}
        for parameter in self.spec.get("parameters", ()):
            schema = {**parameter, **parameter["schema"]}
            argument = Argument(parameter["name"], schema, parameter.get("required", False), self.types)
            places["in_path" if parameter["in"] == "path" else "query"].append(argument)
        found = {place: arguments for place, arguments in places.items() if arguments}
        body = request_of(self.spec)
        if body is not None:
            schema = self.types.schemas[body]
            required = schema.get("required", ())
            found["body"] = [
                Argument(wire, part, wire in required, self.types) for wire, part in schema["properties"].items()
            ]
        return found

    @cached_property
    def parameters(self) -> list[Argument]:
        """The parameters, in the order of the wire."""
        return [argument for arguments in self.places.values() for argument in arguments]

    @property
    def arguments(self) -> list[Argument]:
        """The arguments, required ones first, without constants."""
        return sorted(
            (parameter for parameter in self.parameters if not parameter.is_constant),
            key=lambda argument: not argument.required,
        )

    @cached_property
    def text(self) -> dict[str, Any] | None:
        """The place of the message text, for the core's `MessageText`."""
        body = request_of(self.spec)
        return None if body is None else message_text(self.types.schemas[body], self.types)

    @property
    def response(self) -> str:
        """The class of the response."""
        return response_of(self.spec) or "File"

    @property
    def secret_response(self) -> bool:
        """True if the response holds a secret."""
        name = response_of(self.spec)
        return name is not None and self.types.has_secret({"$ref": name})

    @property
    def page(self) -> dict[str, Any] | None:
        """The paging of the response, in Python names."""
        page = self.spec.get("x-page")
        if page is None:
            return None
        return {key: snake(value) if isinstance(value, str) else value for key, value in page.items()}

    @property
    def refused(self) -> list[dict[str, Any]]:
        """The combinations of values that are refused, with the argument in its Python name."""
        return [
            {"when": entry["when"], "argument": snake(entry["argument"]), "because": entry["because"]}
            for entry in self.python.get("refused", ())
        ]

    @property
    def item(self) -> str | None:
        """The class of the members of a page."""
        page = self.spec.get("x-page")
        if page is None:
            return None
        items = self.types.schemas[self.response]["properties"][page["items"]]["items"]
        return reference(items)

    @property
    def answer(self) -> str:
        """The return type of the sync method."""
        return self.response if self.page is None else f"Pages[{self.response}, {self.item}]"

    @property
    def table(self) -> str:
        """The name of its codes in `smspartner.codes`: of a shared list where it adds none of its own."""
        own = dict(self.spec.get("x-codes", {}))
        listed = own.pop("$ref", None)
        if own:
            return f"{self.tag}_{self.name}".upper()
        return listed.rsplit("/", 1)[-1].replace("-", "_").upper() if listed else "COMMON"

    @property
    def doc(self) -> list[str]:
        """The docstring of the method."""
        lines = [*docstrings.wrapped(self.summary, 8), "", *docstrings.wrapped(self.description, 8)]
        if self.arguments:
            lines += ["", "Args:", *(f"    {line}" for argument in self.arguments for line in argument.doc)]
            if self.text is not None:
                lines += ["    max_segments: How many SMS a text may take; by default as the client is set up."]
        raises = docstrings.raises(self.codes, self.common, self.table)
        if raises:
            lines += ["", "Raises:", *(f"    {line}" for line in raises)]
        return lines

    @property
    def models(self) -> set[str]:
        """The models that its signature needs."""
        named = {self.response, self.item or self.response} - {"File"}
        return named.union(*(argument.type.models for argument in self.arguments)) if self.arguments else named

    @property
    def kinds(self) -> set[str]:
        """The kinds that its parameters need."""
        return set().union(*(parameter.type.kinds for parameter in self.parameters)) if self.parameters else set()

    @property
    def kind_imports(self) -> list[str]:
        """The import lines of these."""
        return kind_imports(self.kinds)

    @property
    def field_models(self) -> set[str]:
        """The models that its parameters' kinds name."""
        needed: set[str] = (
            set().union(*(parameter.type.models for parameter in self.parameters)) if self.parameters else set()
        )
        return {name for name in needed if not name.endswith("Dict")} | ({self.response} - {"File"})


def request_of(operation: dict[str, Any]) -> str | None:
    """The name of the schema of its body."""
    content = operation.get("requestBody", {}).get("content", {})
    return reference(content["application/json"]["schema"]) if content else None


def response_of(operation: dict[str, Any]) -> str | None:
    """The name of the schema of its response; None for a file."""
    content = operation["responses"]["200"].get("content", {})
    return reference(content["application/json"]["schema"]) if "application/json" in content else None
