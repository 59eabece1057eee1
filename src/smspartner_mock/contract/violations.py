"""Violations: the constraints of the contract's schema that a request's parameters break."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import jsonschema_rs

from ..wire.shapes import OPEN, Shape
from .messages import sentence_of
from .operations import Form

# 500 bad members need no 500 sentences.
_MAX_VIOLATIONS: Final = 20


@dataclass(frozen=True, slots=True)
class Violation:
    """
    One broken constraint.

    Attributes:
        path: Names, and the numbers of list members, from the top.
        keyword: That of the schema; `required` or `empty` where a required or another value is empty.
    """

    path: tuple[str | int, ...]
    keyword: str
    message: str

    @property
    def name(self) -> str:
        """The path without numbers: `SMSList.phoneNumber`."""
        return ".".join(part for part in self.path if isinstance(part, str))

    @property
    def element_id(self) -> str:
        """The parameter as the service spells it: `children[SMSList].children[0].children[message].data`."""
        return "".join(f"children[{part}]." for part in self.path) + "data"

    def payload(self) -> dict[str, Any]:
        """Return it as a refusal lists it."""
        return {"elementId": self.element_id, "message": self.message}


def find_violations(parameters: Mapping[str, Any], form: Form) -> list[Violation]:
    """Find all constraints that are not met, in the order in which the contract lists the properties."""
    if form.validator.is_valid(parameters):
        return []
    branch = form.branch_for(parameters)
    overlong = [
        _overlong(name, part) for name, part in branch.shape.properties.items() if _is_overlong(parameters, name, part)
    ]
    if overlong:
        # Nobody wants to hear of each member of a list of a million.
        return overlong
    errors = islice(branch.validator.iter_errors(parameters), _MAX_VIOLATIONS * 5)
    found = [_violation(error, branch.shape) for error in errors]
    found = found or [
        _violation(error, form.shape) for error in islice(form.validator.iter_errors(parameters), _MAX_VIOLATIONS)
    ]
    order = {name: place for place, name in enumerate(branch.shape.properties)}
    found.sort(key=lambda violation: order.get(str(violation.path[0]), len(order)) if violation.path else len(order))
    return found[:_MAX_VIOLATIONS]


def _is_overlong(parameters: Mapping[str, Any], name: str, part: Shape) -> bool:
    value = parameters.get(name)
    return isinstance(value, list) and part.kind == "list" and part.limit is not None and len(value) > part.limit


def _overlong(name: str, part: Shape) -> Violation:
    return Violation((name,), "maxItems", sentence_of(name, "maxItems", part.limit))


def _violation(error: jsonschema_rs.ValidationError, shape: Shape) -> Violation:
    path: tuple[str | int, ...] = tuple(error.instance_path)
    keyword = error.kind.name
    if keyword == "required":
        path = (*path, getattr(error.kind, "property", ""))
    parent, part = _at(path, shape)
    if keyword != "required" and error.instance in ("", [], {}) and path:
        keyword = "required" if path[-1] in parent.required else "empty"
    limit = getattr(error.kind, "limit", getattr(error.kind, "multiple_of", None))
    if keyword == "pattern" and part.limit is not None and str(error.instance).count(",") >= part.limit:
        # A text of several values: its schema can only count them by a pattern.
        keyword, limit = "maxItems", part.limit
    return Violation(path, keyword, sentence_of(_last_name(path), keyword, limit))


def _last_name(path: tuple[str | int, ...]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "request")


def _at(path: Sequence[str | int], shape: Shape) -> tuple[Shape, Shape]:
    """Return the shape at a path, below the shape of what holds it."""
    parent = shape
    for step in path:
        parent = shape
        below = shape.properties.get(step) if isinstance(step, str) and shape.kind == "object" else shape.item
        shape = below or OPEN
    return parent, shape
