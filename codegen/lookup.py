"""
The names, types, imports and prose of operations and models, as templates ask for them.

openapi-python-client decides which files there are; everything in them comes from here, since it knows neither `x-`
extensions nor formats of properties, and renames every builtin.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from .codes import codes_of
from .models import ModelClass, enumeration
from .naming import module_of, snake
from .operations import Operation, request_of
from .public import PUBLIC
from .python_types import Types, imports, words
from .reachable import reached
from .webhooks import Webhook, webhooks_of

_METHODS = ("get", "post", "put", "patch", "delete")


class Lookup:
    """The client's view, by the names under which templates ask."""

    def __init__(self, view: dict[str, Any]) -> None:
        self.view = view
        self.types = Types(view)
        operations = [
            (path, method, operation)
            for path, methods in view["paths"].items()
            for method, operation in methods.items()
            if method in _METHODS
        ]
        self.types.requests = frozenset(filter(None, (request_of(spec) for _, _, spec in operations)))
        self.common = codes_of(view, {})
        self.operations = {
            spec["operationId"]: Operation(path, method, spec, view, self.types) for path, method, spec in operations
        }
        self.tags: dict[str, str] = {tag["name"]: tag["description"] for tag in view["tags"]}

    def tag(self, name: str) -> list[Operation]:
        """The operations of a tag, in the order of the spec."""
        return [operation for operation in self.operations.values() if operation.tag == name]

    def operation(self, tag: str, module: str) -> Operation:
        """The operation of a module."""
        return next(operation for operation in self.tag(tag) if module_of(operation.name) == module)

    def model(self, name: str) -> ModelClass:
        """One model."""
        return ModelClass(name, self.types.schemas[name], self.types)

    def enum(self, name: str) -> dict[str, Any]:
        """One enumeration."""
        return enumeration(self.types.schemas[name])

    @property
    def code_tables(self) -> dict[str, dict[int, dict[str, Any]]]:
        """Return all tables of codes; the common ones first, the others without what they share with them."""
        tables = {"COMMON": self.common}
        for name in self.view["components"].get("x-codes", {}):
            reference = {"x-codes": {"$ref": f"#/components/x-codes/{name}"}}
            tables[name.replace("-", "_").upper()] = codes_of(self.view, reference)
        for operation in self.operations.values():
            tables[operation.table] = operation.codes
        shared = self.common.items()
        return {
            name: codes
            if name == "COMMON"
            else {code: entry for code, entry in codes.items() if (code, entry) not in shared}
            for name, codes in tables.items()
        }

    def tag_imports(self, tag: str) -> list[str]:
        """The import lines of a tag's module."""
        operations = self.tag(tag)
        lines = [
            "from functools import cached_property",
            "from typing import Final",
            "from smspartner_core.resource import AsyncResource, Resource",
        ]
        lines += [f"from .{module_of(operation.name)} import {operation.constant}" for operation in operations]
        lines += [
            f"from ...models.{module_of(name.removesuffix('Dict'))} import {name}"
            for name in sorted(set().union(*(operation.models for operation in operations)))
        ]
        if any(operation.page for operation in operations):
            lines.append("from smspartner_core.paging import AsyncPages, Pages")
            lines.append("from smspartner_core.raw import as_async_raw_page, as_raw_page")
        if any(not operation.page for operation in operations):
            lines.append("from smspartner_core.raw import as_async_raw, as_raw")
        if any(operation.is_deprecated for operation in operations):
            lines.append("from smspartner_core.deprecation import deprecated")
        if any(operation.response == "File" for operation in operations):
            lines.append("from smspartner_core.file import File")
        return lines + imports(
            words(*(argument.type.write for operation in operations for argument in operation.arguments))
        )

    module = staticmethod(module_of)

    @property
    def exported(self) -> list[str]:
        """The names of `smspartner.models`."""
        return sorted([*self.classes, *(f"{name}Dict" for name in self.types.arguments)])

    @cached_property
    def classes(self) -> list[str]:
        """The schemas that become classes, in the order of the spec."""
        return reached(self.view, self.types, self.operations.values())

    @cached_property
    def webhooks(self) -> list[Webhook]:
        """The kinds of callbacks."""
        return webhooks_of(self.view, self.types)

    @property
    def public(self) -> dict[str, list[str]]:
        """The names of `smspartner`, by the module that has them."""
        names = {tag: tag.title().replace("_", "") for tag in self.tags}
        return PUBLIC | {f".api.{tag}": [f"Async{name}", name] for tag, name in names.items()}

    @property
    def public_names(self) -> list[str]:
        """The same in one list."""
        return sorted([*(name for names in self.public.values() for name in names), "models"])

    @property
    def status_lookup(self) -> dict[str, Any]:
        """The operation that answers what became of a tag, and what is what in it; parameters in Python names."""
        operation = next(candidate for candidate in self.operations.values() if "status_lookup" in candidate.python)
        status_lookup = operation.python["status_lookup"]
        parameters = {word: snake(status_lookup[word]) for word in ("parameter", "page")}
        return {"operation": operation, "words": status_lookup | parameters | {"empty": tuple(status_lookup["empty"])}}
