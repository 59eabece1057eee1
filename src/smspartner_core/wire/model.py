"""What all models share: values that the spec does not know are kept, read-only, in `extra`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import attrs


class Extra(Mapping[str, Any]):
    """A read-only mapping. (`types.MappingProxyType` would be one too, but neither pickles nor copies.)"""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self._values = dict(values or {})

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)


NOTHING_EXTRA = Extra()


@attrs.frozen(kw_only=True)
class XmlOrder:
    """Where the order of a model's fields does not tell what an unnamed XML value is."""

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
    name (`"#4"` for the fourth value of positional XML).
    """

    xml: ClassVar[XmlOrder] = XmlOrder()

    extra: Mapping[str, Any] = attrs.field(default=NOTHING_EXTRA, eq=False, converter=Extra)
    """What the response holds beyond the fields above, under its wire name. Not part of equality and hash."""
