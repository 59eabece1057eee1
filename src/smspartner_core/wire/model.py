"""The base of all models: values that the spec does not know are kept, read-only, in `extra`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

import attrs

from ..extra import NOTHING_EXTRA, Extra


@attrs.frozen(kw_only=True)
class XmlOrder:
    """Rules for unnamed XML values where the order of a model's fields does not identify them."""

    orders: tuple[tuple[str, ...], ...] = ()
    """Known orders, as wire names; the one with as many names as there are values is taken."""
    refused: tuple[str, ...] = ()
    """The order of a list member whose `success` is false."""
    named: bool = False
    """The children keep their names even where everything around them is positional."""


@attrs.frozen(kw_only=True, slots=False)
class Model:
    """
    A value of the API: frozen, comparable, with the wire's fields in snake_case.

    What a response holds beyond the fields that are known, or what does not fit its field, is in `extra` under its wire
    name: `"#4"` for the fourth value of positional XML, `"data[1]"` for the second member of a list that has others.
    """

    _xml_order: ClassVar[XmlOrder] = XmlOrder()

    extra: Mapping[str, Any] = attrs.field(default=NOTHING_EXTRA, eq=False, converter=Extra)
    """What the response holds beyond the fields above, under its wire name. Not part of equality and hash."""

    def to_dict(self) -> dict[str, Any]:
        """
        Return the values by their Python names, with `extra`, as `json.dumps` takes them.

        Amounts become strings, which keep every digit; dates and times ISO 8601; lists `list`. Secrets stay what they
        are: strings that print as a mask, and that `json.dumps` writes in full.
        """
        names = [field.name for field in attrs.fields(type(self)) if field.name != "extra"]
        return {name: _plain(getattr(self, name)) for name in [*names, "extra"]}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    return [_plain(member) for member in value]
