"""Previews of many rows."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from smspartner_core.errors import ArgumentError
from smspartner_core.text.bulk import preview_many


def test_many_rows_are_summed_up() -> None:
    rows = [{"name": "Zoé"}, {"name": "x" * 160}, {"name": "…"}, {"name": "y" * 1600}]
    made = preview_many("Bonjour {name}{{!}}", rows)
    assert (4, 15, Counter({1: 2, 2: 1, 11: 1}), 1, Counter({52: 1})) == (
        made.messages, made.sms, made.by_parts, made.uncertain, made.refused,
    )  # fmt: skip
    assert [(4, 11), (2, 2), (1, 1), (3, 1)] == [(worst.row, worst.parts) for worst in made.worst]
    assert Decimal("0.570") == made.cost("0.038")
    assert "<PreviewSummary: 4 messages, 15 SMS>" == repr(made)


def test_only_the_ten_worst_rows_are_kept() -> None:
    made = preview_many("{text}", ({"text": "a" * (number % 400)} for number in range(1, 1000)))
    assert [399, 799, 398, 798, 397, 797, 396, 796, 395, 795] == [worst.row for worst in made.worst]


@pytest.mark.parametrize(
    ("template", "rows", "message"),
    [
        ("{name}", [{"name": "a"}, {"nom": "b"}], "rows[2]: has no value for 'name'"),
        ("{name}", [{"name": "\t"}], "rows[1].text: holds the control character U+0009 at position 0"),
        ("{", [], "template: is not a valid template (Single '{' encountered in format string)"),
        ("{name}", [1], "rows[1]: must be a mapping, not int"),
        ("{name}", [{"name": "a"}, None], "rows[2]: must be a mapping, not NoneType"),
        ("{name}", 5, "rows: must be an iterable of mappings, not int"),
        ("{name.__class__}", [], "template: may hold plain names in braces such as {name}, not {name.__class__}"),
        ("{name!r}", [], "template: may hold plain names in braces such as {name}, not {name}"),
        ("{}", [], "template: may hold plain names in braces such as {name}, not {}"),
        (None, [], "template: is not a valid template (expected str, got NoneType)"),
    ],
)
def test_what_cannot_be_filled_in_is_named(template: Any, rows: Any, message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        preview_many(template, rows)
    assert message == str(caught.value)


def test_memory_stays_flat() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        preview_many("Bonjour {name}, à demain", ({"name": str(number)} for number in range(count)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(20_000) < 2 * peak(2_000) + 50_000
