"""Ways to make a message shorter by a part or more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .alphabet import REPLACED, SHOWN, describe
from .parts import as_shown, count_shown

# What people paste from word processors, and what a keyboard writes instead. Ours: the service does not know them.
EQUIVALENTS = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": "", "\ufeff": "",
    "”": '"', "„": '"', "‚": "'", "‹": "'", "›": "'", "…": "...", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    "•": "-", "·": "-", "×": "x", "Œ": "OE", "Ï": "I", "Ÿ": "Y", "Ô": "O", "í": "i", "ú": "u", "õ": "o", "Ò": "O",
    "Ì": "I", "Í": "I", "Ó": "O", "Õ": "O", "ý": "y",
}  # fmt: skip
_EQUIVALENTS = str.maketrans(EQUIVALENTS)
_WORDS = {"": "nothing", " ": "a space"}
_NAMED = 3  # characters that a sentence names


class Suggestion(NamedTuple):
    """A way to save parts."""

    sentence: str
    """What to do, e.g. "drop 3 characters"."""
    text: str
    """The text after that, for `preview`."""
    unicode: bool
    """Whether it is then sent in Unicode."""
    saves: int
    """How many parts fewer it takes."""


def suggest(shown: str, *, unicode: bool, room: int) -> tuple[Suggestion, ...]:
    """
    Return what would save parts: the most first, then what harms the text least.

    Args:
        shown: The text as the phone shows it.
        unicode: Whether it is sent in Unicode.
        room: Places that the service needs after it.
    """
    parts = count_shown(shown, unicode=unicode, room=room)
    found = []
    for sentence, text, in_unicode in _candidates(shown, unicode, room):
        saves = parts - count_shown(text, unicode=in_unicode, room=room)
        if text and saves > 0:
            found.append(Suggestion(sentence, text, in_unicode, saves))
    return tuple(sorted(found, key=lambda suggestion: -suggestion.saves))  # which keeps the order of equal ones


def _candidates(text: str, unicode: bool, room: int) -> Iterator[tuple[str, str, bool]]:
    """Yield a sentence, the text that it makes, and whether that goes in Unicode: the least harm first."""
    if unicode:
        plain = as_shown(text.translate(_EQUIVALENTS), unicode=False)
        if set(plain) <= SHOWN:
            yield "send it without unicode" + _replaced(text), plain, False
    squeezed = re.sub(r"[ \u00a0]*\n[ \u00a0\n]*", "\n", re.sub(r" {2,}", " ", text)).strip()
    if squeezed != text:
        yield "drop doubled spaces and empty lines", squeezed, unicode
    if "\n" in squeezed:
        yield "replace line breaks by spaces", squeezed.replace("\n", " "), unicode
    shorter = _shortened(text, unicode, room)
    dropped = len(text) - len(shorter)
    yield f"drop {dropped} character{'s' * (dropped > 1)}", shorter, unicode


def _replaced(text: str) -> str:
    """Return what a sentence says of the characters that will look otherwise, in the order of the text."""
    others = [character for character in dict.fromkeys(text) if character not in SHOWN]
    if not others:
        return ""
    pairs = [(character, character.translate(_EQUIVALENTS).translate(REPLACED)) for character in others[:_NAMED]]
    named = ", ".join(
        f"{found if found.isprintable() else describe(found)} by {_WORDS.get(shown, shown)}" for found, shown in pairs
    )
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f", replacing {named}{more}"


def _shortened(text: str, unicode: bool, room: int) -> str:
    """Return the longest beginning of the text that takes a part less."""
    parts = count_shown(text, unicode=unicode, room=room)
    low, high = 0, len(text)  # the first fits, the second does not
    while high - low > 1:
        middle = (low + high) // 2
        if count_shown(text[:middle], unicode=unicode, room=room) < parts:
            low = middle
        else:
            high = middle
    return text[:low]
