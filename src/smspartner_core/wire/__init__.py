"""
Reading and writing the wire: values and bytes, without the network.

The errors below stay inside this package: callers make a `DecodingError` of them.
"""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MAX_VALUES = 1_500_000
"""How many values a response may hold: a response of 16 MiB of the smallest ones would take 10 seconds to read."""
MAX_ODD_MEMBERS = 500
"""How many members of a list may be odd: one of more is no list of this kind."""


class UnreadableError(ValueError):
    """The response is not well-formed, or is larger than a response may be."""


class WrongTypeError(ValueError):
    """A value is not of its field's kind, or an object lacks a required field."""


class OddMembersError(WrongTypeError):
    """Some members of a list or map are not of its kind."""

    def __init__(self, value: Any, odd: Mapping[str, Any]) -> None:
        super().__init__(f"{', '.join(odd)} cannot be read")
        self.value = value or None
        """What holds the members that fit; None if none does: nothing readable is not the same as nothing there."""
        self.odd = odd
        """The others as they came, by their place: `"[1]"`."""
