"""The bodies that the service posts, for the template of `smspartner.webhooks`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .python_types import Types, code, reference


class Webhook:
    """One kind of callback: its model, and how its content tells it from others."""

    def __init__(self, operation: dict[str, Any], types: Types) -> None:
        schema = next(iter(operation["requestBody"]["content"].values()))["schema"]
        self.model = reference(schema)
        self.summary: str = operation["summary"]
        self._marks: list[dict[str, str]] = operation["x-recognized-by"]
        self._properties: dict[str, Any] = types.merged(schema)["properties"]

    @property
    def marks(self) -> str:
        """The properties that tell, each with the value it must have, or None."""
        return code(tuple((mark["property"], mark.get("value")) for mark in self._marks))

    @property
    def aliases(self) -> str:
        """Other names of its properties, and the property that each means."""
        return code({alias: wire for wire, part in self._properties.items() for alias in part.get("x-aliases", ())})


def webhooks_of(view: dict[str, Any], types: Types) -> list[Webhook]:
    """The kinds of callbacks, in the order in which they are tried."""
    return [Webhook(operation, types) for _, operation in _operations(view)]


def problems_of(document: dict[str, Any], types: Types) -> Iterator[str]:
    """Return the problems that would make a kind of callback unrecognizable."""
    for name, operation in _operations(document):
        if "x-recognized-by" not in operation:
            yield f"webhook {name}: x-recognized-by is missing: it names the properties that distinguish it"
            continue
        schema = next(iter(operation["requestBody"]["content"].values()))["schema"]
        known = types.merged(schema)["properties"]
        for mark in operation["x-recognized-by"]:
            if mark["property"] not in known:
                yield f"webhook {name}: x-recognized-by names {mark['property']}, which is not one of its properties"


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, methods in document.get("webhooks", {}).items():
        for operation in methods.values():
            yield name, operation
