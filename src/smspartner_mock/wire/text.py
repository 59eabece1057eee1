"""A text on the phone, and its number of SMS: the mock's own reading of the provider's rules."""

from __future__ import annotations

from typing import Final

MAX_SEGMENTS: Final = 10
"""Code 52 refuses more."""

# The provider's table: without `isUnicode` these are replaced before they are counted.
_ROWS: Final = {
    "ą": "à", "’‘“`": "'", "ÿ": "y", "ç": "Ç", "ûü": "u", "ïî": "i", "ôöó": "o", "ëê": "e", "[{": "(", "]}": ")",
    "µ": "u", "ÀÁÂÃÄ": "A", "ÈÊË": "E", "Î": "I", "ÙÚÛÜ": "U", "Ý": "Y", "áâãä": "a", "ÖÔ": "O", "œ": "oe",
    "°": ".", "«»": '"', "ñ": "n", "Ñ": "N", "^~|\\¨§": "",
}  # fmt: skip
_REPLACED: Final = str.maketrans({character: to for row, to in _ROWS.items() for character in row})


def shown(text: str, *, unicode: bool = False) -> str:
    """Return the text as a phone shows it."""
    replaced = text if unicode else text.translate(_REPLACED)
    return replaced.replace(":br:", "\n").replace(":euro:", "€")


def count_segments(text: str, *, unicode: bool = False) -> int:
    """Return the number of SMS that a text takes; an empty text takes one."""
    single, size = (70, 67) if unicode else (160, 153)
    text = shown(text, unicode=unicode)
    double = text.count("\n")  # as `:br:`, in either alphabet
    double += sum(character > "\uffff" for character in text) if unicode else text.count("€")
    if len(text) + double <= single:
        return 1
    if not double:
        return -(-len(text) // size)
    segments, used = 1, 0
    for character in text:
        width = 2 if character == "\n" or (character > "\uffff" if unicode else character == "€") else 1
        if used + width > size:  # a character of two places is never split over two parts
            segments, used = segments + 1, 0
        used += width
    return segments
