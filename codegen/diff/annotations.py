"""Whether a type of Python takes as much as another one does."""

from __future__ import annotations


def members(annotation: str) -> frozenset[str]:
    """The types of a union."""
    found, depth, start = set(), 0, 0
    for place, character in enumerate(annotation):
        depth += (character in "[(") - (character in "])")
        if character == "|" and depth == 0:
            found.add(annotation[start:place].strip())
            start = place + 1
    return frozenset(found | {annotation[start:].strip()})


def is_within(narrow: str, wide: str) -> bool:
    """Whether every value of the one type is one of the other, as far as their words say so."""
    return wide == "object" or members(narrow) <= members(wide)
