"""
XML by position: what a change of the order of fields means to who counts.

A response has the order of its `properties`, or one of the `orders` of `x-xml`, chosen by the number of values.
Who knows the old orders reads a new one rightly if it is one of them, or if one of them is its beginning and none of
them has as many values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Order = tuple[str, ...]


def orders_of(schema: dict[str, Any], new_names: Mapping[str, str] | None = None) -> list[Order]:
    """The known orders, with fields that were renamed under their new names."""
    names = new_names or {}
    return [tuple(names.get(each, each) for each in order) for order in schema.get("x-xml", {}).get("orders", ())]


def is_readable(order: Order, known: Iterable[Order]) -> bool:
    """Whether who knows only these orders reads that one rightly, as far as he knows its fields."""
    orders = list(known)
    if order in orders:
        return True
    begins = any(order[: len(each)] == each for each in orders)
    return begins and not any(len(each) == len(order) for each in orders)


def changes_of_orders(plain: Order, old: list[Order], new: list[Order]) -> Iterator[tuple[str, int]]:
    """What became of the known orders: the rule and the number of values. `plain` is the order of the properties."""
    known = [plain, *old]
    for order in new:
        if order not in known:
            yield "known order added" if is_readable(order, known) else "unknown order", len(order)
    sizes = {len(order) for order in new}
    for order in old:
        if order not in new and order != plain and len(order) not in sizes:
            yield "known order removed", len(order)
