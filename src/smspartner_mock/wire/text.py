"""How many SMS a text is."""

from __future__ import annotations

from typing import Final

MOST: Final = 10
"""Code 52 refuses more."""

# The provider's table: without `isUnicode` these are replaced before they are counted.
_ROWS: Final = {
    "ą": "à", "’‘`": "'", "ÿ": "y", "ç": "Ç", "ûü": "u", "ïî": "i", "ôöó": "o", "ëê": "e", "[{": "(", "]}": ")",
    "µ": "u", "ÀÁÂÃÄ": "A", "ÈÊË": "E", "Î": "I", "ÙÚÛÜ": "U", "Ý": "Y", "áâãä": "a", "ÖÔ": "O", "œ": "oe",
    "°": ".", "“«»": '"', "ñ": "n", "Ñ": "N", "^~|\\¨§": "",
}  # fmt: skip
_REPLACED: Final = str.maketrans({each: to for row, to in _ROWS.items() for each in row})


def replace_characters(text: str) -> str:
    """The text as a phone without Unicode shows it."""
    return text.replace(":euro:", "€").translate(_REPLACED)


def count_segments(text: str, *, unicode: bool = False) -> int:
    """The number of SMS that a text is; an empty text is one."""
    if unicode:
        # UTF-16 units: an emoji takes two places.
        return _parts(len(text.replace(":br:", "\n").encode("utf-16-le", "surrogatepass")) // 2, 70, 67)
    replaced = replace_characters(text)
    wide = replaced.count("€")
    length = len(replaced) + wide
    if not wide or length <= 160 or length > 153 * (MOST + 1):
        return _parts(length, 160, 153)
    parts, used = 1, 0
    for each in replaced:
        width = 2 if each == "€" else 1
        # A character of two places is never split over two parts.
        if used + width > 153:
            parts, used = parts + 1, 0
        used += width
    return parts


def _parts(length: int, single: int, each: int) -> int:
    return 1 if length <= single else -(-length // each)
