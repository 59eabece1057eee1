"""Text that must not be seen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from typing import Any

MASK = "***"


class Secret(str):
    """A text like any other, but for its `repr`: what is printed, logged or shown in a traceback is a mask."""

    __slots__ = ()

    def __getitem__(self, place: Any) -> Secret:
        return Secret(super().__getitem__(place))  # what shows the first part of a long text shows a mask too

    def __repr__(self) -> str:
        return f"'{MASK}'"
