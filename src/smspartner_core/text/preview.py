"""Preview a message before it is sent: the text on the phone, the number of SMS, and the cost."""

from __future__ import annotations

import unicodedata
from collections import namedtuple
from functools import cached_property

from ..errors import ArgumentError
from .alphabet import REPLACEMENTS, SHOWN, describe, is_plain
from .parts import (
    FILLER,
    GSM_7_SIZES,
    MAX_PARTS,
    UNICODE_SIZES,
    cut,
    is_spelled,
    prepare,
    replace,
    show,
    spell,
    unit_form,
)

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from decimal import Decimal
    from typing import NamedTuple

    from .suggestions import Suggestion

    class Part(NamedTuple):
        """One SMS of a message: its text, the places it takes, and its slice of `Preview.text`."""

        text: str
        units: int
        start: int
        end: int

    class Change(NamedTuple):
        """A replacement: where in the text as given, what was there, what the phone shows, and why."""

        position: int
        found: str
        shown: str
        reason: str
else:
    Part = namedtuple("Part", ["text", "units", "start", "end"])
    Part.__doc__ = "One SMS of a message: its text, the places it takes, and its slice of `Preview.text`."
    Change = namedtuple("Change", ["position", "found", "shown", "reason"])
    Change.__doc__ = "A replacement: where in the text as given, what was there, what the phone shows, and why."

_REPLACED_BY = {
    found: (shown, f"{'replaced' if shown else 'removed'} by the service ({evidence})")
    for found, shown, evidence in REPLACEMENTS
}


def preview(
    text: str, *, unicode: bool = False, stop: bool = False, stop_room: int | None = None, low_cost: bool = False
) -> Preview:
    """
    Preview a message: what the phone shows, how it is cut, and what is not certain about it.

    Args:
        text: The text, with line breaks and euro signs as you write them.
        unicode: Whether it is sent with `is_unicode=True`: nothing is replaced, and a part holds 67 places instead
            of 153.
        stop: Whether it is sent with `is_stop_sms=True`. Nobody has published how long the STOP mention is that the
            service adds: without `stop_room` the parts are a minimum.
        stop_room: The places that the STOP mention takes on your account, where you know them.
        low_cost: Whether it is sent with `gamme=2`, which takes one part only.

    Raises:
        ArgumentError: The text is no string, is longer than 100,000 characters, or holds what no SMS can carry; or
            the options contradict each other.
    """
    if stop_room is not None and (isinstance(stop_room, bool) or not isinstance(stop_room, int) or stop_room < 0):
        raise ArgumentError("stop_room", f"must be a number of places, 0 or more, not {stop_room!r}")
    if stop and low_cost:
        raise ArgumentError("stop", "is not available with low_cost: the text itself must carry NoPub=STOP")
    return Preview(text, prepare(text), unicode, (stop_room or 0) if stop else 0, stop and stop_room is None, low_cost)


preview.__module__ = "smspartner"


class Preview:
    """The preview of a message. Made by `preview`."""

    __module__ = "smspartner"

    def __init__(self, given: str, ready: str, unicode: bool, room: int, unknown_room: bool, low_cost: bool) -> None:
        self._given = given
        self._room = room
        self._unknown_room = unknown_room
        self._low_cost = low_cost
        self.unicode = unicode
        """True if the message is sent in Unicode."""
        is_as_given = not unicode and is_plain(ready) and not is_spelled(ready)
        spelled = ready if is_as_given else spell(ready, unicode=unicode)
        self.wire: str = spelled if is_as_given or unicode else replace(spelled)
        """
        The text to send: the phone shows it as `text`, and the service has nothing more to replace.

        Line breaks are written `:br:` and, without Unicode, euro signs `:euro:`, as the service wants them.
        """
        self.text: str = ready if is_as_given else show(self.wire)
        """The text as the phone will show it."""
        self._units = ready if is_as_given else unit_form(self.text, unicode=unicode)
        self.units: int = len(self._units) + room
        """The places that the text takes, with those of a STOP mention of known length."""

    @property
    def alphabet(self) -> str:
        """The alphabet: `GSM-7` or `Unicode`."""
        return "Unicode" if self.unicode else "GSM-7"

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The SMS of which the message is made; a STOP mention of known length may take parts without text."""
        parts, start = [], 0
        for units in cut(self._units, self._sizes, self._room):
            text = units.replace(FILLER, "")
            parts.append(Part(text, len(units), start, start + len(text)))
            start += len(text)
        return tuple(parts)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences between the given text and the text on the phone, in the order of the text."""
        found = []
        for position, given in _characters(self._given):
            composed = given if len(given) == 1 else unicodedata.normalize("NFC", given)
            if composed != given:
                found.append(Change(position, given, composed, "composed to one character, as phones write it"))
            if not self.unicode:
                found += [
                    Change(position + (at if composed == given else 0), character, *_REPLACED_BY[character])
                    for at, character in enumerate(composed)
                    if character in _REPLACED_BY
                ]
        return tuple(found)

    @property
    def lost(self) -> tuple[Change, ...]:
        """The changes in which a character is dropped."""
        return tuple(change for change in self.changes if not change.shown)

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """
        The reasons why text and parts are not certain, a sentence each: nobody has seen what the service does there.
        """
        return tuple(self._doubts())

    @property
    def certain(self) -> bool:
        """True if text and parts follow from what is documented; `doubts` says why not."""
        return not self.doubts

    @property
    def refusal_code(self) -> int | None:
        """
        The code with which the service would refuse the text, or None: 43 if nothing of the text remains, 42 if it is
        longer than low cost allows, 52 if it takes more than 10 parts.
        """
        if not self.text:
            return 43
        if self._low_cost and len(self.parts) > 1:
            return 42
        return 52 if len(self.parts) > MAX_PARTS else None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Ways to save parts, the best first."""
        from .suggestions import suggest

        return suggest(self.text, unicode=self.unicode, room=self._room)

    def cost(self, price: Decimal | int | str) -> Decimal:
        """
        Return what the message costs each recipient.

        Args:
            price: The price of one SMS on your account, e.g. `Decimal("0.038")`; see "What does my message cost?" in
                the docs.

        Raises:
            ArgumentError: The price is a float, which is not exact, or no amount.
        """
        from decimal import Decimal, InvalidOperation

        if isinstance(price, (bool, float)) or not isinstance(price, (Decimal, int, str)):
            raise ArgumentError("price", f"must be a Decimal, an integer or a string such as '0.038', not {price!r}")
        try:
            amount = Decimal(price)
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or amount < 0:
            raise ArgumentError("price", f"must be an amount such as '0.038', not {price!r}")
        return len(self.parts) * amount

    @property
    def _sizes(self) -> tuple[int, int]:
        return UNICODE_SIZES if self.unicode else GSM_7_SIZES

    def _doubts(self) -> list[str]:
        doubts = []
        if not self.unicode:
            unknown = sorted(set(self.text) - SHOWN)
            if unknown:
                named = ", ".join(describe(character) for character in unknown[:3])
                more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
                doubts.append(f"what a phone shows of {named}{more} is unknown (counted as one place)")
        if self._unknown_room:
            doubts.append("the length of the STOP mention is unknown: the parts are a minimum")
        if self.unicode and len(self.parts) > 1:
            doubts.append("that a part in Unicode holds 67 places is assumed")
        assumed = "\n" if self.unicode else "€"  # assumed to take two places each
        if assumed in self.text:
            fewer = self._units.replace(assumed + FILLER, assumed)
            if sum(1 for _ in cut(fewer, self._sizes, self._room)) != len(self.parts):
                name = "a line break in Unicode" if self.unicode else "the euro sign"
                doubts.append(f"that {name} takes two places is assumed, and decides about a part")
        return doubts

    def __repr__(self) -> str:
        size = len(self.parts)
        return f"<Preview: {size} SMS, {self.units} places in {self.alphabet}{'' if self.certain else ', not certain'}>"


def _characters(text: str) -> list[tuple[int, str]]:
    """Return the characters of a text with their positions, each with the combining marks that follow it."""
    if unicodedata.is_normalized("NFC", text):
        return list(enumerate(text))
    found: list[tuple[int, str]] = []
    for position, character in enumerate(text):
        if found and (unicodedata.combining(character) or "\u1160" <= character <= "\u11ff"):  # Hangul vowels and ends
            start, before = found[-1]
            found[-1] = start, before + character
        else:
            found.append((position, character))
    return found
