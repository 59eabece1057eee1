"""Previews of a template with many rows, in constant memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from string import Formatter
from typing import Any, NamedTuple

from ..errors import ArgumentError
from .preview import Preview, preview

_WORST_ROWS = 10


class WorstRow(NamedTuple):
    """A row with one of the longest messages."""

    row: int
    """Its number, from 1."""
    parts: int
    units: int
    text: str
    """The message as the phone shows it."""


class PreviewSummary:
    """The totals of the messages of many rows. Made by `preview_many`."""

    __module__ = "smspartner"

    def __init__(self) -> None:
        self.messages: int = 0
        """How many rows there were."""
        self.sms: int = 0
        """How many SMS they take together."""
        self.by_parts: Counter[int] = Counter()
        """How many messages take so many parts: `{1: 9800, 2: 200}`."""
        self.uncertain: int = 0
        """How many messages are not certain (see `Preview.certain`)."""
        self.refused: Counter[int] = Counter()
        """How many messages the service would refuse, by its code (see `Preview.refusal_code`)."""
        self._worst: list[tuple[int, int, int, str]] = []

    @property
    def worst(self) -> tuple[WorstRow, ...]:
        """The ten longest messages, the longest first."""
        longest = sorted(self._worst, reverse=True)
        return tuple(WorstRow(-row, parts, units, text) for parts, units, row, text in longest)

    def cost(self, price: Decimal | int | str) -> Decimal:
        """Return the cost of all messages; `price` as for `Preview.cost`."""
        return self.sms * preview("-").cost(price)

    def _add(self, row: int, message: Preview) -> None:
        parts = len(message.parts)
        self.messages += 1
        self.sms += parts
        self.by_parts[parts] += 1
        self.uncertain += not message.certain
        if message.refusal_code is not None:
            self.refused[message.refusal_code] += 1
        key = (parts, message.units, -row, message.text)
        if len(self._worst) < _WORST_ROWS:
            heapq.heappush(self._worst, key)
        elif key > self._worst[0]:
            heapq.heapreplace(self._worst, key)

    def __repr__(self) -> str:
        return f"<PreviewSummary: {self.messages} messages, {self.sms} SMS>"


def preview_many(
    template: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    unicode: bool = False,
    stop: bool = False,
    stop_room: int | None = None,
    low_cost: bool = False,
) -> PreviewSummary:
    """
    Preview a message for each row of an iterator, of which one at a time is kept.

    Args:
        template: The text with a name in braces for what a row fills in: `Bonjour {name}`; `{{` is a brace.
        rows: Mappings with these names: of `csv.DictReader`, of a database, …
        unicode: As for `preview`, like the others.
        stop: As for `preview`.
        stop_room: As for `preview`.
        low_cost: As for `preview`.

    Raises:
        ArgumentError: The template is invalid, a row lacks a name, or a message cannot be sent; it names the row.
    """
    pieces = _pieces(template)
    if not isinstance(rows, Iterable):
        raise ArgumentError("rows", f"must be an iterable of mappings, not {type(rows).__name__}")
    summary = PreviewSummary()
    for number, row in enumerate(rows, 1):
        try:
            text = "".join([before if name is None else f"{before}{row[name]}" for before, name in pieces])
        except KeyError as missing:
            raise ArgumentError(f"rows[{number}]", f"has no value for {missing.args[0]!r}") from None
        except TypeError:
            raise ArgumentError(f"rows[{number}]", f"must be a mapping, not {type(row).__name__}") from None
        try:
            message = preview(text, unicode=unicode, stop=stop, stop_room=stop_room, low_cost=low_cost)
        except ArgumentError as error:
            raise error.within(f"rows[{number}]") from None
        summary._add(number, message)
    return summary


preview_many.__module__ = "smspartner"


def _pieces(template: str) -> list[tuple[str, str | None]]:
    """Return what stands before each name of a template, and the name: plain ones, since rows may be anybody's."""
    try:
        pieces = list(Formatter().parse(template))
    except (TypeError, ValueError) as error:
        raise ArgumentError("template", f"is not a valid template ({error})") from None
    for _, name, form, conversion in pieces:
        if name is not None and (form or conversion or not name.isidentifier()):
            raise ArgumentError("template", f"may hold plain names in braces such as {{name}}, not {{{name}}}")
    return [(before, name) for before, name, _, _ in pieces]
