"""The parameters of an operation's query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..naming import snake
from .change import Change, Place
from .objects import compare, spared
from .pair import Pair, Way, argument
from .side import Operation, Side
from .values import own_changes

_PARAMETER = frozenset({"name", "in", "required", "schema"})


def query_changes(pair: Pair, old: Operation, new: Operation) -> Iterator[Change]:
    """What became of the parameters of an operation's query."""
    before, after = (_by_name(side, each) for side, each in ((pair.old, old), (pair.new, new)))
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    renames: dict[str, str] = {}
    for name in gone:
        same = [each for each in come if _bare(before[name]) == _bare(after[each]) and each not in renames.values()]
        if same:
            renames[name] = same[0]
    way = argument(old.id)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Change("order of names changed", Place(old.id), {}, way.audiences, users=way.users)
    for name in gone:
        if name in renames:
            spares = {"P": "in Python its name is the same"} if snake(name) == snake(renames[name]) else {}
            place = _argument(old, name, renames[name])
            yield Change("argument renamed", place, {"new": renames[name]}, way.audiences, spares, way.users)
        else:
            yield Change("argument removed", _argument(old, name), {}, way.audiences, spared(name), way.users)
    for name in come:
        if name not in renames.values():
            rule = "required argument added" if after[name].get("required") else "argument added"
            yield Change(rule, _argument(old, name), {}, way.audiences, spared(name), way.users)
    shared = _references(pair.old, old) & _references(pair.new, new)  # told once for all operations
    for name in before:
        if name in after and name not in {wire for _, wire in shared}:
            yield from parameter_changes(pair, before[name], after[name], _argument(old, name), way)


def parameter_changes(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """What became of one parameter of the query."""
    if old.get("required", False) != new.get("required", False):
        rule = "argument now required" if new.get("required") else "argument now optional"
        yield Change(rule, place, {}, way.audiences, spared(old["name"]), way.users)
    if old.get("in") != new.get("in"):
        values = {"old": old.get("in"), "new": new.get("in")}
        yield Change("argument moved", place, values, way.audiences, users=way.users)
    own = [{key: value for key, value in each.items() if key not in _PARAMETER} for each in (old, new)]
    yield from own_changes(own[0], own[1], place, way)
    way = replace(way, is_given=bool(old.get("required") or new.get("required")))
    yield from compare(pair, old.get("schema", {}), new.get("schema", {}), place, way)


def _by_name(side: Side, operation: Operation) -> dict[str, dict[str, Any]]:
    found = (side.parameter(each) for each in operation.body.get("parameters", ()))
    return {each["name"]: each for each in found}


def _references(side: Side, operation: Operation) -> set[tuple[str, str]]:
    parameters = operation.body.get("parameters", ())
    return {(each["$ref"], side.parameter(each)["name"]) for each in parameters if "$ref" in each}


def _bare(parameter: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parameter.items() if key not in ("name", "description", "example")}


def _argument(operation: Operation, *names: str) -> Place:
    return Place(f"{operation.id}({names[0]})", tuple(f"client.{operation.id}({snake(name)})" for name in names))
