"""Responses from the contract's examples, with the request's values: for operations without a behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..wire.shapes import OPEN, Shape
from ..wire.values import is_integer
from .operations import Operation

# The outcome of the call, which a parameter of the same name never replaces.
_OUTCOME_FIELDS: Final = frozenset({"success", "code", "message", "currency"})
_ALIASES: Final = {"currentpage": "page"}


def response_from_example(operation: Operation, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the example that fits the request best, with the request's values in place of its own."""
    if operation.response is None or not operation.examples:
        raise LookupError(f"{operation.name} has neither a behaviour nor an example response")
    _, example = max(operation.examples.values(), key=lambda pair: len(pair[0].keys() & parameters.keys()))
    shape = operation.response.branch_for(example).shape
    echoed: dict[str, Any] = _Echo(operation.request.shape).object(example, parameters, shape)
    return echoed if operation.response.validator.is_valid(echoed) else dict(example)


def fitted(operation: Operation, response: dict[str, Any]) -> dict[str, Any]:
    """
    Return a behaviour's response in the contract's current shape.

    The contract changes first: unknown fields are left out, required fields that are missing come from the example.
    """
    if operation.response is None:
        return response
    shape = operation.response.branch_for(response).shape
    missing = shape.required - response.keys()
    if not missing and response.keys() <= shape.properties.keys():
        return response
    examples = [example for _, example in operation.examples.values()]
    example: dict[str, Any] = max(examples, key=lambda choice: len(choice.keys() & shape.properties.keys()), default={})
    whole = {**{name: example[name] for name in missing if name in example}, **response}
    return {name: whole[name] for name in shape.properties if name in whole}


class _Echo:
    def __init__(self, request: Shape) -> None:
        self._several = {name: part for name, part in request.properties.items() if part.wire == "csv"}

    def object(self, example: Mapping[str, Any], asked: Mapping[str, Any], shape: Shape) -> dict[str, Any]:
        """Return an example object with the request's values of the same names."""
        names = {_plain(name): value for name, value in asked.items()}
        return {
            name: value
            if name in _OUTCOME_FIELDS
            else self._value(name, value, asked, names, shape.properties.get(name, OPEN))
            for name, value in example.items()
        }

    def _value(self, name: str, example: Any, asked: Mapping[str, Any], names: Mapping[str, Any], shape: Shape) -> Any:
        plain = _plain(name)
        wanted = names.get(plain, names.get(_ALIASES.get(plain, "")))
        if isinstance(example, Mapping):
            inner = wanted if isinstance(wanted, Mapping) else {}
            echoed = self.object(example, {**asked, **inner}, shape)
            # A known field of the request is echoed even if the example lacks it.
            return echoed | {
                key: member for key, member in inner.items() if key in shape.properties and key not in echoed
            }
        if isinstance(example, list):
            return self._list(example, asked, wanted, shape.item or OPEN)
        return example if wanted is None else _like(example, wanted)

    def _list(self, example: list[Any], asked: Mapping[str, Any], wanted: Any, shape: Shape) -> list[Any]:
        """Return a member for each one in the request, where the request has a list with a field in common."""
        if not example or not isinstance(example[0], Mapping):
            return wanted if isinstance(wanted, list) else example
        member = example[0]
        single = {name: value for name, value in asked.items() if not isinstance(value, list)}
        for name, value in asked.items():
            if name in self._several and isinstance(value, str):
                one = name.removesuffix("s")
                members = [{one: text, "request": text} for text in value.split(",")]
            elif isinstance(value, list) and all(isinstance(member, Mapping) for member in value):
                members = value
            else:
                continue
            if any(key in member for asked_member in members for key in asked_member):
                # The example's own members come first; further ones follow its first.
                templates = [*example[: len(members)], *[member] * (len(members) - len(example))]
                return [
                    self.object(template, {**single, **member}, shape)
                    for template, member in zip(templates, members, strict=True)
                ]
        return example


def _plain(name: str) -> str:
    """Return a name without case and underscores, in which operations differ: `messageId`, `message_id`."""
    return name.replace("_", "").lower()


def _like(example: Any, wanted: Any) -> Any:
    """Return a request's value in the example's type; the example if it does not fit."""
    if isinstance(example, bool):
        return bool(wanted) if wanted in (0, 1) else example
    if isinstance(example, str):
        return str(wanted) if isinstance(wanted, str | int | float) and not isinstance(wanted, bool) else example
    if isinstance(example, int):
        if isinstance(wanted, str) and is_integer(wanted) and len(wanted) < 19:
            return int(wanted)
        return wanted if isinstance(wanted, int) and not isinstance(wanted, bool) else example
    if isinstance(example, float):
        return wanted if isinstance(wanted, int | float) else example
    return example
