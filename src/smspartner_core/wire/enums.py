"""Open enumerations: an unlisted value becomes a member of its own."""

from __future__ import annotations

from enum import Enum
from typing import Any, Self, TypeVar

Member = TypeVar("Member", bound=Enum)


class OpenText(str, Enum):
    """An open enumeration of strings. Letter case is ignored; compare with `==`: unlisted members are not cached."""

    __str__ = str.__str__

    @classmethod
    def _missing_(cls, value: Any) -> Self | None:
        if not isinstance(value, str):
            return None
        folded = value.strip().casefold()  # a recorded name of a verification ends in a space
        for member in cls:
            if member.value.casefold() == folded:
                return member
        return _unlisted(str.__new__(cls, value), value)


class OpenInt(int, Enum):
    """An open enumeration of integers; compare with `==`: unlisted members are not cached."""

    __str__ = int.__repr__

    @classmethod
    def _missing_(cls, value: Any) -> Self | None:
        if type(value) is not int:
            return None
        return _unlisted(int.__new__(cls, value), value)


def _unlisted(member: Member, value: object) -> Member:
    member._name_ = f"unlisted {value!r}"
    member._value_ = value
    return member
