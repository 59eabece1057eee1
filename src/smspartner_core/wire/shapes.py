"""Kinds that are made of others: lists, maps and models, and the plan by which a model is read and written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from ..errors import ArgumentError
from .errors import WrongTypeError
from .field import Field
from .model import NOTHING_EXTRA, Extra, Model
from .scalars import TEXT, Kind


class Slot:
    """A field of a model in its plan: where a value on the wire goes."""

    __slots__ = ("attribute", "field", "kind", "empty", "required", "default")

    def __init__(self, attribute: str, field: Field, default: Any) -> None:
        self.attribute = attribute
        self.field = field
        self.kind = field.kind
        self.required = default is attrs.NOTHING
        listed = isinstance(self.kind, Many)
        self.empty: Any = () if listed else "" if self.required and self.kind is TEXT else None
        self.default = self.empty if self.required else default


class Plan:
    """How a model is read and written, made once per model from its attrs fields."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.slots = tuple(
            Slot(attribute.name, attribute.metadata["wire"], attribute.default)
            for attribute in attrs.fields(model)
            if "wire" in attribute.metadata
        )
        self.by_wire = {slot.field.wire: slot for slot in self.slots}
        self.by_name = {slot.attribute: slot for slot in self.slots}
        self.defaults: dict[str, Any] = {slot.attribute: slot.default for slot in self.slots} | {"extra": NOTHING_EXTRA}
        self.required = frozenset(slot.field.wire for slot in self.slots if slot.required)
        self.read = self._compile()
        self._write_fields = writer({slot.attribute: slot.field for slot in self.slots}, self.required)

    def make(self, values: dict[str, Any], extra: dict[str, Any] | None) -> Model:
        """The model of these attributes. Past attrs' `__init__`, since all of them are there and are converted."""
        if extra:
            values["extra"] = Extra(extra)
        made = object.__new__(self.model)
        object.__setattr__(made, "__dict__", values)
        return made

    def missing(self, seen: Iterable[str]) -> str | None:
        """A name that the service always sends and that was not seen."""
        return min(self.required.difference(seen), default=None)

    def _compile(self) -> Callable[[Any], Any]:
        """A closure that reads the model from what JSON gives: everything it needs is at hand."""
        defaults, required, make = self.defaults, self.required, self.make
        slots = {
            slot.field.wire: (slot.attribute, slot.kind.native_type, _reader(slot.kind), slot.empty)
            for slot in self.slots
        }
        slot_of, model, new, put = slots.get, self.model, object.__new__, object.__setattr__

        def read(wire: Any) -> Model | None:
            if type(wire) is not dict:
                if wire == []:  # how PHP writes an empty object
                    return None
                raise WrongTypeError
            values = defaults.copy()
            extra: dict[str, Any] | None = None
            for name, value in wire.items():
                slot = slot_of(name)
                if slot is None:
                    extra = {} if extra is None else extra
                    extra[name] = value
                    continue
                attribute, native_type, convert, empty = slot
                if type(value) is native_type and (value or native_type is not str):
                    values[attribute] = value
                    continue
                if value is None or value == "":
                    values[attribute] = empty
                    continue
                try:
                    values[attribute] = convert(value)
                except WrongTypeError:
                    extra = {} if extra is None else extra
                    extra[name] = value
            if not required <= wire.keys():
                raise WrongTypeError(f"{self.missing(wire)} is missing")
            if extra:
                return make(values, extra)
            made = new(model)
            put(made, "__dict__", values)
            return made

        return read

    def write(self, value: Any) -> dict[str, Any]:
        """The wire object of a model, or of a mapping with the same names."""
        if isinstance(value, self.model):
            given = {slot.attribute: getattr(value, slot.attribute) for slot in self.slots}
            wire = dict(value.extra)
        elif isinstance(value, Mapping):
            given, wire = dict(value), {}
            for name in given:
                if name not in self.by_name:
                    raise ArgumentError(str(name), f"is no field of {self.model.__name__} ({', '.join(self.by_name)})")
        else:
            raise ValueError(f"must be a {self.model.__name__} or a mapping")
        return self._write_fields(given) | wire


def writer(fields: Mapping[str, Field], required: Container[str] = ()) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """
    A closure that makes the wire object of given values, in the order of the fields; None means not given.

    Raises (when called):
        ArgumentError: A value is missing, of another kind or beyond its limit.
    """
    rows = [
        (
            name,
            field.wire,
            field.constant,
            field.required or field.wire in required,
            field.write,
            field.kind.multi_field,
        )
        for name, field in fields.items()
    ]

    def write(given: Mapping[str, Any]) -> dict[str, Any]:
        wire: dict[str, Any] = {}
        for name, wire_name, constant, needed, write_value, multi_field in rows:
            if constant is not None:
                wire[wire_name] = constant
                continue
            value = given.get(name)
            if value is None:
                if needed:
                    raise ArgumentError(name, "is required")
            elif multi_field:
                wire.update(write_value(name, value))
            else:
                wire[wire_name] = write_value(name, value)
        return wire

    return write


def _reader(kind: Kind) -> Callable[[Any], Any]:
    """What reads a kind from JSON, without the steps in between that its `read` takes at each value."""
    if isinstance(kind, Nested) and kind.model not in _under_way:  # a model may hold itself
        return get_plan(kind.model).read
    if isinstance(kind, Many):
        read_item = _reader(kind.item)

        def read(wire: Any) -> tuple[Any, ...]:
            if type(wire) is not list:
                raise WrongTypeError
            return tuple([read_item(member) for member in wire])

        return read
    return kind.read


class Many(Kind):
    """A list; read as a tuple."""

    __slots__ = ("item",)

    def __init__(self, item: Kind) -> None:
        super().__init__(f"many({item})", self._read, self._write)
        self.item = item

    def _read(self, wire: Any) -> tuple[Any, ...]:
        value: tuple[Any, ...] = _reader(self)(wire)
        return value

    def _write(self, value: Any) -> list[Any]:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
            raise ValueError("must be an iterable")
        member = Field("", self.item)
        return [member.write(f"[{place}]", given) for place, given in enumerate(value)]


class Map(dict[str, Any]):
    """A map on its way to the wire: XML writes it otherwise than an object."""


class Mapped(Kind):
    """A map of texts to values of one kind."""

    __slots__ = ("item",)

    def __init__(self, item: Kind) -> None:
        super().__init__(f"mapping({item})", self._read, self._write)
        self.item = item

    def _read(self, wire: Any) -> Extra:
        if type(wire) is not dict:
            raise WrongTypeError
        return Extra({key: self.item.read(value) for key, value in wire.items()})

    def _write(self, value: Any) -> Map:
        if not isinstance(value, Mapping):
            raise ValueError("must be a mapping")
        member = Field("", self.item)
        return Map({str(key): member.write(f"[{key!r}]", given) for key, given in value.items()})


class Nested(Kind):
    """A model inside another value."""

    __slots__ = ("model", "__dict__")

    def __init__(self, model: type[Model]) -> None:
        super().__init__(model.__name__, self._read, self._write)
        self.model = model

    @cached_property
    def plan(self) -> Plan:
        """The model's plan, made when the first value is read or written."""
        return get_plan(self.model)

    def _read(self, wire: Any) -> Any:
        return self.plan.read(wire)

    def _write(self, value: Any) -> dict[str, Any]:
        return self.plan.write(value)


_plans: dict[type[Model], Plan] = {}
_under_way: set[type[Model]] = set()


def get_plan(model: type[Model]) -> Plan:
    """The plan of a model; every model has one."""
    plan = _plans.get(model)
    if plan is None:
        _under_way.add(model)
        try:
            plan = _plans[model] = Plan(model)
        finally:
            _under_way.discard(model)
    return plan


def many(item: Kind) -> Kind:
    """A list of values of one kind."""
    return Many(item)


def mapping(item: Kind) -> Kind:
    """A map of texts to values of one kind."""
    return Mapped(item)


def nested(model: type[Model]) -> Kind:
    """A model inside another value."""
    return Nested(model)
