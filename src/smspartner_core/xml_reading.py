"""
Elements to values, by the shape of what is expected.

Three dialects may meet in one reply, so each element says for itself how it is to be read: it is *named* (by its tag,
or `<entry key="…">`), or only its *position* tells which field it is. A positional value that does not fit its field
ends the guessing: it and all unnamed values after it are kept in `extra`, as `"#4"` and so on (from 1).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from .scalars import Kind
from .shapes import Many, Mapped, Nested, Plan, Slot
from .unreadable import MisfitError, UnreadableError
from .xml_tree import name_of, text_of

MAX_DEPTH = 64  # a reply of this service nests four deep

Reader = Callable[[Element], Any]  # gives None for an empty element


@cache
def reader_of(kind: Kind) -> Reader:
    """The function that reads an element as a value of this kind."""
    if isinstance(kind, Nested):
        return _model_reader(kind.plan)
    if isinstance(kind, Many):
        return _list_reader(kind.item)
    if isinstance(kind, Mapped):
        return _map_reader(kind)
    if kind.name == "OPEN":
        return generic
    return _scalar_reader(kind)


def _scalar_reader(kind: Kind) -> Reader:
    convert = kind.read

    def read(element: Element) -> Any:
        if len(element):
            raise MisfitError
        text = text_of(element)
        return convert(text) if text else None

    return read


def _list_reader(item: Kind) -> Reader:
    read_item = reader_of(item)
    own_names = item.plan.by_wire.keys() if isinstance(item, Nested) else frozenset[str]()

    def read(element: Element) -> tuple[Any, ...] | None:
        if not len(element):
            if not text_of(element):
                return None
            return (read_item(element),)  # a member that repeats the list's name, without a wrapper
        if own_names and own_names >= {name_of(child) for child in element}:
            return (read_item(element),)
        return tuple([value for value in map(read_item, element) if value is not None])

    return read


def _map_reader(kind: Mapped) -> Reader:
    read_item = reader_of(kind.item)

    def read(element: Element) -> Any:
        return kind.read({child.get("key") or child.tag: read_item(child) for child in element})

    return read


def _model_reader(plan: Plan) -> Reader:
    rows: dict[str, tuple[Slot, Reader]] = {}  # filled at the first element: models may hold themselves
    order = [slot.field.wire for slot in plan.slots]
    orders = {len(names): list(names) for names in plan.model.xml.orders}
    refused = list(plan.model.xml.refused)
    at_success = order.index("success") if refused else 0

    def order_of(element: Element) -> list[str]:
        if refused and len(element) > at_success and text_of(element[at_success]) == "false":
            return refused
        return orders.get(len(element), order)

    def read(element: Element) -> Any:
        if not len(element):
            if text_of(element):
                raise MisfitError
            return None
        if not rows:
            rows.update({wire: (slot, reader_of(slot.kind)) for wire, slot in plan.by_wire.items()})
        values: dict[str, Any] = plan.defaults.copy()
        extra: dict[str, Any] = {}
        seen = set()
        expected: list[str] | None = None
        lost = False
        for place, child in enumerate(element):
            name = name_of(child)
            unnamed = name is None
            if unnamed:
                if expected is None:
                    expected = order_of(element)
                if not lost and place < len(expected):
                    name = expected[place]
            row = rows.get(name) if name is not None else None
            if row is None:
                extra[name or f"#{place + 1}"] = generic(child)
                continue
            slot, read_value = row
            try:
                value = read_value(child)
            except MisfitError:
                lost = lost or unnamed
                extra[f"#{place + 1}" if unnamed else slot.field.wire] = generic(child)
                continue
            seen.add(slot.field.wire)
            if value is None:
                values[slot.attribute] = slot.empty
            elif type(value) is tuple and values[slot.attribute]:
                values[slot.attribute] += value
            else:
                values[slot.attribute] = value
        if not lost:
            missing = plan.missing(seen | extra.keys())
            if missing is not None:
                raise MisfitError(f"{missing} is missing")
        return plan.make(values, extra)

    return read


def generic(element: Element, depth: int = 0) -> Any:
    """
    The value of an element of which nothing is known: a text, a list of what has no names, a dict of what has.

    Raises:
        UnreadableError: It nests deeper than any reply does.
    """
    if depth > MAX_DEPTH:
        raise UnreadableError(f"it nests more than {MAX_DEPTH} deep")
    if not len(element):
        return text_of(element) or None
    names = [name_of(child) for child in element]
    values = [generic(child, depth + 1) for child in element]
    if not any(names):
        return values
    named: dict[str, Any] = {}
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        key = name or f"#{place + 1}"
        if key in named:  # a repeated name is a list
            first = named[key]
            named[key] = [*first, value] if isinstance(first, list) else [first, value]
        else:
            named[key] = value
    return named
