"""Refusal codes, as `x-codes` lists them: the meaning of a number is the operation's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .messages import message_of

# The defaults of docs/spec.md; all of them are assumed.
_STATUS: Final = {
    "AuthenticationError": 400,
    "InvalidRequestError": 400,
    "NotAllowedError": 403,
    "InsufficientCreditError": 403,
    "NotFoundError": 404,
    "RateLimitError": 429,
    "ServiceError": 500,
}


# "The key is wrong", everywhere; "missing or wrong" where the lower numbers are taken.
_MISSING_OR_WRONG_KEY: Final = 10


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of `x-codes`."""

    number: int
    message: str
    """The message that comes with it, in French."""
    error: str
    status: int
    refuses_request: bool
    """True if it refuses the whole request, not just a member of a list."""


Codes = Mapping[int, Code]


def read_codes(operation: str, own: Mapping[str, Any], lists: Mapping[str, Mapping[str, Any]]) -> dict[int, Code]:
    """Read the codes of an operation: the common ones, then those of the list it refers to, then its own."""
    sources: list[tuple[str, Mapping[str, Any]]] = [("common", lists.get("common", {}))]
    if "$ref" in own:
        name = own["$ref"].rpartition("/")[2]
        # A list may have a "$ref" of its own; the contract has none, so it is not followed.
        sources.append((name, lists[name]))
    sources.append((operation, own))
    entries = {number: (source, entry) for source, list_ in sources for number, entry in list_.items()}
    return {
        int(number): _read(source, int(number), entry)
        for number, (source, entry) in entries.items()
        if number.isdecimal()
    }


def _read(source: str, number: int, entry: Mapping[str, Any]) -> Code:
    error = entry.get("error", "InvalidRequestError")
    return Code(
        number=number,
        message=message_of(source, number, error),
        error=error,
        status=int(entry.get("http", _STATUS.get(error, 400))),
        refuses_request=entry.get("member") is not True,
    )


def missing_key(codes: Codes) -> int:
    """
    Return the code for a request without a key.

    Most operations have 1 for it, `group/add` has 2; where 1 is a parameter of the operation, 10 means both.
    """
    return next((number for number in _key_codes(codes) if number < _MISSING_OR_WRONG_KEY), _MISSING_OR_WRONG_KEY)


def wrong_key(codes: Codes) -> int:
    """Return the code for an unknown key."""
    return next((number for number in _key_codes(codes) if number >= _MISSING_OR_WRONG_KEY), _MISSING_OR_WRONG_KEY)


def _key_codes(codes: Codes) -> list[int]:
    return [code.number for code in codes.values() if code.error == "AuthenticationError"]
