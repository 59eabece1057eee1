"""Kinds made of others (lists, maps and models), and the readers and writers of models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from ..errors import ArgumentError
from ..extra import NOTHING_EXTRA, Extra
from . import MAX_ODD_MEMBERS, OddMembersError, WrongTypeError
from .field import Field
from .model import Model
from .scalars import Kind


class Many(Kind):
    """A list; read as a tuple."""

    __slots__ = ("item", "member")

    is_list = True
    is_single = False

    def __init__(self, item: Kind, limits: Mapping[str, Any]) -> None:
        super().__init__(f"many({item})", _list_reader(item), self._write)
        self.item = item
        self.member = Field("", item, **limits)

    def _write(self, value: Any) -> list[Any]:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
            raise ValueError("must be an iterable")
        member = self.member
        return [member.write(given, f"[{place}]") for place, given in enumerate(value)]


class Map(dict[str, Any]):
    """A map on its way to the wire: XML writes it differently from an object."""


class Mapped(Kind):
    """A map of strings to values of one kind."""

    __slots__ = ("item", "member")

    is_single = False

    def __init__(self, item: Kind, limits: Mapping[str, Any]) -> None:
        super().__init__(f"mapping({item})", self._read, self._write)
        self.item = item
        self.member = Field("", item, **limits)

    def _read(self, wire: Any) -> Extra:
        if type(wire) is not dict:
            raise WrongTypeError
        value, odd = {}, {}
        for key, member in wire.items():
            try:
                value[key] = self.item.read(member)
            except WrongTypeError:
                odd[f"[{key!r}]"] = member
                if len(odd) > MAX_ODD_MEMBERS:
                    raise
        if odd:
            raise OddMembersError(value and Extra(value), odd)
        return Extra(value)

    def _write(self, value: Any) -> Map:
        if not isinstance(value, Mapping):
            raise ValueError("must be a mapping")
        member = self.member
        return Map({str(key): member.write(given, f"[{key!r}]") for key, given in value.items()})


class Nested(Kind):
    """A model inside another value."""

    __slots__ = ("model",)

    is_single = False

    def __init__(self, model: type[Model]) -> None:
        super().__init__(model.__name__, model_reader(model), self._write)
        self.model = model

    def _write(self, value: Any) -> dict[str, Any]:
        """The wire object of a model, or of a mapping with the same names."""
        fields = fields_of(self.model)
        if isinstance(value, self.model):
            given = {name: getattr(value, name) for name in fields.by_name}
            wire = dict(value.extra)
        elif isinstance(value, Mapping):
            given, wire = dict(value), {}
            for name in given:
                if name not in fields.by_name:
                    known = ", ".join(fields.by_name)
                    raise ArgumentError(str(name), f"unknown field of {self.model.__name__} ({known})")
        else:
            raise ValueError(f"must be a {self.model.__name__} or a mapping")
        return fields.write(given) | wire


class ModelFields:
    """The fields of a model by each of their names, and how its instances are made."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        fields = [
            attribute.metadata["wire"].named(
                attribute.name, required=attribute.default is attrs.NOTHING, default=attribute.default
            )
            for attribute in attrs.fields(model)
            if "wire" in attribute.metadata
        ]
        self.by_wire: dict[str, Field] = {field.wire: field for field in fields}
        self.by_name: dict[str, Field] = {field.name: field for field in fields}
        self.defaults: dict[str, Any] = {field.name: field.default for field in fields} | {"extra": NOTHING_EXTRA}
        self.required = frozenset(field.wire for field in fields if field.required)
        self.write = writer(self.by_name)

    def make(self, values: dict[str, Any]) -> Model:
        """Make the model without attrs' `__init__`: all attributes are there and converted."""
        made = object.__new__(self.model)
        object.__setattr__(made, "__dict__", values)
        return made

    def missing(self, seen: Iterable[str]) -> str | None:
        """Return a required name that was not seen."""
        return min(self.required.difference(seen), default=None)


_fields: dict[type[Model], ModelFields] = {}


def fields_of(model: type[Model]) -> ModelFields:
    """The fields of a model, looked up once."""
    found = _fields.get(model)
    if found is None:
        found = _fields[model] = ModelFields(model)
    return found


def model_reader(model: type[Model]) -> Callable[[Any], Any]:
    """A closure that reads the model from what JSON gives: everything it needs is at hand."""
    fields: ModelFields | None = None  # looked up at the first object: a model may hold itself

    def read(wire: Any) -> Model:
        nonlocal fields
        if type(wire) is not dict:
            raise WrongTypeError
        if fields is None:
            fields = fields_of(model)
        values = fields.defaults.copy()
        field_of = fields.by_wire.get
        extra: dict[str, Any] | None = None
        for name, value in wire.items():
            field = field_of(name)
            if field is None:
                extra = {} if extra is None else extra
                extra[name] = value
            elif type(value) is field.native_type and (value or value != ""):
                values[field.name] = value
            elif value is None or value == "":
                if field.needs_value:
                    raise WrongTypeError(f"{name} is empty")
                values[field.name] = field.empty
            else:
                try:
                    values[field.name] = field.read(value)
                except WrongTypeError as error:
                    extra = {} if extra is None else extra
                    values[field.name] = _keep_unreadable(field, value, error, extra)
        if not fields.required <= wire.keys():
            raise WrongTypeError(f"{fields.missing(wire)} is missing")
        if extra:
            values["extra"] = Extra(extra)
        return fields.make(values)

    return read


def _keep_unreadable(field: Field, value: Any, error: WrongTypeError, extra: dict[str, Any]) -> Any:
    """Put a value that does not fit its field into `extra`, and return the part that fits, or None."""
    if isinstance(error, OddMembersError):
        return keep_odd_members(field.wire, error, extra)
    if value == [] and isinstance(field.kind, Nested):  # which is how PHP writes an empty object
        return None
    if field.needs_value and not value:  # `[]`, `{}` and `false` are no ids, nor amounts
        raise WrongTypeError(f"{field.wire} is empty") from None
    extra[field.wire] = value
    return None


def keep_odd_members(name: str, error: OddMembersError, extra: dict[str, Any]) -> Any:
    """Put the odd members into `extra`, and return the others."""
    extra.update((f"{name}{place}", member) for place, member in error.odd.items())
    return error.value


def unreadable_members(model: Any, name: str) -> int:
    """Return how many members of a model's list are in its `extra`, since they could not be read."""
    wire = fields_of(type(model)).by_name[name].wire
    return sum(key.startswith(f"{wire}[") for key in model.extra)


def _list_reader(item: Kind) -> Callable[[Any], tuple[Any, ...]]:
    read_item = item.read

    def read(wire: Any) -> tuple[Any, ...]:
        if type(wire) is not list:
            wire = _numbered(wire)
        try:
            return tuple([read_item(member) for member in wire])
        except WrongTypeError:
            raise partial_list(wire, read_item) from None

    return read


def _numbered(wire: Any) -> list[Any]:
    """Return a list that PHP writes as an object: one with gaps in its numbers, or an empty one."""
    if type(wire) is not dict or not all(key.isdecimal() for key in wire):
        raise WrongTypeError
    return list(wire.values())


def partial_list(
    members: Iterable[Any], read_item: Callable[[Any], Any], as_is: Callable[[Any], Any] | None = None
) -> WrongTypeError:
    """Return the readable part of a list: without the members that `read_item` refuses, or returns nothing for."""
    value, odd = [], {}
    for place, member in enumerate(members):
        try:
            read = read_item(member)
        except WrongTypeError:
            read = None
        if read is not None:
            value.append(read)
            continue
        odd[f"[{place}]"] = as_is(member) if as_is else member
        if len(odd) > MAX_ODD_MEMBERS:
            return WrongTypeError("it has too many odd members")
    return OddMembersError(tuple(value), odd)


def writer(fields: Mapping[str, Field]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """
    A closure that makes the wire object of given values, in the order of the fields; None means not given.

    The fields get their Python names by it.

    Raises (when called):
        ArgumentError: A value is missing, of another kind or beyond its limit.
    """
    for name, field in fields.items():
        field.name = name
    in_order = tuple(fields.values())

    def write(given: Mapping[str, Any]) -> dict[str, Any]:
        wire: dict[str, Any] = {}
        get = given.get
        for field in in_order:
            value = get(field.name)
            if field.constant is not None:
                wire[field.wire] = field.constant
            elif value is None:
                if field.required:
                    raise ArgumentError(field.name, "is required")
            elif field.kind.multi_field:
                wire.update(field.write(value))
            else:
                wire[field.wire] = field.write(value)
        return wire

    return write


def many(item: Kind, **limits: Any) -> Kind:
    """A list of values of one kind; its limits are those of each member."""
    return Many(item, limits)


def mapping(item: Kind, **limits: Any) -> Kind:
    """A map of strings to values of one kind; its limits are those of each value."""
    return Mapped(item, limits)


def nested(model: type[Model]) -> Kind:
    """A model inside another value."""
    return Nested(model)
