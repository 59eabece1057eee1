"""The order of fields: new ones of a response, and what XML by position makes of them and of all that moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .change import Change, Place
from .pair import Pair, Way
from .positions import changes_of_orders, orders_of

PlaceOf = Callable[[str], Place]


def _goes_by_position(schema: dict[str, Any], way: Way) -> bool:
    return "X" in way.audiences and not schema.get("x-xml", {}).get("named")


def reordered(
    old: dict[str, Any], new: dict[str, Any], renames: dict[str, str], place: Place, way: Way
) -> Iterator[Change]:
    """Whether the fields that were there are in another order: that matters where only the position tells them."""
    names = [renames.get(wire, wire) for wire in old["properties"]]
    kept = [wire for wire in names if wire in new["properties"]]
    if kept != [wire for wire in new["properties"] if wire in kept]:
        rule = "order changed" if _goes_by_position(new, way) else "order of names changed"
        yield Change(rule, place, {}, way.audiences, users=way.users)


def order_changes(
    pair: Pair,
    old: dict[str, Any],
    new: dict[str, Any],
    renames: dict[str, str],
    added: list[str],
    place: Place,
    place_of: PlaceOf,
    way: Way,
) -> Iterator[Change]:
    """The new fields of a response, and what XML by position makes of them and of everything that moved."""

    def changed(rule: str, at: Place, **values: object) -> Change:
        return Change(rule, at, values, way.audiences, users=way.users)

    xml = old.get("x-xml", {}), new.get("x-xml", {})
    order = list(new["properties"])
    kept = [renames.get(wire, wire) for wire in old["properties"] if renames.get(wire, wire) in new["properties"]]
    by_position = _goes_by_position(new, way)
    known = orders_of(old, renames)
    last = max((order.index(wire) for wire in kept), default=-1)
    for wire in added:
        rule = "field added last"
        if not by_position:
            rule = "field added"
        elif order.index(wire) < last:
            rule = "field added in the middle"
        elif any(len(each) == order.index(wire) + 1 and each != tuple(order[: len(each)]) for each in known):
            rule = "field added at a known count"
        yield changed(rule, with_models(pair, place_of(wire), new["properties"][wire]))
    if "X" not in way.audiences:
        return
    if bool(xml[0].get("named")) != bool(xml[1].get("named")):
        yield changed("names in XML", place, detail="keep" if xml[1].get("named") else "no longer keep")
    if not by_position:
        return
    for rule, size in changes_of_orders(tuple(kept), known, orders_of(new)):
        yield changed(rule, place, detail=size)
    refused = [renames.get(wire, wire) for wire in xml[0].get("refused", ())], list(xml[1].get("refused", ()))
    if refused[1][: len(refused[0])] != refused[0] or (refused[1] and not refused[0]):
        yield changed("refused order changed", place)


def with_models(pair: Pair, place: Place, schema: dict[str, Any]) -> Place:
    """The place, with the classes that come with it."""
    classes = sorted(name for name in pair.new.reached(schema) if pair.new.has_class(name))
    python = [f"smspartner.models.{name}{suffix}" for name in classes for suffix in ("", "Dict")]
    return Place(place.text, (*place.python, *python))
