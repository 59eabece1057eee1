"""The message texts in a call's arguments: spelled as the service wants them, and not longer than allowed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from .errors import ArgumentError

_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # but for tab and line breaks


@attrs.frozen(kw_only=True)
class MessageText:
    """
    The place of a message text in an operation's body, and of the fields that decide how it is sent, in wire names.
    """

    field: str
    """The field with the text."""
    inside: str | None = None
    """The object, or the list of objects, that has the field; None for the body itself."""
    argument: str
    """The argument as errors name it, with `{}` for the place in a list: `sms_list[{}].message`."""
    unicode: str | None = None
    """The flag that sends it in Unicode."""
    stop: str | None = None
    """The flag that adds the STOP mention."""
    low_cost: tuple[str, Any] | None = None
    """The field, and its value, that sends it with low cost."""
    flags_inside: bool = False
    """True if these fields stand beside the text, and not in the body itself."""


def prepare_texts(rule: MessageText, body: dict[str, Any], max_segments: int | None) -> None:
    """
    Spell the texts of a body as the service wants them (`:br:`, `:euro:`, composed accents).

    Args:
        rule: The place of the texts.
        body: The wire values, which are changed.
        max_segments: The most SMS that a text may take.

    Raises:
        ArgumentError: A text takes more SMS, or holds a control character or one that phones show in an unknown way.
    """
    for holder, argument in _holders(rule, body):
        text = holder.get(rule.field)
        if not text:
            continue
        if (found := _CONTROL.search(text)) is not None:
            raise ArgumentError(
                argument, f"holds the control character U+{ord(found[0]):04X} at position {found.start()}"
            )
        flags = holder if rule.flags_inside else body
        unicode = bool(rule.unicode is not None and flags.get(rule.unicode))
        if max_segments is not None:
            _check(rule, argument, text, flags, unicode, max_segments)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            if not unicode:
                text = text.replace("€", ":euro:")
        holder[rule.field] = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", ":br:")


def _holders(rule: MessageText, body: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects that have a text, each with the name of the argument."""
    found = body if rule.inside is None else body.get(rule.inside)
    for place, holder in enumerate(found if isinstance(found, list) else () if found is None else [found]):
        yield holder, rule.argument.format(place)


def _check(
    rule: MessageText, argument: str, text: str, flags: Mapping[str, Any], unicode: bool, max_segments: int
) -> None:
    from .text.alphabet import SHOWN, describe
    from .text.preview import preview

    try:
        made = preview(text, unicode=unicode)
    except ArgumentError as error:
        raise ArgumentError(argument, error.reason) from None
    low_cost = rule.low_cost is not None and flags.get(rule.low_cost[0]) == rule.low_cost[1]
    limit = 1 if low_cost else max_segments
    if len(made.parts) > limit:
        beyond = made.parts[limit]
        advice = "; or ".join(suggestion.sentence for suggestion in made.suggestions[:2])
        raise ArgumentError(
            argument,
            f"takes {len(made.parts)} SMS, and {'low cost takes one' if low_cost else f'max_segments is {limit}'}: "
            f"{describe(beyond.text[:1])} at position {beyond.start} is the first character too many"
            f"{f' ({advice})' if advice else ''}",
        )
    unknown = [character for character in made.text if character not in SHOWN]
    if unknown and not unicode:
        raise ArgumentError(
            argument,
            f"holds {describe(unknown[0])}, whose length without unicode is not known; "
            "replace it, or send with is_unicode=True",
        )
