"""
Cut a text into parts: 3GPP TS 23.040, section 9.2.3.24.1, whose header takes seven places of each part.

Texts are cut in their *unit form*, in which each place is one character: what takes two places (the euro sign and a
line break, in UTF-16 an emoji) is followed by a filler, and no part begins with one.
"""

from __future__ import annotations

import unicodedata

from ..errors import ArgumentError
from .alphabet import EURO, LINE_BREAK, REPLACED, describe, is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

GSM_7_SIZES: Final = (160, 153)
"""Places of a single SMS, and of each part of a longer text (documented)."""
UNICODE_SIZES: Final = (70, 67)
"""The same in UTF-16 units (70 is documented; 67 is the standard's, and assumed)."""
MAX_PARTS: Final = 10
"""The service refuses more with code 52."""

MAX_CHARACTERS: Final = 100_000
"""Far more than the 1,530 that the service takes: a longer text is an accident."""

FILLER: Final = "\0"  # no text holds it: control characters are refused


def prepare(text: str) -> str:
    """
    Return a text as it is read before anything is replaced: composed (NFC), with `\\n` for each line break.

    Raises:
        ArgumentError: The text is no string, is too long, or holds what no SMS can carry.
    """
    if not isinstance(text, str):
        raise ArgumentError("text", f"must be a string, not {type(text).__name__}")
    if len(text) > MAX_CHARACTERS:
        raise ArgumentError("text", f"must have at most {MAX_CHARACTERS:,} characters (it has {len(text):,})")
    if text.isascii() and text.isprintable():  # nothing to compose, and nothing to refuse
        return str(text)
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if text.replace("\n", " ").isprintable():
        return text
    for position, character in enumerate(text):
        if (character < " " and character != "\n") or "\x7f" <= character < "\xa0":
            raise ArgumentError("text", f"holds the control character {describe(character)} at position {position}")
        if "\ud800" <= character <= "\udfff":
            raise ArgumentError("text", f"holds half a surrogate pair ({describe(character)}) at position {position}")
    return text


def is_spelled(text: str) -> bool:
    """Return whether a text holds one of the service's own spellings, `:br:` or `:euro:`."""
    return ":" in text and (LINE_BREAK in text or EURO in text)


def spell(text: str, *, unicode: bool) -> str:
    """Return a text with the service's spellings for line breaks and, without Unicode, euro signs."""
    spelled = text.replace("\n", LINE_BREAK)
    return spelled if unicode else spelled.replace("€", EURO)


def replace(text: str) -> str:
    """Return a text with everything replaced that the service replaces without Unicode."""
    text = text.translate(REPLACED)
    while not unicodedata.is_normalized("NFC", text):  # a mark may meet the letter that was put before it
        text = unicodedata.normalize("NFC", text).translate(REPLACED)
    return text


def show(wire: str) -> str:
    """Return what the phone shows of a spelled text."""
    return wire.replace(LINE_BREAK, "\n").replace(EURO, "€")


def unit_form(shown: str, *, unicode: bool) -> str:
    """Return the shown text with a filler after each character that takes two places."""
    units = shown.replace("\n", "\n" + FILLER)
    if not unicode:
        return units.replace("€", "€" + FILLER)
    if units and max(units) > "\uffff":
        return "".join([character + FILLER if character > "\uffff" else character for character in units])
    return units


def cut(units: str, sizes: tuple[int, int], room: int = 0) -> Iterator[str]:
    """
    Yield the parts of a text in unit form.

    Args:
        units: The text in unit form.
        sizes: `GSM_7_SIZES` or `UNICODE_SIZES`.
        room: Places that the service will need after the text; they may take parts of their own, which are empty.
    """
    single, size = sizes
    if len(units) + room <= single:
        yield units
        return
    start, end = 0, 0
    while start < len(units):
        end = start + size
        if units[end : end + 1] == FILLER:  # a character of two places goes to the next part as a whole
            end -= 1
        yield units[start:end]
        start = end
    room -= end - len(units)
    while room > 0:
        yield ""
        room -= size


def as_shown(text: str, *, unicode: bool) -> str:
    """Return what the phone shows of a text as somebody writes it."""
    wire = spell(prepare(text), unicode=unicode)
    return show(wire if unicode else replace(wire))


def count_shown(shown: str, *, unicode: bool, room: int = 0) -> int:
    """Return how many SMS a text takes that is given as the phone shows it; `room` as for `cut`."""
    sizes = UNICODE_SIZES if unicode else GSM_7_SIZES
    return sum(1 for _ in cut(unit_form(shown, unicode=unicode), sizes, room))


def count_parts(text: str, *, unicode: bool = False) -> int:
    """
    Return how many SMS a text takes.

    A short way to `len(preview(text).parts)`, without objects. An empty text takes one.

    Args:
        text: The text as you would send it.
        unicode: Whether it is sent with `is_unicode=True`.

    Raises:
        ArgumentError: The text is no string, or holds what no SMS can carry.
    """
    if not unicode and type(text) is str and len(text) <= MAX_CHARACTERS and is_plain(text) and not is_spelled(text):
        single, size = GSM_7_SIZES
        return 1 if len(text) <= single else -(-len(text) // size)
    return count_shown(as_shown(text, unicode=unicode), unicode=unicode)


count_parts.__module__ = "smspartner"
