"""
Turn elements into values, by the expected shape.

Three dialects may meet in one response, so each element says for itself how it is to be read: it is *named* (by its
tag, or `<entry key="…">`), or only its *position* tells which field it is. A positional value that does not fit its
field ends the guessing: it and all unnamed values after it are kept in `extra`, as `"#4"` and so on (from 1).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from ..extra import Extra
from . import MAX_ODD_MEMBERS, OddMembersError, UnreadableError, WrongTypeError
from .field import Field
from .model import Model
from .scalars import OPEN, Kind
from .shapes import Many, Mapped, ModelFields, Nested, fields_of, keep_odd_members, partial_list

MAX_DEPTH = 64  # a response of this service nests four deep

WHITE = " \t\r\n"  # what XML calls white space; str.strip() alone would take a non-breaking space too

Reader = Callable[[Element], Any]  # gives None for an empty element


def tag_of(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag[tag.rindex("}") + 1 :] if tag[0] == "{" else tag


def name_of(element: Element) -> str | None:
    """Return the field that an element names; None if only its position identifies it."""
    tag = element.tag
    key = element.get("key")
    if key is not None and not key.isdecimal():  # decimal keys are the indices of a list
        return key
    if tag == "entry" or tag == "item":
        return None
    name = tag_of(element)
    return None if name in ("entry", "item") else name


def text_of(element: Element) -> str:
    """The element's text; white space around it is not part of it."""
    text = element.text
    return text.strip(WHITE) if text else ""


@cache
def reader_of(kind: Kind) -> Reader:
    """The function that reads an element as a value of this kind."""
    if isinstance(kind, Nested):
        return _model_reader(kind.model)
    if isinstance(kind, Many):
        return _list_reader(kind.item)
    if isinstance(kind, Mapped):
        return _map_reader(kind)
    return generic if kind is OPEN else _scalar_reader(kind)


def _scalar_reader(kind: Kind) -> Reader:
    convert = kind.read

    def read(element: Element) -> Any:
        if len(element):
            raise WrongTypeError
        text = text_of(element)
        return convert(text) if text else None

    return read


def _list_reader(item: Kind) -> Callable[..., tuple[Any, ...] | None]:
    """A function that reads one element that holds a list, or all that repeat its name."""
    read_item = reader_of(item)

    def read(*elements: Element) -> tuple[Any, ...] | None:
        first = elements[0]
        members: Any = elements
        if len(elements) == 1:
            if not len(first) and not text_of(first):
                return None
            if not _is_member(first, item):
                members = first
        try:
            value = tuple([value for value in map(read_item, members) if value is not None])
        except WrongTypeError:
            value = ()
        if len(value) != len(members):
            raise partial_list(members, read_item, generic)
        return value

    return read


def _is_member(element: Element, item: Kind) -> bool:
    """Return whether this is not a list but a member of one, which repeats the list's name without a wrapper."""
    if not len(element):
        return True
    if not isinstance(item, Nested) or name_of(element[0]) is None:
        return False
    own_names = fields_of(item.model).by_wire
    return any(name_of(child) in own_names for child in element)


def _map_reader(kind: Mapped) -> Reader:
    read_item = reader_of(kind.item)

    def read(element: Element) -> Any:
        value, odd = {}, {}
        for child in element:
            key = child.get("key") or child.tag
            try:
                value[key] = read_item(child)
            except WrongTypeError:
                odd[f"[{key!r}]"] = generic(child)
                if len(odd) > MAX_ODD_MEMBERS:
                    raise
        if odd:
            raise OddMembersError(value and Extra(value), odd)
        return Extra(value)

    return read


class _Orders:
    """The fields of a model in each order that positions may have."""

    def __init__(self, fields: ModelFields) -> None:
        order = fields.model._xml_order
        self._usual = list(fields.by_wire.values())
        self._by_count = {len(names): self._of(fields, names) for names in order.orders}
        self._refused = self._of(fields, order.refused)
        self._at_success = list(fields.by_wire).index("success") if order.refused else 0

    @staticmethod
    def _of(fields: ModelFields, names: tuple[str, ...]) -> list[Field]:
        # an order may know a name that the model does not: a field without a Python name
        return [fields.by_wire.get(wire) or Field(wire, OPEN) for wire in names]

    def of(self, element: Element) -> list[Field]:
        """Return the fields of this element's unnamed children, by their positions."""
        count = len(element)
        if self._refused and count > self._at_success and text_of(element[self._at_success]) == "false":
            return self._refused
        return self._by_count.get(count, self._usual)


def _model_reader(model: type[Model]) -> Reader:
    """A closure that reads a model: it runs for each member of a long list, and calls little."""
    fields: ModelFields | None = None  # looked up at the first element: a model may hold itself
    orders: Any = None

    def read(element: Element) -> Any:
        nonlocal fields, orders
        if not len(element):
            if text_of(element):
                raise WrongTypeError
            return None
        if fields is None:
            fields = fields_of(model)
            orders = _Orders(fields)
        values = fields.defaults.copy()
        extra: dict[str, Any] = {}
        seen = set()
        lists: dict[str, list[Element]] = {}
        order: list[Field] = []
        lost = False
        for place, child in enumerate(element):
            unnamed = child.tag == "entry" and child.get("key") is None
            name = None if unnamed else name_of(child)
            if name is None:
                if not order:
                    order = orders.of(element)
                field = order[place] if not lost and place < len(order) else None
            else:
                field = fields.by_wire.get(name)
            if field is None or not field.name:
                extra[name or (field.wire if field else f"#{place + 1}")] = generic(child)
                continue
            try:
                if field.is_single and not len(child):
                    text = child.text
                    text = text.strip(WHITE) if text else None
                    value = field.read(text) if text else None
                elif name is not None and field.kind.is_list:
                    lists.setdefault(name, []).append(child)  # its members may repeat its name
                    continue
                else:
                    value = reader_of(field.kind)(child)
            except WrongTypeError as error:
                if name is None and getattr(error, "value", None) is None:
                    lost = True
                    extra[f"#{place + 1}"] = generic(child)
                    continue
                value = _keep_unreadable(field, [child], error, extra)
            else:
                if value is None:
                    if field.needs_value:
                        continue  # as if it were not there
                    value = field.empty
            seen.add(field.wire)
            values[field.name] = value
        for name, elements in lists.items():
            field = fields.by_wire[name]
            try:
                value = reader_of(field.kind)(*elements)
            except WrongTypeError as error:
                value = _keep_unreadable(field, elements, error, extra)
            else:
                value = field.empty if value is None else value
            seen.add(name)
            values[field.name] = value
        if lost:  # a list that was not found is not an empty one
            missed = [field for wire, field in fields.by_wire.items() if field.kind.is_list and wire not in seen]
            values.update(dict.fromkeys([field.name for field in missed]))
            seen.update(field.wire for field, child in zip(order, element, strict=False) if not _is_empty(child))
            seen.update(wire for wire, field in fields.by_wire.items() if not field.needs_value)
        if not fields.required <= seen:
            raise WrongTypeError(f"{fields.missing(seen)} is missing")
        if extra:
            values["extra"] = Extra(extra)
        return fields.make(values)

    return read


def _is_empty(element: Element) -> bool:
    return not len(element) and not text_of(element)


def _keep_unreadable(field: Field, elements: list[Element], error: WrongTypeError, extra: dict[str, Any]) -> Any:
    """Put a value that does not fit its field into `extra`, and return the part that fits, or None."""
    if isinstance(error, OddMembersError):
        return keep_odd_members(field.wire, error, extra)
    values = [generic(element) for element in elements]
    extra[field.wire] = values if len(values) > 1 else values[0]
    return None


def generic(element: Element, depth: int = 0) -> Any:
    """
    Return the value of an unknown element: a string, a list of unnamed children, or a dict of named ones.

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
    named: dict[str, list[Any]] = {}
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        named.setdefault(name or f"#{place + 1}", []).append(value)
    return {name: found if len(found) > 1 else found[0] for name, found in named.items()}  # a repeated name is a list
