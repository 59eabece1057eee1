"""The values that there are: constants, and enumerations with their names in Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models import enumeration
from .change import Change, Place, code
from .pair import Pair, Way
from .side import Side
from .value_types import json_types


def constant_changes(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """What became of the only value that there is."""
    if old.get("const") == new.get("const") and ("const" in old) == ("const" in new):
        return
    values = {"old": code(old.get("const")), "new": code(new.get("const"))}
    spares = {}
    if "const" not in old:
        rule = "argument became a constant" if way.is_argument else "field became a constant"
    elif way.is_argument and "const" not in new:
        rule = "argument no longer constant"
    else:
        rule = "argument's constant changed" if way.is_argument else "field's constant changed"
        if way.is_argument:
            spares["P"] = "the package fills it in"
        elif "const" not in new:
            spares["P"] = "the package has the same type for it"
    yield Change(rule, place, values, way.audiences, spares, way.users)


def enumeration_changes(
    pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way
) -> Iterator[Change]:
    """What became of the values that there are, and of their names in Python."""
    before, after = _compared_values(pair, old, new)
    gone = [each for each in before or () if after is not None and each not in after]
    come = [each for each in after or () if before is not None and each not in before]
    names, new_names = _names(pair.old, old), _names(pair.new, new)
    rewritten = {} if way.is_argument else _rewritten(names, new_names)
    for value, other in rewritten.items():
        yield Change("value rewritten", place, {"old": code(value), "new": code(other)}, way.audiences, users=way.users)
    gone = [each for each in gone if each not in rewritten]
    come = [each for each in come if each not in rewritten.values()]
    spares = {} if names else {"P": "it has no class in the package"}
    if gone:
        rule = "value no longer taken" if way.is_argument else "value no longer comes"
        yield Change(rule, place, {"detail": _list(gone)}, way.audiences, {} if way.is_argument else spares, way.users)
    if come:
        rule = "value taken" if way.is_argument else "value may come"
        yield Change(rule, place, {"detail": _list(come)}, way.audiences, users=way.users)
    is_of_both = json_types(pair.old, old) & json_types(pair.new, new)
    if before != after and None in (before, after) and is_of_both:
        yield _closed_or_opened(after, place, way)
    for value, name in names.items():
        if value in new_names and new_names[value] != name:
            values = {"old": f"`{name}`", "new": f"`{new_names[value]}`"}
            yield Change("enumeration's name changed", place, values, way.audiences, users=way.users)


def _rewritten(names: dict[Any, str], new_names: dict[Any, str]) -> dict[Any, Any]:
    """The values that are others and go by the same name: what they mean is the same."""
    values_of = {name: value for value, name in new_names.items()}
    pairs = {value: values_of[name] for value, name in names.items() if name in values_of}
    return {old: new for old, new in pairs.items() if old not in new_names and new not in names}


def _closed_or_opened(after: list[Any] | None, place: Place, way: Way) -> Change:
    """A list of values that came, or went."""
    if way.is_argument:
        rule = "value taken" if after is None else "value no longer taken"
        detail = "any value" if after is None else f"other values than {_list(after)}"
    else:
        rule = "value may come" if after is None else "promise tightened"
        detail = "any value" if after is None else f"only {_list(after)}"
    return Change(rule, place, {"detail": detail}, way.audiences, users=way.users)


def _compared_values(pair: Pair, old: dict[str, Any], new: dict[str, Any]) -> tuple[list[Any] | None, list[Any] | None]:
    """The values then and now; a constant is a list of one where the other is a list."""
    before, after = _values(pair.old, old), _values(pair.new, new)
    constants = pair.old.whole(old), pair.new.whole(new)
    if before is None and after is not None and "const" in constants[0]:
        before = [constants[0]["const"]]
    if after is None and before is not None and "const" in constants[1]:
        after = [constants[1]["const"]]
    return before, after


def _values(side: Side, schema: dict[str, Any]) -> list[Any] | None:
    """The only values that are taken; None if there are others."""
    found: list[Any] = []
    for each in side.alternatives(schema):
        if "enum" not in each:
            return None
        found.extend(each["enum"])
    return found


def _names(side: Side, schema: dict[str, Any]) -> dict[Any, str]:
    """The members of the class that the package has for the values; none where it has no class."""
    whole = side.whole(schema)
    values = whole.get("enum", [])
    if "x-wire" in whole or len(whole.get("x-enum-varnames", values)) != len(values):
        return {}
    members = enumeration({"type": "string", "enum": [], **whole, "description": ""})["members"]
    return dict(zip(values, (name for name, _ in members), strict=True))


def _list(values: list[Any]) -> str:
    return ", ".join(map(code, values))
