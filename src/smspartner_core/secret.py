"""Text that must not be seen."""

from __future__ import annotations

MASK = "***"


class Secret(str):
    """A text like any other, but for its `repr`: what is printed, logged or shown in a traceback is a mask."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{MASK}'"
