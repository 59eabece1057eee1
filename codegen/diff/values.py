"""Two schemas of one value: type, limits, constants and enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..python_types import reference
from .annotations import is_within
from .change import Change, Place, code
from .limits import LIMITS, changed_limits
from .pair import WORDS, Pair, Way
from .side import Side

JUDGED = WORDS | {
    *LIMITS,
    *("type", "enum", "const", "default", "deprecated", "items", "properties", "required", "additionalProperties"),
    *("anyOf", "oneOf", "dependentRequired", "xml", "$ref", "x-enum-varnames", "x-wire", "x-secret", "x-xml"),
    "x-evidence",
}
"""The keywords that rules know. All others break, since nobody has thought about them."""
ALONE = WORDS | {"$ref", "deprecated", "x-evidence", "x-secret"}
"""What a schema says of itself, whatever it refers to."""
_SAME_TEXT = frozenset({"number", "integer", "string"})


def type_words(side: Side, schema: dict[str, Any]) -> str:
    """A type as a maintainer would name it."""
    name = reference(schema)
    if name:
        return f"`{name}`"
    whole = side.whole(schema)
    kind = whole.get("type", "a choice" if "anyOf" in whole else "anything")
    kind = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{kind} of {type_words(side, whole['items'])}" if kind == "array" and "items" in whole else kind


def _plain_words(side: Side, schema: dict[str, Any]) -> str:
    whole = side.whole(schema)
    wire = f" ({whole['x-wire']})" if "x-wire" in whole else ""
    return f"{type_words(side, whole)}{wire}"


def json_types(side: Side, schema: dict[str, Any]) -> frozenset[str]:
    """The types that a value has in JSON; `number` has `integer` in it."""
    found: set[str] = set()
    for each in side.alternatives(schema):
        kinds = each.get("type", ["any"])
        found.update([kinds] if isinstance(kinds, str) else kinds)
    return frozenset(found | ({"integer"} if "number" in found else set()))


def python_types(side: Side, schema: dict[str, Any]) -> tuple[str, str]:
    """The types that the package gives it: as a field, and as an argument."""
    try:
        found = side.types.of(schema)
    except (AssertionError, KeyError, TypeError):  # a body of several forms, or what the package has no type for
        return "object", "object"
    return found.read, found.write


def own_changes(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """What both say of themselves, whatever they refer to."""

    def changed(rule: str, **values: object) -> Change:
        return Change(rule, place, values, way.audiences, users=way.users)

    words = sorted(name for name in WORDS if old.get(name) != new.get(name))
    if words:
        yield changed("reworded", detail=f"`{place.text}`")
    if old.get("x-evidence") != new.get("x-evidence"):
        yield changed(
            "evidence changed", old=old.get("x-evidence", "as around it"), new=new.get("x-evidence", "as around it")
        )
    if bool(old.get("x-secret")) != bool(new.get("x-secret")):
        yield changed("now a secret" if new.get("x-secret") else "no longer a secret")
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        yield changed("deprecated" if new.get("deprecated") else "restored")
    for name in sorted((old.keys() | new.keys()) - JUDGED):
        if old.get(name) != new.get(name):
            yield changed("not judged", detail=name, old=code(old.get(name)), new=code(new.get(name)))


def scalar_changes(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """Type, limits, constant and values of two schemas that are not lists or objects both."""
    yield from _type(pair, old, new, place, way)
    before, after = pair.old.whole(old), pair.new.whole(new)
    types = json_types(pair.old, old), json_types(pair.new, new)
    for limit in changed_limits(before, after, *types):
        if way.is_argument:
            rule = "limit tightened" if limit.narrows else "limit loosened"
        else:
            rule = "promise weakened" if limit.widens else "promise tightened"
        yield Change(rule, place, {"detail": limit.detail}, way.audiences, users=way.users)
    yield from _conditions(pair, old, new, place, way)
    yield from _constant(before, after, place, way)
    yield from _enumeration(pair, old, new, place, way)
    if before.get("default") != after.get("default"):
        values = {"old": code(before.get("default")), "new": code(after.get("default"))}
        yield _default(values, place, way, is_format=reference(old) == "Format")


def _conditions(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """A choice that is none of types: nobody can tell what it lets through."""
    before, after = (
        {word: each[word] for word in ("anyOf", "oneOf") if word in each and side.alternatives(each) == [each]}
        for side, each in ((pair.old, pair.old.whole(old)), (pair.new, pair.new.whole(new)))
    )
    for word in sorted(before.keys() | after.keys()):
        if before.get(word) != after.get(word):
            values = {"detail": word, "old": code(before.get(word)), "new": code(after.get(word))}
            yield Change("not judged", place, values, way.audiences, users=way.users)


def _default(values: dict[str, str], place: Place, way: Way, *, is_format: bool) -> Change:
    if not way.is_argument or way.is_given:
        rule = "required argument's default changed" if way.is_argument else "field's default changed"
        return Change(rule, place, values, way.audiences, users=way.users)
    spares = {"P": "the package asks for its format itself"} if is_format else {}
    return Change("argument's default changed", place, values, way.audiences, spares, way.users)


def _type(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    before, after = json_types(pair.old, old), json_types(pair.new, new)
    wires = pair.old.whole(old).get("x-wire"), pair.new.whole(new).get("x-wire")
    read, write = zip(python_types(pair.old, old), python_types(pair.new, new), strict=True)
    read, write = (_renamed(pair, read[0]), read[1]), (_renamed(pair, write[0]), write[1])
    if before == after and wires[0] == wires[1] and read[0] == read[1] and write[0] == write[1]:
        return
    spares: dict[str, str] = {}
    rule = "argument's type changed" if way.is_argument else "field's type changed"
    if way.is_argument:
        if before <= after:
            spares["H"] = "JSON still takes what it took"
        if is_within(write[0], write[1]):
            spares["P"] = "the package still takes what it took"
    else:
        if after <= before:
            spares |= {"J": "nothing new is on the wire", "X": "nothing new is on the wire"}
        elif before | after <= _SAME_TEXT and wires[0] == wires[1] and wires[0] in ("money", "id"):
            spares["X"] = "XML, which has only text, looks the same"
        if is_within(read[1], read[0]):
            spares["P"] = f"the package reads it as {read[0]} as before"
    if "P" not in spares and ("H" if way.is_argument else "J") in spares:
        rule, spares = rule.replace("type", "class"), {}
    values = {"old": type_words(pair.old, old), "new": type_words(pair.new, new)}
    if values["old"] == values["new"]:
        values = {"old": _plain_words(pair.old, old), "new": _plain_words(pair.new, new)}
    yield Change(rule, place, values, way.audiences, spares, way.users)


def _renamed(pair: Pair, annotation: str) -> str:
    return re.sub(r"\w+", lambda match: _renamed_class(pair, match.group()), annotation)


def _renamed_class(pair: Pair, name: str) -> str:
    plain = name.removesuffix("Dict")
    return pair.renames.get(plain, plain) + name[len(plain) :]


def _constant(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
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


def _enumeration(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    before, after = _compared_values(pair, old, new)
    gone = [each for each in before or () if after is not None and each not in after]
    come = [each for each in after or () if before is not None and each not in before]
    spares = {} if _has_members(pair.old, old) else {"P": "it has no class in the package"}
    if gone:
        rule = "value no longer taken" if way.is_argument else "value no longer comes"
        yield Change(rule, place, {"detail": _list(gone)}, way.audiences, {} if way.is_argument else spares, way.users)
    if come:
        rule = "value taken" if way.is_argument else "value may come"
        yield Change(rule, place, {"detail": _list(come)}, way.audiences, users=way.users)
    is_of_both = json_types(pair.old, old) & json_types(pair.new, new)
    if before != after and None in (before, after) and is_of_both:
        yield _closed_or_opened(after, place, way)
    names, new_names = _names(pair.old, old), _names(pair.new, new)
    for value, name in names.items():
        if value in new_names and new_names[value] != name:
            values = {"old": f"`{name}`", "new": f"`{new_names[value]}`"}
            yield Change("enumeration's name changed", place, values, way.audiences, users=way.users)


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


def _has_members(side: Side, schema: dict[str, Any]) -> bool:
    return any("enum" in each and "x-wire" not in each for each in side.alternatives(schema))


def _names(side: Side, schema: dict[str, Any]) -> dict[Any, str]:
    whole = side.whole(schema)
    return dict(zip(whole.get("enum", ()), whole.get("x-enum-varnames", ()), strict=False))


def _list(values: list[Any]) -> str:
    return ", ".join(map(code, values))
