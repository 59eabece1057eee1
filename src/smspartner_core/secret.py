"""Strings that must not be shown."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from typing import Any

MASK = "***"


class Secret(str):
    """A string like any other, except that its `repr`, in logs and tracebacks too, is a mask."""

    __slots__ = ()

    def __getitem__(self, place: Any) -> Secret:
        return Secret(super().__getitem__(place))  # what shows the first part of a long text shows a mask too

    def __repr__(self) -> str:
        return f"'{MASK}'"
