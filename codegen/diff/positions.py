"""
XML by position: the effect of a changed field order on readers that count.

A response has the order of its `properties`, or one of the `orders` of `x-xml`, chosen by the number of values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .change import Change, Place, code
from .rules import JSON, XML, Audience

Order = tuple[str, ...]
_JUDGED = {"orders", "refused", "named"}


def goes_by_position(schema: dict[str, Any], place: Place) -> bool:
    """Tell whether only the position tells the fields apart, in the form of XML that the provider documents."""
    return XML in place.audiences and not schema.get("x-xml", {}).get("named")


def rule_of_added(wire: str, old: dict[str, Any], new: dict[str, Any], renames: Mapping[str, str], place: Place) -> str:
    """The rule for a new field of a response."""
    if not goes_by_position(new, place):
        return "field added by name"
    order = tuple(new["properties"])
    position = order.index(wire)
    kept = _kept(old, new, renames)
    if any(order.index(name) > position for name in kept):
        return "field added in the middle"
    known = _orders(old, renames)
    is_ambiguous = any(len(other) == position + 1 and other != order[: position + 1] for other in known)
    return "field added at a known count" if is_ambiguous else "field added last"


def order_changes(
    old: dict[str, Any], new: dict[str, Any], renames: Mapping[str, str], place: Place
) -> Iterator[Change]:
    """Compare the order of the fields that were there, and the other orders that are known."""
    kept = _kept(old, new, renames)
    by_position = goes_by_position(new, place)
    if kept != tuple(wire for wire in new["properties"] if wire in kept):
        yield Change("order changed" if by_position else "order of names changed", place)
    before, after = old.get("x-xml", {}), new.get("x-xml", {})
    for word in sorted((before.keys() | after.keys()) - _JUDGED):
        if before.get(word) != after.get(word):
            values = {"detail": f"x-xml.{word}", "old": code(before.get(word)), "new": code(after.get(word))}
            yield Change("not judged", place, values, WITHOUT_JSON)
    if XML in place.audiences and bool(before.get("named")) != bool(after.get("named")):
        yield Change("names in XML", place, {"detail": "keep" if after.get("named") else "no longer keep"})
    if by_position:
        yield from _known_orders(kept, _orders(old, renames), _orders(new, {}), place)
        refused = [renames.get(wire, wire) for wire in before.get("refused", ())], list(after.get("refused", ()))
        if refused[1][: len(refused[0])] != refused[0] or (refused[1] and not refused[0]):
            yield Change("refused order changed", place)


WITHOUT_JSON: dict[Audience, str] = {JSON: "JSON stays the same"}


def _known_orders(plain: Order, old: list[Order], new: list[Order], place: Place) -> Iterator[Change]:
    known = [plain, *old]
    for order in new:
        if order not in known:
            rule = "known order added" if _is_readable(order, known) else "unknown order"
            yield Change(rule, place, {"detail": len(order)})
    sizes = {len(order) for order in new}
    for order in old:
        if order not in new and order != plain and len(order) not in sizes:
            yield Change("known order removed", place, {"detail": len(order)})


def _is_readable(order: Order, known: Iterable[Order]) -> bool:
    """
    Tell whether readers that know only these orders read that one rightly, as far as they know its fields.

    They do if one of them is its beginning and none of them has as many values.
    """
    begins = any(order[: len(other)] == other for other in known)
    return begins and not any(len(other) == len(order) for other in known)


def _kept(old: dict[str, Any], new: dict[str, Any], renames: Mapping[str, str]) -> Order:
    """The fields that are still there, in their old order and under their new names."""
    names = (renames.get(wire, wire) for wire in old["properties"])
    return tuple(wire for wire in names if wire in new["properties"])


def _orders(schema: dict[str, Any], names: Mapping[str, str]) -> list[Order]:
    """The known orders, with fields that were renamed under their new names."""
    return [tuple(names.get(wire, wire) for wire in order) for order in schema.get("x-xml", {}).get("orders", ())]
