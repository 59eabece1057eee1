"""What an operation takes and answers: statuses, media types, and the schemas of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..naming import snake
from ..python_types import reference
from .change import Change, Place, code
from .objects import compare, content_changes
from .pair import Pair, Way, argument, response
from .side import JSON, XML, Operation, media_of
from .values import own_changes


def request_changes(pair: Pair, old: Operation, new: Operation, place: Place) -> Iterator[Change]:
    """What became of the body that an operation takes."""
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


def response_changes(pair: Pair, old: Operation, new: Operation, place: Place) -> Iterator[Change]:
    """What became of everything that an operation may answer."""
    before, after = old.body.get("responses", {}), new.body.get("responses", {})
    for status in before.keys() | after.keys():
        if status not in before or status not in after:
            rule = "status added" if status in after else "status removed"
            detail = "refusals" if status == "default" else f"HTTP {status}"
            yield Change(rule, place, {"detail": detail}, users=(old.id,))
            continue
        formats = media_of(before[status]), media_of(after[status])
        way = response(old.id, xml=XML in formats[0])
        yield from _media(*formats, place, way)
        yield from _bodies(pair, *formats, place, way)
        yield from own_changes(_without(before[status]), _without(after[status]), place, way)
        yield from _headers(before[status].get("headers", {}), after[status].get("headers", {}), place, way)
        yield from _examples(before[status], after[status], place, way)


def _without(response: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in response.items() if key not in ("content", "headers")}


def _headers(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield Change("header added", place, {"detail": name}, way.audiences, users=way.users)
        elif old[name] != new.get(name):
            values = {"detail": f"header {name}", "old": code(old[name]), "new": code(new.get(name))}
            yield Change("not judged", place, values, way.audiences, users=way.users)


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
            found = content_changes(pair, before, after, place, way, lambda wire: _argument_of(place, wire))
            yield from (
                each for each in found if (each.rule_name, each.place.text) != ("argument's class changed", place.text)
            )
        else:
            yield from compare(pair, before, after, place, way)
        return
    kind = "body" if way.is_argument else "response"
    for each in gone:
        yield Change(f"{kind} form removed", place, {"detail": f"`{each}`"}, way.audiences, users=way.users)
    for each in come:
        yield Change(f"{kind} form added", place, {"detail": f"`{each}`"}, way.audiences, users=way.users)


def _argument_of(place: Place, wire: str) -> Place:
    return Place(f"{place.text}({wire})", tuple(f"{each}({snake(wire)})" for each in place.python))
