"""The type of a value: in JSON, in XML's text, in Python, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..nulls import is_nullable, plain
from ..python_types import reference
from .annotations import is_within
from .change import Change, Place
from .pair import Pair, Way
from .side import Side

_UNKNOWN = ("object", "object")
"""The types in Python of what the package has none for."""
_TEXTS = {frozenset({"integer"}): "id", frozenset({"number", "integer"}): "money"}
_DATES = {"date", "french-date", "paris-datetime"}


def type_words(side: Side, schema: dict[str, Any]) -> str:
    """A type as a maintainer would name it."""
    name = reference(schema)
    if name:
        return f"`{name}`"
    whole = side.whole(schema)
    if is_nullable(whole):
        return f"{type_words(side, plain(schema))} or null"
    kind = whole.get("type", "a choice" if {"anyOf", "oneOf"} & whole.keys() else "anything")
    kind = " or ".join(kind) if isinstance(kind, list) else str(kind)
    if kind == "object" and isinstance(whole.get("additionalProperties"), dict):
        return f"map of {type_words(side, whole['additionalProperties'])}"
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
        found = side.types.of(plain(schema))
    except (AssertionError, KeyError, TypeError):  # a body of several forms, or what the package has no type for
        return _UNKNOWN
    return found.read, found.write


def type_changes(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """Whether a value has another type, for JSON, for XML or for Python."""
    before, after = _kind(pair, pair.old, old), _kind(pair, pair.new, new)
    is_unknown = _UNKNOWN in ((before.read, before.write), (after.read, after.write))
    is_same_wire = before.json == after.json and before.wire == after.wire
    if before == after or (is_same_wire and is_unknown):
        return
    rule = "argument's type changed" if way.is_argument else "field's type changed"
    spares = _spared_callers(before, after) if way.is_argument else _spared_readers(before, after)
    if "P" not in spares and ("H" if way.is_argument else "J") in spares:
        rule, spares = rule.replace("type", "class"), {}
    values = {"old": type_words(pair.old, old), "new": type_words(pair.new, new)}
    if values["old"] == values["new"]:
        values = {"old": _plain_words(pair.old, old), "new": _plain_words(pair.new, new)}
    yield Change(rule, pair.with_classes(place, old, new), values, way.audiences, spares, way.users)


@dataclass(frozen=True)
class _Kind:
    """What a value is for everybody."""

    json: frozenset[str]
    wire: str | None
    read: str
    write: str

    @property
    def text(self) -> str | None:
        """What its text is, where XML writes alike what JSON does not."""
        return self.wire if self.wire in ("money", "id") else _TEXTS.get(self.json) if self.wire is None else None


def _kind(pair: Pair, side: Side, schema: dict[str, Any]) -> _Kind:
    """The classes in it under their new names."""
    read, write = python_types(side, schema)
    names = pair.renames if side is pair.old else {}
    return _Kind(
        json_types(side, schema), side.whole(schema).get("x-wire"), _renamed(names, read), _renamed(names, write)
    )


def _is_rewritten(old: _Kind, new: _Kind) -> bool:
    """Whether a day or a moment is written otherwise: all of them are texts."""
    return old.wire != new.wire and {old.wire, new.wire} <= _DATES


def _spared_callers(old: _Kind, new: _Kind) -> dict[str, str]:
    spares = {}
    if old.json <= new.json and not _is_rewritten(old, new):
        spares["H"] = "JSON still takes what it took"
    if is_within(old.write, new.write):
        spares["P"] = "the package still takes what it took"
    return spares


def _spared_readers(old: _Kind, new: _Kind) -> dict[str, str]:
    spares = {}
    if new.json <= old.json and not _is_rewritten(old, new):
        spares = dict.fromkeys("JX", "nothing new is on the wire")
    elif old.text is not None and old.text == new.text:
        spares["X"] = "XML, which has only text, looks the same"
    if is_within(new.read, old.read):
        none = ", or as None" if "null" in new.json - old.json else ""
        spares["P"] = f"the package reads it as {old.read} as before{none}"
    return spares


def _renamed(names: dict[str, str], annotation: str) -> str:
    return re.sub(r"\w+", lambda match: _renamed_class(names, match.group()), annotation)


def _renamed_class(names: dict[str, str], name: str) -> str:
    plain = name.removesuffix("Dict")
    return names.get(plain, plain) + name[len(plain) :]
