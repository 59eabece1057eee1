"""Tags, by which a message can be looked up later."""

from __future__ import annotations

import secrets

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # lower case, as the service wants it; no letter that reads as a digit
_LENGTH = 20  # the service's limit


def new_tag() -> str:
    """
    Return a tag that no other message has: 20 of 32 characters, which is 100 bits.

    Give it to a message as `tag=`, keep it before you send, and `client.resolve(tag=…)` finds out later whether the
    message was sent, in another process too.
    """
    while not is_new_tag(tag := "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))):
        pass
    return tag


new_tag.__module__ = "smspartner"


def is_new_tag(tag: str) -> bool:
    """Return whether `new_tag` made a tag: it is as long, and mixes letters and digits as no word does."""
    digits = sum(map(str.isdigit, tag))
    return len(tag) == _LENGTH and set(tag) <= set(_ALPHABET) and 2 <= digits <= _LENGTH - 2
