"""Two schemas of one value: type, limits, constants and enumerations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..python_types import reference
from .change import Change, Place, code
from .enumerations import constant_changes, enumeration_changes
from .limits import LIMITS, changed_limits
from .pair import WORDS, Pair, Way
from .value_types import json_types, type_changes

JUDGED = WORDS | {
    *LIMITS,
    *("type", "enum", "const", "default", "deprecated", "items", "properties", "required", "additionalProperties"),
    *("anyOf", "oneOf", "dependentRequired", "xml", "$ref", "x-enum-varnames", "x-wire", "x-secret", "x-xml"),
    *("x-evidence", "x-meaning"),  # the package's own comparison sees the properties that this makes
}
"""The keywords that rules know. All others break, since nobody has thought about them."""
ALONE = WORDS | {"$ref", "deprecated", "x-evidence", "x-secret"}
"""What a schema says of itself, whatever it refers to."""


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
    yield from type_changes(pair, old, new, place, way)
    before, after = pair.old.whole(old), pair.new.whole(new)
    types = json_types(pair.old, old), json_types(pair.new, new)
    for limit in changed_limits(before, after, *types):
        if way.is_argument:
            rule = "limit tightened" if limit.narrows else "limit loosened"
        else:
            rule = "promise weakened" if limit.widens else "promise tightened"
        yield Change(rule, place, {"detail": limit.detail}, way.audiences, users=way.users)
    yield from _conditions(pair, old, new, place, way)
    yield from constant_changes(before, after, place, way)
    yield from enumeration_changes(pair, old, new, place, way)
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
