"""
Elements to values, by the shape of what is expected.

Three dialects may meet in one response, so each element says for itself how it is to be read: it is *named* (by its
tag, or `<entry key="…">`), or only its *position* tells which field it is. A positional value that does not fit its
field ends the guessing: it and all unnamed values after it are kept in `extra`, as `"#4"` and so on (from 1).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from .errors import UnreadableError, WrongTypeError
from .scalars import Kind
from .shapes import Many, Mapped, Nested, Plan, Slot
from .xml_tree import WHITE, name_of, text_of

MAX_DEPTH = 64  # a response of this service nests four deep

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
            raise WrongTypeError
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


class _Row:
    """A field in a model's reader, with what reads it."""

    __slots__ = ("attribute", "convert", "empty", "read", "wire")

    def __init__(self, wire: str, slot: Slot | None) -> None:
        self.wire = wire
        self.attribute = slot.attribute if slot else None  # None: a name that an order knows and the model does not
        self.empty = slot.empty if slot else None
        plain = slot is not None and not isinstance(slot.kind, (Nested, Many, Mapped)) and slot.kind.name != "OPEN"
        self.convert = slot.kind.read if slot and plain else None
        self.read: Reader = generic if slot is None else reader_of(slot.kind)


class _Rows:
    """The fields of a model by name, and in each order that positions may have."""

    def __init__(self, plan: Plan) -> None:
        self.by_wire = {wire: _Row(wire, slot) for wire, slot in plan.by_wire.items()}
        xml = plan.model.xml
        self._usual = self._ordered(plan, tuple(plan.by_wire))
        self._by_count = {len(order): self._ordered(plan, order) for order in xml.orders}
        self._refused = self._ordered(plan, xml.refused)
        self._at_success = tuple(plan.by_wire).index("success") if xml.refused else 0

    @staticmethod
    def _ordered(plan: Plan, names: tuple[str, ...]) -> list[_Row]:
        return [_Row(wire, plan.by_wire.get(wire)) for wire in names]

    def order(self, element: Element) -> list[_Row]:
        """What the unnamed children of this element are, by their positions."""
        count = len(element)
        if self._refused and count > self._at_success and text_of(element[self._at_success]) == "false":
            return self._refused
        return self._by_count.get(count, self._usual)


def _model_reader(plan: Plan) -> Reader:
    """A closure that reads a model: it runs for each member of a long list, and calls little."""
    rows: _Rows | None = None  # made at the first element: a model may hold itself
    defaults, required, make = plan.defaults, plan.required, plan.make

    def read(element: Element) -> Any:
        nonlocal rows
        if not len(element):
            if text_of(element):
                raise WrongTypeError
            return None
        if rows is None:
            rows = _Rows(plan)
        values = defaults.copy()
        extra: dict[str, Any] = {}
        seen = set()
        order: list[_Row] | None = None
        lost = False
        for place, child in enumerate(element):
            unnamed = child.tag == "entry" and child.get("key") is None
            name = None if unnamed else name_of(child)
            if name is None:
                if order is None:
                    order = rows.order(element)
                row = order[place] if not lost and place < len(order) else None
            else:
                row = rows.by_wire.get(name)
            if row is None or row.attribute is None:
                extra[name or (row.wire if row else f"#{place + 1}")] = generic(child)
                continue
            try:
                if row.convert is None or len(child):
                    value = row.read(child)
                else:
                    text = child.text
                    text = text.strip(WHITE) if text else None
                    value = row.convert(text) if text else None
            except WrongTypeError:
                lost = lost or name is None
                extra[f"#{place + 1}" if name is None else name] = generic(child)
                continue
            seen.add(row.wire)
            if value is None:
                values[row.attribute] = row.empty
            elif type(value) is tuple and values[row.attribute]:
                values[row.attribute] += value  # a list whose members repeat its name
            else:
                values[row.attribute] = value
        if not lost and not required <= seen:
            missing = plan.missing(seen | extra.keys())
            if missing is not None:
                raise WrongTypeError(f"{missing} is missing")
        return make(values, extra)

    return read


def generic(element: Element, depth: int = 0) -> Any:
    """
    The value of an element of which nothing is known: a text, a list of what has no names, a dict of what has.

    Raises:
        UnreadableError: It nests deeper than any response does.
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
