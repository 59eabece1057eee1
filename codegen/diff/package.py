"""
Compare the Python package: griffe finds the breaking changes of names and signatures.

What griffe does not tell is found here: what was added, and the types, which it does not compare. An operation is a
method four times (sync, async, and both with the raw response); it is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import griffe

from .change import Change, Place
from .facts import is_subtype, members
from .rules import PYTHON
from .surface import Item, surface

_BREAKAGES = {
    griffe.BreakageKind.PARAMETER_REMOVED: "parameter removed",
    griffe.BreakageKind.PARAMETER_MOVED: "parameter moved",
    griffe.BreakageKind.PARAMETER_CHANGED_KIND: "parameter's kind changed",
    griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED: "parameter now required",
    griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: "default changed",
    griffe.BreakageKind.PARAMETER_ADDED_REQUIRED: "required parameter added",
}
"""Griffe's other findings are of names, which are compared by themselves."""
_NOT_REQUIRED = re.compile(r"^NotRequired\[(.*)\]$")
_UNTYPED = "anything"  # a type where there was none asks for nothing new at run time
_ENUMERATIONS = {"OpenInt", "OpenText"}

Found = tuple[str, str | None, dict[str, Any]]
"""The rule, the parameter, and what stands in the rule's sentence."""
Items = dict[tuple[str, str], Item]


def package_changes(old: griffe.Module | None, new: griffe.Module | None) -> list[Change]:
    """Return everything that differs for users of the package, what breaks first."""
    if old is None or new is None:
        rule = "python: added" if old is None else "python: removed"
        return [] if old is new else [Change(rule, Place("smspartner", ("smspartner",), PYTHON))]
    found: dict[tuple[str, str], Change] = {}
    roles: dict[tuple[str, str], set[str]] = {}
    for item, (name, parameter, values) in _differences(surface(old), surface(new)):
        shown = "SMSPartner" if item.shown == "client.__init__" else item.shown
        place = f"{shown}({parameter})" if parameter else shown
        found.setdefault((name, place), Change(f"python: {name}", Place(place, (place,), PYTHON), values))
        roles.setdefault((name, place), set()).add(item.role)
    changes = [_with_role(change, roles[key]) for key, change in found.items() if not _is_inside(*key, found)]
    return sorted(changes, key=lambda change: not change.breaks)


def _with_role(change: Change, roles: set[str]) -> Change:
    """Return a change with its client named, if only the sync or only the async client has it."""
    only = next((role for role in ("sync", "async") if roles <= {role, f"{role} raw"}), None)
    return replace(change, place=replace(change.place, note=f"only {only}")) if only else change


def _is_inside(name: str, shown: str, found: dict[tuple[str, str], Change]) -> bool:
    """Tell whether it was added or removed with the class or tag that it is in."""
    outer = shown.rpartition(".")[0]
    return name in ("added", "removed") and bool(outer) and ((name, outer) in found or _is_inside(name, outer, found))


def _differences(olds: Items, news: Items) -> Iterator[tuple[Item, Found]]:
    for key, old in olds.items():
        new = news.get(key)
        if new is None:
            yield old, ("removed", None, {})
        elif old.node.kind is not new.node.kind:
            yield old, ("another kind", None, {"old": old.node.kind.value, "new": new.node.kind.value})
        else:
            yield from ((old, found) for found in _changed(old, new, is_argument=_is_argument(new, news)))
    for key, new in news.items():
        if key not in olds:
            is_needed = _is_argument(new, news) and isinstance(new.node, griffe.Attribute) and _is_required(new.node)
            is_old_class = (new.shown.rpartition(".")[0], new.role) in olds
            yield new, ("required parameter added" if is_needed and is_old_class else "added", None, {})


def _is_argument(item: Item, items: Items) -> bool:
    """Tell whether users make it: a model with a `TypedDict` twin, or the twin."""
    model = item.shown.rpartition(".")[0]
    return item.owner is not None and (model.endswith("Dict") or (f"{model}Dict", "") in items)


def _changed(old: Item, new: Item, *, is_argument: bool) -> Iterator[Found]:
    before, after = old.node, new.node
    if isinstance(before, griffe.Class) and isinstance(after, griffe.Class):
        yield from _bases(before, after)
    elif isinstance(before, griffe.Function) and isinstance(after, griffe.Function):
        yield from _breakages(before, after)
        yield from _signature(before, after)
    elif isinstance(before, griffe.Attribute) and isinstance(after, griffe.Attribute) and new.owner:
        yield from _field(before, after, new.owner, is_argument=is_argument)


def _bases(old: griffe.Class, new: griffe.Class) -> Iterator[Found]:
    """The base classes that were removed, far ones too; griffe only counts the near ones."""
    kept = {base.name for base in new.mro()} | {str(base) for base in new.bases}
    for name in dict.fromkeys((*(base.name for base in old.mro()), *map(str, old.bases))):
        if name not in kept:
            yield "base class removed", None, {"old": f"`{name}`"}


def _breakages(old: griffe.Function, new: griffe.Function) -> Iterator[Found]:
    """Ask griffe about a signature. It compares the members of a module, so each function gets one of its own."""
    for breakage in griffe.find_breaking_changes(_alone(old), _alone(new)):
        name = _BREAKAGES.get(breakage.kind)
        parameter = breakage.old_value or breakage.new_value
        if name and isinstance(parameter, griffe.Parameter) and parameter.name != "self":
            word = "kind" if name == "parameter's kind changed" else "default"
            ends = {"old": breakage.old_value, "new": breakage.new_value}
            yield name, parameter.name, {end: _quoted(getattr(value, word, None)) for end, value in ends.items()}


def _alone(node: griffe.Object) -> griffe.Module:
    module = griffe.Module("alone")
    module.members[node.name] = node
    return module


def _quoted(value: Any) -> str:
    return "nothing" if value is None else f"`{getattr(value, 'value', value)}`"


def _signature(old: griffe.Function, new: griffe.Function) -> Iterator[Found]:
    """Compare the parameters and the result, but for what breaks by griffe's own rules."""
    olds = {parameter.name: parameter for parameter in old.parameters}
    for parameter in new.parameters:
        before = olds.get(parameter.name)
        if before is None:
            if not parameter.required:
                yield "parameter added", parameter.name, {}
            continue
        if before.required and not parameter.required:
            yield "parameter now optional", parameter.name, {}
        types = _text(before.annotation), _text(parameter.annotation)
        if _without_none(types[0]) != _without_none(types[1]) or before.required == parameter.required:
            yield from _accepted(*types, parameter.name)
    yield from _given(_text(old.returns), _text(new.returns))


def _field(old: griffe.Attribute, new: griffe.Attribute, owner: griffe.Class, *, is_argument: bool) -> Iterator[Found]:
    """Compare an attribute: of a model that is an argument, or of anything that is only read."""
    if {str(base) for base in owner.bases} & _ENUMERATIONS and str(old.value) != str(new.value):
        yield "value changed", None, {"old": f"`{old.value}`", "new": f"`{new.value}`"}
    types = _text(old.annotation), _text(new.annotation)
    if not is_argument:
        yield from _given(*types)
        return
    if _is_required(old) != _is_required(new):
        yield f"parameter now {'required' if _is_required(new) else 'optional'}", None, {}
    plain = [_without_none(_NOT_REQUIRED.sub(r"\1", annotation)) for annotation in types]
    yield from _accepted(plain[0], plain[1], None)


def _is_required(field: griffe.Attribute) -> bool:
    """Tell whether a model cannot be made without it, or its twin of a dict not be written."""
    return not (_NOT_REQUIRED.match(_text(field.annotation)) or "default=" in str(field.value))


def _accepted(old: str, new: str, parameter: str | None) -> Iterator[Found]:
    if old != _UNTYPED and members(old) != members(new):
        name = "accepts more" if is_subtype(old, new) else "accepts another type"
        yield name, parameter, {"old": f"`{old}`", "new": f"`{new}`"}


def _given(old: str, new: str) -> Iterator[Found]:
    if old != _UNTYPED and members(old) != members(new):
        name = "gives less" if is_subtype(new, old) else "gives another type"
        yield name, None, {"old": f"`{old}`", "new": f"`{new}`"}


def _without_none(annotation: str) -> str:
    return " | ".join(sorted(members(annotation) - {"None"}))


def _text(annotation: object) -> str:
    """Return an annotation as it is written; one that names no type is none."""
    return _UNTYPED if annotation is None or str(annotation) == "Final" else str(annotation)
