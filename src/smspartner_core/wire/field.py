"""One field of a request or a model: its name on the wire, its kind, and the limits that the service sets."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ..errors import ArgumentError
from ..secret import MASK
from .scalars import CSV, MONEY, SECRET, TEXT, Kind

_END = re.compile(r"(?<!\\)\$$")
_SHOWN_CHARACTERS = 60  # of a refused value that an error repeats


class Field:
    """
    The spec of one field, and its place in Python.

    An argument of an operation and a field of a model are both one. `named` gives it its Python name; `write` turns an
    argument into its wire value, or refuses it.
    """

    __slots__ = (
        "wire",
        "kind",
        "required",
        "constant",
        "min_length",
        "max_length",
        "minimum",
        "maximum",
        "multiple_of",
        "pattern",
        "must",
        "min_items",
        "max_items",
        "name",
        "default",
        "empty",
        "needs_value",
        "read",
        "native_type",
        "is_single",
        "_limited",
    )

    def __init__(
        self,
        wire: str,
        kind: Kind,
        *,
        required: bool = False,
        constant: Any = None,
        min_length: int | None = None,
        max_length: int | None = None,
        minimum: int | float | None = None,
        maximum: int | float | None = None,
        multiple_of: int | float | None = None,
        pattern: str | None = None,
        must: str | None = None,
        min_items: int | None = None,
        max_items: int | None = None,
    ) -> None:
        self.wire = wire
        self.kind = kind
        self.required = required
        self.constant = constant
        self.min_length = min_length
        self.max_length = max_length
        self.minimum = _exact(minimum)
        self.maximum = _exact(maximum)
        self.multiple_of = _exact(multiple_of)
        # As in a JSON Schema, `$` is the very end (in Python also before a last line feed), and `\d` is 0 to 9.
        self.pattern = None if pattern is None else re.compile(_END.sub(r"\\Z", pattern), re.ASCII)
        self.must = must  # what the pattern asks for, in words: "be lower case"
        self.min_items = min_items
        self.max_items = max_items
        limits = (min_length, max_length, minimum, maximum, multiple_of, pattern, min_items, max_items)
        self._limited = any(limit is not None for limit in limits)
        self.name = ""  # its name in Python; empty where no attribute or argument stands for it
        self.default: Any = None  # what a model has where the wire has nothing
        self.empty: Any = () if kind.is_list else None  # what it has where the wire has an empty value
        self.needs_value = False  # a model cannot be without it, and nothing stands for an empty value
        self.read = kind.read  # these three again here, since readers ask for them at each value
        self.native_type = kind.native_type
        self.is_single = kind.is_single

    def named(self, name: str, *, required: bool, default: Any = None) -> Field:
        """Give the field its Python name, and what a model holds without a value."""
        self.name = name
        self.required = required
        self.needs_value = required and not (self.kind.is_text or self.kind.is_list)
        if required and self.kind is TEXT:
            self.empty = ""
        self.default = self.empty if required else default
        return self

    def write(self, value: Any, name: str | None = None) -> Any:
        """
        The wire value of an argument.

        Raises:
            ArgumentError: The value is of another kind, or beyond a limit.
        """
        try:
            wire = self.kind.write(value)
            if self._limited:
                self._check(wire)
        except ArgumentError as error:
            raise error.within(name or self.name or self.wire) from None
        except (TypeError, ValueError) as error:
            shown = MASK if self.kind is SECRET else _shown(value)
            raise ArgumentError(name or self.name or self.wire, f"{error}, not {shown}") from None
        return wire

    def _check(self, wire: Any) -> None:
        if self.kind is CSV:
            self._check_members(wire)
        elif isinstance(wire, (list, dict)):
            self._check_count(len(wire))
        else:
            self._check_one(wire)

    def _check_members(self, wire: str) -> None:
        if not wire and self.min_length:
            raise ValueError("must hold at least one value")
        self._check_count(wire.count(",") + bool(wire))
        if self.pattern is None or self.pattern.search(wire):
            return
        for place, member in enumerate(wire.split(",")):
            try:
                self._check_one(member)
            except ValueError as error:
                raise ArgumentError(f"[{place}]", f"{error}, not {_shown(member)}") from None
        self._check_text(wire)  # each of them fits, and all together do not

    def _check_one(self, wire: Any) -> None:
        if isinstance(wire, str) and self.kind is not MONEY:
            self._check_text(wire)
        else:
            self._check_number(Decimal(str(wire)))

    def _check_count(self, count: int) -> None:
        if self.max_items is not None and count > self.max_items:
            raise ValueError(f"must have at most {self.max_items} members (it has {count})")
        if self.min_items is not None and count < self.min_items:
            raise ValueError(f"must have at least {self.min_items} member{'s' * (self.min_items > 1)} (it has {count})")

    def _check_text(self, wire: str) -> None:
        if self.must and not wire and self.min_length:
            raise ValueError(f"must {self.must}")
        if self.max_length is not None and len(wire) > self.max_length:
            raise ValueError(f"must have at most {self.max_length} characters (it has {len(wire)})")
        if self.min_length is not None and len(wire) < self.min_length:
            raise ValueError(f"must have at least {self.min_length} character{'s' * (self.min_length > 1)}")
        if self.pattern is not None and not self.pattern.search(wire):
            asked = self.must or "match " + self.pattern.pattern.replace(r"\Z", "$")
            raise ValueError(f"must {asked}")

    def _check_number(self, wire: Decimal) -> None:
        if self.maximum is not None and wire > self.maximum:
            raise ValueError(f"must be at most {self.maximum}")
        if self.minimum is not None and wire < self.minimum:
            raise ValueError(f"must be at least {self.minimum}")
        if self.multiple_of is not None and wire % self.multiple_of:
            raise ValueError(f"must be a multiple of {self.multiple_of}")


def _exact(limit: int | float | None) -> int | Decimal | None:
    """Return a limit as the spec prints it: 0.3 is a multiple of 0.01, though the nearest floats are not."""
    return Decimal(repr(limit)) if isinstance(limit, float) else limit


def _shown(value: Any) -> str:
    try:
        shown = repr(value)
    except ValueError:  # an integer of more digits than Python writes
        return f"a {type(value).__name__} that is too large"
    return shown if len(shown) <= _SHOWN_CHARACTERS else f"{shown[:_SHOWN_CHARACTERS]}…"
