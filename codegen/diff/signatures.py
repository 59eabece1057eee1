"""What griffe does not compare: the types of arguments, results and fields, and what is optional and new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import griffe

from .annotations import is_within, members

Found = tuple[str, str | None, dict[str, Any]]
"""The rule, the parameter, and what stands in the rule's sentence."""
_NOT_REQUIRED = re.compile(r"^NotRequired\[(.*)\]$")
_ENUMERATIONS = frozenset({"OpenInt", "OpenText"})


def function_changes(old: griffe.Function, new: griffe.Function) -> Iterator[Found]:
    """What became of the parameters and the result of a function, but for what breaks by griffe's own rules."""
    olds = {each.name: each for each in old.parameters}
    for parameter in new.parameters:
        before = olds.get(parameter.name)
        if before is None:
            if not parameter.required:
                yield "python: parameter added", parameter.name, {}
            continue
        if before.required and not parameter.required:
            yield "python: parameter now optional", parameter.name, {}
        types = _text(before.annotation), _text(parameter.annotation)
        if _without_none(types[0]) != _without_none(types[1]) or before.required == parameter.required:
            yield from _taken(*types, parameter.name)
    yield from _given(_text(old.returns), _text(new.returns))


def field_changes(
    old: griffe.Attribute, new: griffe.Attribute, owner: griffe.Class, *, is_argument: bool
) -> Iterator[Found]:
    """What became of an attribute of a class: of a model that is an argument, or of anything that is only read."""
    if {str(base) for base in owner.bases} & _ENUMERATIONS and str(old.value) != str(new.value):
        yield "python: value changed", None, {"old": f"`{old.value}`", "new": f"`{new.value}`"}
    types = _text(old.annotation), _text(new.annotation)
    if not is_argument:
        yield from _given(*types)
        return
    required = is_required(old), is_required(new)
    if required[0] != required[1]:
        yield f"python: parameter now {'required' if required[1] else 'optional'}", None, {}
    plain = [_without_none(_NOT_REQUIRED.sub(r"\1", each)) for each in types]
    if plain[0] != plain[1]:
        yield from _taken(plain[0], plain[1], None)


def is_required(field: griffe.Attribute) -> bool:
    """Whether a model cannot be made without it, or its twin of a dict not be written."""
    return not (_NOT_REQUIRED.match(_text(field.annotation)) or "default=" in str(field.value))


def _taken(old: str, new: str, parameter: str | None) -> Iterator[Found]:
    if members(old) != members(new):
        rule = "python: takes more" if is_within(old, new) else "python: takes another type"
        yield rule, parameter, {"old": f"`{old}`", "new": f"`{new}`"}


def _given(old: str, new: str) -> Iterator[Found]:
    if members(old) != members(new):
        rule = "python: gives less" if is_within(new, old) else "python: gives another type"
        yield rule, None, {"old": f"`{old}`", "new": f"`{new}`"}


def _without_none(annotation: str) -> str:
    return " | ".join(sorted(members(annotation) - {"None"}))


def _text(annotation: object) -> str:
    return "anything" if annotation is None else str(annotation)
