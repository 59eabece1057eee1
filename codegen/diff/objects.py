"""Two schemas of one thing, from the outside in: objects field by field, lists by their members, values as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..naming import snake
from ..nulls import is_nullable
from ..python_types import reference
from .change import Change, Place, code
from .order import PlaceOf, order_changes, reordered, with_models
from .pair import CLIENT_OWNED, WORDS, Pair, Way
from .renames import renamed_fields
from .side import Side
from .values import ALONE, own_changes, scalar_changes

_READINGS = frozenset({"orders", "refused", "named"})
_BY_POSITION = ": by position, as XML is printed, nothing moves, but XML that is named or keyed breaks"
_ROOT = "request"  # of every request in XML: what the core writes before it knows the operation


def compare(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """Everything that is not as it was in a value. What both refer to is compared where it stands itself."""
    names = reference(old), reference(new)
    if names[0] and pair.is_same(*names):
        yield from own_changes(old, new, place, way)
        yield from _beside_reference(pair, old, new, place, way)
        return
    if names[0] and names[1]:
        if names in way.seen:
            return
        way = way.inside(names[0], names[1])
        yield from own_changes(old, new, place, way)
    else:
        yield from own_changes(_with_own_words(pair.old, old), _with_own_words(pair.new, new), place, way)
    yield from content_changes(pair, old, new, place, way, lambda wire: _inside(place, wire))


def _beside_reference(pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """What stands beside a reference wins over what it refers to, of which only the old state counts here."""
    referred = pair.old.whole({"$ref": old["$ref"]})
    before, after = ({key: value for key, value in each.items() if key not in ALONE} for each in (old, new))
    if before != after:
        whole = {**referred, **before}, {**referred, **after}
        yield from content_changes(pair, *whole, place, way, lambda wire: _inside(place, wire))


def content_changes(
    pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, way: Way, place_of: PlaceOf
) -> Iterator[Change]:
    """Everything that is not as it was, but for what the schemas say of themselves."""
    before, after = pair.old.whole(old), pair.new.whole(new)
    if before.get("type") == after.get("type") == "array":
        yield from compare(pair, before.get("items", {}), after.get("items", {}), place, way)
    yield from scalar_changes(pair, *_without_members(before, after, old, new), place, way)
    if "properties" in before and "properties" in after:
        yield from _required(before, after, place_of, way)
        yield from _properties(pair, before, after, place, place_of, way)
        yield from _dependencies(before, after, place, way)
    one, other = before.get("additionalProperties"), after.get("additionalProperties")
    if isinstance(one, dict) and isinstance(other, dict):
        yield from compare(pair, one, other, _inside(place, "*"), way)
    elif one != other:
        values = {"detail": "additionalProperties", "old": code(one), "new": code(other)}
        yield Change("not judged", place, values, way.audiences, users=way.users)
    yield from _root(before, after, place, way)
    yield from _unknown_reading(before, after, place, way)


def _with_own_words(side: Side, schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema says with what it refers to, but for the words there, which are not of this place."""
    referred = {key: value for key, value in side.whole(schema).items() if key not in WORDS}
    return {**referred, **{key: value for key, value in schema.items() if key in WORDS}}


def _without_members(
    before: dict[str, Any], after: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two lists without their members: those are compared by themselves, and should not be told of twice."""
    if not before.get("type") == after.get("type") == "array":
        return old, new
    plain = {"type": "string"}
    return {**before, "items": plain}, {**after, "items": plain}


def _inside(place: Place, wire: str) -> Place:
    return Place(f"{place.text}.{wire}", tuple(f"{each}.{snake(wire)}" for each in place.python))


def _root(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """What became of the root element; other words of `xml` are of no use here and have no rule."""
    before, after = old.get("xml", {}), new.get("xml", {})
    names = before.get("name", "absent"), after.get("name", "absent")
    if names[0] != names[1]:
        rule = "root of requests renamed" if way.is_argument else "root of responses renamed"
        spares = {} if names[1] != _ROOT else {"P": "it is what the package writes"}
        yield Change(rule, place, {"old": names[0], "new": names[1]}, way.audiences, spares, way.users)
    rest = [{key: value for key, value in each.items() if key != "name"} for each in (before, after)]
    if rest[0] != rest[1]:
        values = {"detail": "xml", "old": code(before or None), "new": code(after or None)}
        yield Change("not judged", place, values, way.audiences.replace("J", ""), users=way.users)


def _required(old: dict[str, Any], new: dict[str, Any], place_of: PlaceOf, way: Way) -> Iterator[Change]:
    before, after = set(old.get("required", ())), set(new.get("required", ()))
    for wire in [name for name in old["properties"] if name in new["properties"]]:
        if (wire in before) == (wire in after):
            one, other = old["properties"][wire], new["properties"][wire]
            if wire in before and not way.is_argument and is_nullable(other) and not is_nullable(one):
                yield Change("field null at times", place_of(wire), {}, "P", users=way.users)
            continue
        if way.is_argument:
            rule = "argument now required" if wire in after else "argument now optional"
            spares = spared(wire)
        else:
            rule = "field now certain" if wire in after else "field no longer certain"
            is_list = old["properties"][wire].get("type") == "array"
            spares = {"P": "the package gives an empty list for a missing one"} if is_list else {}
        yield Change(rule, place_of(wire), {}, way.audiences, spares, way.users)


def spared(wire: str) -> dict[str, str]:
    """Whom a change of an argument does not touch."""
    return {"P": "the package fills it in by itself"} if wire in CLIENT_OWNED else {}


def _properties(
    pair: Pair, old: dict[str, Any], new: dict[str, Any], place: Place, place_of: PlaceOf, way: Way
) -> Iterator[Change]:
    olds, news = old["properties"], new["properties"]
    renames = renamed_fields(pair, old, new)
    is_named = bool(old.get("x-xml", {}).get("named"))
    for wire, part in olds.items():
        if wire in renames:
            yield _rename(wire, renames[wire], place_of(wire), way, is_named=is_named)
        elif wire not in news:
            rule = "argument removed" if way.is_argument else "field removed"
            yield Change(rule, place_of(wire), {}, way.audiences, spared(wire) if way.is_argument else {}, way.users)
        else:
            is_given = wire in old.get("required", ()) or wire in new.get("required", ())
            for change in compare(pair, part, news[wire], place_of(wire), replace(way, is_given=is_given)):
                is_free = change.rule_name == "argument no longer constant" and wire not in new.get("required", ())
                yield replace(change, spares={"P": "nobody has to give it"}) if is_free else change
    added = [wire for wire in news if wire not in olds and wire not in renames.values()]
    yield from reordered(old, new, renames, place, way)
    if way.is_argument:
        for wire in added:
            yield _added_argument(pair, wire, news[wire], place_of(wire), way, wire in new.get("required", ()))
    else:
        yield from order_changes(pair, old, new, renames, added, place, place_of, way)


def _rename(old: str, new: str, place: Place, way: Way, *, is_named: bool) -> Change:
    spares = {}
    if snake(old) == snake(new):
        spares["P"] = f"in Python it is {snake(new)} as before"
    values = {"new": new, "in_xml": _BY_POSITION if "X" in way.audiences and not is_named else ""}
    rule = "argument renamed" if way.is_argument else "field renamed"
    python = tuple(each.replace(snake(old), snake(new)) for each in place.python)
    return Change(rule, Place(place.text, place.python + python), values, way.audiences, spares, way.users)


def _added_argument(pair: Pair, wire: str, schema: dict[str, Any], place: Place, way: Way, required: bool) -> Change:
    spares = spared(wire)
    if "const" in pair.new.whole(schema):
        spares = {"P": "the package fills it in by itself"}
    rule = "required argument added" if required else "argument added"
    return Change(rule, with_models(pair, place, schema), {}, way.audiences, spares, way.users)


def _dependencies(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    rules = ("dependency added", "dependency removed") if way.is_argument else ("promise tightened", "promise weakened")
    before, after = old.get("dependentRequired", {}), new.get("dependentRequired", {})
    for wire in sorted(before.keys() | after.keys()):
        for rule, more, less in ((rules[0], after, before), (rules[1], before, after)):
            names = [name for name in more.get(wire, ()) if name not in less.get(wire, ())]
            if names:
                listed = ", ".join(f"`{name}`" for name in names)
                word = "always" if rule == rules[0] else "no longer always"
                detail = listed if way.is_argument else f"beside `{wire}` there is {word} {listed}"
                at = Place(f"{place.text}({wire})" if way.is_argument else place.text, place.python)
                yield Change(rule, at, {"detail": detail}, way.audiences, users=way.users)


def _unknown_reading(old: dict[str, Any], new: dict[str, Any], place: Place, way: Way) -> Iterator[Change]:
    """Words of `x-xml` that no rule knows: they can only be about reading XML."""
    rest = [{key: value for key, value in each.get("x-xml", {}).items() if key not in _READINGS} for each in (old, new)]
    for name in sorted(rest[0].keys() | rest[1].keys()):
        if rest[0].get(name) != rest[1].get(name):
            values = {"detail": f"x-xml.{name}", "old": code(rest[0].get(name)), "new": code(rest[1].get(name))}
            yield Change("not judged", place, values, way.audiences.replace("J", ""), users=way.users)
