"""
The Python package, compared: griffe finds what breaks in names and signatures.

What griffe does not tell is found in `signatures.py`: what was added, and the types, which it does not compare. A
operation is a method four times (sync, async, and both with the raw response); it is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import griffe

from .change import Change, Place
from .signatures import field_changes, function_changes, is_required
from .surface import Item, surface

_RULES = {
    griffe.BreakageKind.PARAMETER_REMOVED: "python: parameter removed",
    griffe.BreakageKind.PARAMETER_MOVED: "python: parameter moved",
    griffe.BreakageKind.PARAMETER_CHANGED_KIND: "python: parameter's kind changed",
    griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED: "python: parameter now required",
    griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: "python: default changed",
    griffe.BreakageKind.PARAMETER_ADDED_REQUIRED: "python: required parameter added",
}
"""Griffe's other findings are of names, which are compared by themselves."""
_WHOLE = ("python: added", "python: removed")

Told = tuple[Item, str, str | None, dict[str, object]]
"""Where, by which rule, which parameter, and what stands in the rule's sentence."""


def package_changes(old: griffe.Module | None, new: griffe.Module | None) -> list[Change]:
    """Everything that users of the package see otherwise, what breaks first."""
    if old is None or new is None:
        rule = "python: added" if old is None else "python: removed"
        whole = Place("smspartner", ("smspartner",))
        return [] if old is new else [Change(rule, whole, audiences="P")]
    found: dict[tuple[str, str], Change] = {}
    roles: dict[tuple[str, str], set[str]] = {}
    for item, rule, parameter, values in _told(surface(old), surface(new)):
        shown = "SMSPartner" if item.shown == "client.__init__" else item.shown
        place = f"{shown}({parameter})" if parameter else shown
        found.setdefault((rule, place), Change(rule, Place(place, (place,)), values, audiences="P"))
        roles.setdefault((rule, place), set()).add(item.role)
    changes = [_with_role(change, roles[key]) for key, change in found.items() if not _is_inside(*key, found)]
    return sorted(changes, key=lambda change: not change.breaks)


def _with_role(change: Change, roles: set[str]) -> Change:
    """A change that only one of the twins has, which should be alike, says so."""
    only = next((role for role in ("sync", "async") if roles <= {role, f"{role} raw"}), None)
    return replace(change, place=replace(change.place, note=f"only {only}")) if only else change


def _is_inside(rule: str, shown: str, found: dict[tuple[str, str], Change]) -> bool:
    """Whether it came or went with the class or tag that it is in."""
    outer = shown.rpartition(".")[0]
    return rule in _WHOLE and bool(outer) and ((rule, outer) in found or _is_inside(rule, outer, found))


def _told(olds: dict[tuple[str, str], Item], news: dict[tuple[str, str], Item]) -> Iterator[Told]:
    for key, old in olds.items():
        new = news.get(key)
        if new is None:
            yield old, "python: removed", None, {}
        elif old.node.kind is not new.node.kind:
            yield old, "python: another kind", None, {"old": old.node.kind.value, "new": new.node.kind.value}
        else:
            yield from _changed(old, new, is_argument=_is_argument(new, news))
    for key, new in news.items():
        if key not in olds:
            is_needed = _is_argument(new, news) and isinstance(new.node, griffe.Attribute) and is_required(new.node)
            is_old_class = (new.shown.rpartition(".")[0], new.role) in olds
            yield new, "python: required parameter added" if is_needed and is_old_class else "python: added", None, {}


def _is_argument(item: Item, items: dict[tuple[str, str], Item]) -> bool:
    """Whether users make it: a model with a `TypedDict` twin, or the twin."""
    model = item.shown.rpartition(".")[0]
    return item.owner is not None and (model.endswith("Dict") or (f"{model}Dict", "") in items)


def _changed(old: Item, new: Item, *, is_argument: bool) -> Iterator[Told]:
    before, after = old.node, new.node
    if isinstance(before, griffe.Class) and isinstance(after, griffe.Class):
        yield from ((old, *told) for told in _bases(before, after))
    elif isinstance(before, griffe.Function) and isinstance(after, griffe.Function):
        yield from ((old, *told) for told in _breakages(before, after))
        yield from ((old, *told) for told in function_changes(before, after))
    elif isinstance(before, griffe.Attribute) and isinstance(after, griffe.Attribute) and new.owner:
        yield from ((old, *told) for told in field_changes(before, after, new.owner, is_argument=is_argument))


def _breakages(old: griffe.Function, new: griffe.Function) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What griffe finds in a signature. It compares the members of a module, so each gets one of its own."""
    for breakage in griffe.find_breaking_changes(_alone(old), _alone(new)):
        rule = _RULES.get(breakage.kind)
        parameter = breakage.old_value or breakage.new_value
        if rule is None or not isinstance(parameter, griffe.Parameter) or parameter.name == "self":
            continue
        word = "kind" if breakage.kind is griffe.BreakageKind.PARAMETER_CHANGED_KIND else "default"
        values: dict[str, object] = {
            name: _shown(each, word) for name, each in (("old", breakage.old_value), ("new", breakage.new_value))
        }
        yield rule, parameter.name, values


def _bases(old: griffe.Class, new: griffe.Class) -> Iterator[tuple[str, None, dict[str, object]]]:
    """Griffe counts the bases; here they are named, far ones too."""
    kept = {each.name for each in new.mro()} | {str(base) for base in new.bases}
    for base in {each.name: None for each in old.mro()} | {str(each): None for each in old.bases}:
        if base not in kept:
            yield "python: base class removed", None, {"old": f"`{base}`"}


def _alone(node: griffe.Object) -> griffe.Module:
    module = griffe.Module("alone")
    module.members[node.name] = node
    return module


def _shown(parameter: griffe.Parameter | None, word: str) -> str:
    value = getattr(parameter, word, None)
    return "nothing" if value is None else f"`{getattr(value, 'value', value)}`"
