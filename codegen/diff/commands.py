"""The commands: which there are, where they stand, what repeating them does, what they take and answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..naming import snake
from ..python_types import reference
from .change import Change, Place
from .objects import compare, content_changes, spared
from .pair import Pair, Way, argument, reply
from .rules import AUDIENCES
from .side import JSON, XML, Command, Side, media_of, reply_schemas, request_schemas
from .values import own_changes

_JUDGED = frozenset(
    {"operationId", "tags", "parameters", "requestBody", "responses", "x-effect", "x-codes", "x-page", "x-rate-limit"}
)
_REPEATABLE = ("none", "idempotent")


def command_changes(pair: Pair) -> Iterator[Change]:
    """Everything that is not as it was, but for codes and for what stands in named schemas."""
    olds, news = {old.id for old, _ in pair.commands}, {new.id for _, new in pair.commands}
    for side, known, rule in ((pair.old, olds, "command removed"), (pair.new, news, "command added")):
        for name, command in side.commands.items():
            if name not in known:
                yield Change(rule, _place(side, command), users=(name,))
    for old, new in pair.commands:
        yield from _command(pair, old, new)


def _place(side: Side, command: Command) -> Place:
    """A command with everything in the package that is there for its sake."""
    reached = side.reached(*request_schemas(side, command), *reply_schemas(command))
    classes = [f"smspartner.models.{name}{suffix}" for name in sorted(reached) for suffix in ("", "Dict")]
    table = f"smspartner.codes.{command.id.replace('.', '_').upper()}"
    return Place(command.id, (f"client.{command.id}", table, *classes))


def _command(pair: Pair, old: Command, new: Command) -> Iterator[Change]:
    place = Place(old.id, (f"client.{old.id}",))

    def changed(rule: str, **values: object) -> Change:
        return Change(rule, place, values, users=(old.id,))

    if old.id != new.id:
        renamed = Place(old.id, (f"client.{old.id}", f"client.{new.id}"))
        yield Change("command renamed", renamed, {"new": new.id}, users=(old.id,))
    if old.address != new.address:
        yield changed("command moved", old=old.address, new=new.address)
    yield from own_changes(_own(old.body), _own(new.body), place, Way(False, AUDIENCES, (old.id,)))
    yield from _effect(old, new, place)
    yield from _page(old.body.get("x-page"), new.body.get("x-page"), place, old.id)
    yield from _rate(old.body.get("x-rate-limit"), new.body.get("x-rate-limit"), place, old.id)
    yield from _parameters(pair, old, new)
    yield from _request(pair, old, new, place)
    yield from _replies(pair, old, new, place)


def _own(body: dict[str, Any]) -> dict[str, Any]:
    """What a command says of itself and no function here judges."""
    return {key: value for key, value in body.items() if key not in _JUDGED}


def _effect(old: Command, new: Command, place: Place) -> Iterator[Change]:
    before, after = old.body.get("x-effect"), new.body.get("x-effect")
    if before != after:
        rule = "effect: not to be repeated" if after not in _REPEATABLE else "effect: safe to repeat"
        if before in _REPEATABLE and after in _REPEATABLE:
            rule = "effect: still safe"
        yield Change(rule, place, {"old": before, "new": after}, users=(old.id,))


def _page(old: dict[str, Any] | None, new: dict[str, Any] | None, place: Place, command: str) -> Iterator[Change]:
    if old == new:
        return
    before, after = old or {}, new or {}
    names = [name for name in ("parameter", "items", "total", "size") if before.get(name) != after.get(name)]
    is_typed = old is None or new is None or {"parameter", "items"} & set(names)
    detail = ", ".join(f"{name}: {before.get(name, 'none')} → {after.get(name, 'none')}" for name in names)
    yield Change("paging changed" if is_typed else "page size changed", place, {"detail": detail}, users=(command,))


def _rate(old: dict[str, Any] | None, new: dict[str, Any] | None, place: Place, command: str) -> Iterator[Change]:
    if old != new:
        is_lower = new is not None and (old is None or _pace(new) < _pace(old))
        rule = "rate limit lowered" if is_lower else "rate limit raised"
        yield Change(rule, place, {"old": _rate_words(old), "new": _rate_words(new)}, users=(command,))


def _pace(limit: dict[str, Any]) -> float:
    return float(limit["requests"] / limit["seconds"])


def _rate_words(limit: dict[str, Any] | None) -> str:
    return "no published limit" if limit is None else f"{limit['requests']} calls in {limit['seconds']} s"


def _parameters(pair: Pair, old: Command, new: Command) -> Iterator[Change]:
    before, after = (_by_name(side, each) for side, each in ((pair.old, old), (pair.new, new)))
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    renames: dict[str, str] = {}
    for name in gone:
        same = [each for each in come if _bare(before[name]) == _bare(after[each]) and each not in renames.values()]
        if same:
            renames[name] = same[0]
    way = argument(old.id)
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
    shared = _shared(old) & _shared(new)  # told once for all commands
    for name in before:
        if name in after and before[name]["name"] not in shared:
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
    yield from compare(pair, old.get("schema", {}), new.get("schema", {}), place, way)


_PARAMETER = frozenset({"name", "in", "required", "schema"})


def _by_name(side: Side, command: Command) -> dict[str, dict[str, Any]]:
    found = (side.parameter(each) for each in command.body.get("parameters", ()))
    return {each["name"]: each for each in found}


def _bare(parameter: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parameter.items() if key not in ("name", "description", "example")}


def _argument(command: Command, *names: str) -> Place:
    return Place(f"{command.id}({names[0]})", tuple(f"client.{command.id}({snake(name)})" for name in names))


def _request(pair: Pair, old: Command, new: Command, place: Place) -> Iterator[Change]:
    before, after = old.body.get("requestBody"), new.body.get("requestBody")
    way = argument(old.id)
    if not before and not after:
        return
    required = [bool(body and body.get("required")) for body in (before, after)]
    if required[0] != required[1]:
        yield Change("body required" if required[1] else "body optional", place, {}, way.audiences, users=way.users)
    if before and after:
        yield from _media(media_of(before), media_of(after), place, way)
        yield from _bodies(pair, media_of(before), media_of(after), place, way)
        yield from _examples(before, after, place, way)


def _replies(pair: Pair, old: Command, new: Command, place: Place) -> Iterator[Change]:
    before, after = old.body.get("responses", {}), new.body.get("responses", {})
    for status in before.keys() | after.keys():
        if status not in before or status not in after:
            rule = "status added" if status in after else "status removed"
            yield Change(rule, place, {"detail": status}, users=(old.id,))
            continue
        formats = media_of(before[status]), media_of(after[status])
        way = reply(old.id, xml=XML in formats[0])
        yield from _media(*formats, place, way)
        yield from _bodies(pair, *formats, place, way)
        yield from own_changes(_without(before[status]), _without(after[status]), place, way)
        yield from _examples(before[status], after[status], place, way)


def _without(reply: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in reply.items() if key != "content"}


def _examples(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    for name, media in old.get("content", {}).items():
        other = new.get("content", {}).get(name, media)
        before, after = ({key: each[key] for key in each if key != "schema"} for each in (media, other))
        yield from own_changes(before, after, place, way)


def _media(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield Change("format added", place, {"detail": name}, way.audiences, users=way.users)
        elif name not in new:
            readers = {JSON: "JP", XML: "XP"}.get(name, "JP")
            yield Change(
                "format removed", place, {"detail": name}, "HP" if way.is_argument else readers, users=way.users
            )


def _bodies(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """The schemas of a body; XML has the one that JSON has (the lints see to it), so one format stands for all."""
    name = next((each for each in (JSON, *old) if each in old and each in new), None)
    if name is None:
        return
    before, after = old[name], new[name]
    forms = pair.old.forms(before), pair.new.forms(after)
    gone = [each for each in forms[0] if not any(pair.is_same(each, other) for other in forms[1])]
    come = [each for each in forms[1] if not any(pair.is_same(other, each) for other in forms[0])]
    if len(forms[0]) == len(forms[1]) == 1:
        if gone and reference(before) and reference(after) and way.is_argument:
            # The schema of a request is no class of the package: only what stands in it counts.
            yield from content_changes(pair, before, after, place, way, lambda wire: _argument_of(place, wire))
        else:
            yield from compare(pair, before, after, place, way)
        return
    kind = "body" if way.is_argument else "reply"
    for each in gone:
        yield Change(f"{kind} form removed", place, {"detail": f"`{each}`"}, way.audiences, users=way.users)
    for each in come:
        yield Change(f"{kind} form added", place, {"detail": f"`{each}`"}, way.audiences, users=way.users)


def _argument_of(place: Place, wire: str) -> Place:
    return Place(f"{place.text}({wire})", tuple(f"{each}({snake(wire)})" for each in place.python))
