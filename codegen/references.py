"""
Resolve references to anything but schemas, so that later steps see no shared responses or parameters.

Two parameters stay as they are, `ApiKey` and `Format`: conventions and overlays know them by their names.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from .problems import SpecError

KEPT = ("#/components/parameters/ApiKey", "#/components/parameters/Format")
"""The parameters that every operation has."""
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_INLINED = ("pathItems", "parameters", "requestBodies", "responses", "headers", "examples", "links")
_BESIDE = ("$ref", "summary", "description")


def resolve(document: dict[str, Any], name: str) -> None:
    """
    Replace each reference by its target, and move the parameters of a path into its operations, in place.

    Raises:
        SpecError: A reference leads to another kind of thing, in a circle, or to nothing; or nothing refers to a part.
    """
    resolver = _Resolver(document)
    resolver.paths()
    problems = [*resolver.problems, *resolver.unused()]
    if problems:
        raise SpecError(*(f"{name}: {problem}" for problem in problems))
    for kind in _INLINED:
        parts = document["components"].pop(kind, {})
        kept = {part: value for part, value in parts.items() if f"#/components/{kind}/{part}" in KEPT}
        if kept:
            document["components"] = {kind: kept, **document["components"]}


class _Resolver:
    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.components = document.setdefault("components", {})
        self.problems: list[str] = []
        self._used: set[str] = set(KEPT)

    def paths(self) -> None:
        """Resolve the references under `paths`."""
        for path, item in self.document["paths"].items():
            place = f"#/paths/{path.replace('~', '~0').replace('/', '~1')}"
            item = self.document["paths"][path] = self._found(item, "pathItems", place)
            shared = self._parameters(item.pop("parameters", []), f"{place}/parameters")
            for method in _METHODS & item.keys():
                self._operation(item[method], shared, f"{place}/{method}")

    def unused(self) -> Iterator[str]:
        """Yield each part that nothing refers to: it would have no effect."""
        for kind in _INLINED:
            for part in self.components.get(kind, ()):
                if f"#/components/{kind}/{part}" not in self._used:
                    yield f"#/components/{kind}/{part}: nothing refers to it; take it out"

    def _operation(self, operation: dict[str, Any], shared: list[Any], place: str) -> None:
        own = self._parameters(operation.get("parameters", []), f"{place}/parameters")
        names = [_identity(parameter) for parameter in own]
        together = [copy.deepcopy(parameter) for parameter in shared if _identity(parameter) not in names] + own
        if together:
            operation["parameters"] = sorted(together, key=lambda parameter: parameter.get("$ref") not in KEPT)
        if "requestBody" in operation:
            operation["requestBody"] = self._found(operation["requestBody"], "requestBodies", f"{place}/requestBody")
            self._content(operation["requestBody"], f"{place}/requestBody")
        self._all(operation, "responses", "responses", place, self._response)

    def _parameters(self, parameters: list[Any], place: str) -> list[Any]:
        found = [
            self._found(parameter, "parameters", f"{place}/{number}") for number, parameter in enumerate(parameters)
        ]
        for number, parameter in enumerate(found):
            self._all(parameter, "examples", "examples", f"{place}/{number}")
        return found

    def _response(self, response: dict[str, Any], place: str) -> None:
        self._all(response, "headers", "headers", place)
        self._all(response, "links", "links", place)
        self._content(response, place)

    def _content(self, part: dict[str, Any], place: str) -> None:
        for media_type, media in part.get("content", {}).items():
            self._all(media, "examples", "examples", f"{place}/content/{media_type.replace('/', '~1')}")

    def _all(
        self,
        holder: dict[str, Any],
        key: str,
        kind: str,
        place: str,
        then: Callable[[dict[str, Any], str], None] = lambda part, place: None,
    ) -> None:
        for name, part in holder.get(key, {}).items():
            holder[key][name] = self._found(part, kind, f"{place}/{key}/{name}")
            then(holder[key][name], f"{place}/{key}/{name}")

    def _found(self, node: dict[str, Any], kind: str, place: str, way: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a node, or the target of its reference."""
        target = node.get("$ref")
        if target is None or target in KEPT:
            return node
        name = target.removeprefix(f"#/components/{kind}/")
        if name == target or name not in self.components.get(kind, {}):
            self.problems.append(f"{place}: refers to {target}; it can only refer to a name under #/components/{kind}")
        elif target in way:
            self.problems.append(f"{place}: refers to {target}, which leads back to itself")
        elif strange := sorted(node.keys() - _BESIDE):
            self.problems.append(f"{place}: has {strange[0]} beside $ref, where OpenAPI gives it no meaning")
        else:
            self._used.add(target)
            part = copy.deepcopy(self.components[kind][name])
            beside = {word: value for word, value in node.items() if word != "$ref"}
            return self._found(part, kind, place, (*way, target)) | beside
        return {key: value for key, value in node.items() if key != "$ref"}


def _identity(parameter: dict[str, Any]) -> Any:
    return parameter.get("$ref") or (parameter.get("name"), parameter.get("in"))
