"""What a response holds beyond what the API's description knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from typing import Any


class Extra(Mapping[str, "Any"]):
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
