"""Tags by which the service can be asked what became of a message."""

from __future__ import annotations

import secrets

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # lower case, as the service wants it; no letter that reads as a digit
_LENGTH = 20  # the service's limit


def new_tag() -> str:
    """A tag that nobody else has: 20 of 32 characters, which is 100 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
