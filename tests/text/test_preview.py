"""What a phone shows of a text, how it is cut, and what is not certain about it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smspartner_core.errors import ArgumentError
from smspartner_core.text import alphabet
from smspartner_core.text.parts import count_parts
from smspartner_core.text.preview import Change, Part, preview

from .vectors import VECTORS, Vector

ROOT = Path(__file__).parents[2]

# Everything that decides something: plain, replaced and removed characters, two places, unknown ones, spellings.
TEXTS = st.lists(
    st.one_of(
        st.text("ab é€\nçê’^œ…\u00a0😀e\u0301:br", max_size=40),
        st.sampled_from([":br:", ":euro:", "\r\n", "a" * 70, "b" * 153, ":b^r:", "\u1112\u1161"]),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_vector_is_cut_and_shown_as_its_source_says(vector: Vector) -> None:
    shown = vector.text if vector.shown is None else vector.shown
    made = preview(vector.text, unicode=vector.unicode)
    assert (shown, vector.units) == (made.text, tuple(part.units for part in made.parts))
    assert len(vector.units) == count_parts(vector.text, unicode=vector.unicode)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.booleans())
def test_parts_joined_are_the_text_shown_and_none_is_too_large(text: str, unicode: bool) -> None:
    made = preview(text, unicode=unicode)
    single, size = (70, 67) if unicode else (160, 153)
    assert made.text == "".join(part.text for part in made.parts)
    assert [part.text for part in made.parts] == [made.text[part.start : part.end] for part in made.parts]
    assert all(part.units <= (single if len(made.parts) == 1 else size) for part in made.parts)
    assert (made.units, len(made.parts)) == (sum(part.units for part in made.parts), count_parts(text, unicode=unicode))


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.booleans())
def test_preview_of_wire_changes_nothing(text: str, unicode: bool) -> None:
    made = preview(text, unicode=unicode)
    again = preview(made.wire, unicode=unicode)
    assert (made.text, made.wire, made.parts, ()) == (again.text, again.wire, again.parts, again.changes)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.booleans())
def test_suggestions_save_what_they_say(text: str, unicode: bool) -> None:
    made = preview(text, unicode=unicode)
    for suggestion in made.suggestions:
        after = preview(suggestion.text, unicode=suggestion.unicode)
        assert suggestion.saves == len(made.parts) - len(after.parts) > 0


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_changes_name_what_stands_at_their_position(text: str) -> None:
    for change in preview(text).changes:
        assert text[change.position :].startswith(change.found) or "\u0301" in text


def test_changes_say_what_is_replaced_removed_and_composed() -> None:
    made = preview("Ê’^e\u0302")
    assert (
        Change(0, "Ê", "E", "replaced by the service (documented)"),
        Change(1, "’", "'", "replaced by the service (assumed)"),
        Change(2, "^", "", "removed by the service (documented)"),
        Change(3, "e\u0302", "ê", "composed to one character, as phones write it"),
        Change(3, "ê", "e", "replaced by the service (documented)"),
    ) == made.changes
    assert (made.changes[2],) == made.lost


def test_unicode_changes_only_what_is_composed() -> None:
    assert (Change(1, "e\u0301", "é", "composed to one character, as phones write it"),) == preview(
        "’e\u0301", unicode=True
    ).changes
    assert () == preview("x\u0302", unicode=True).changes  # there is no such letter


def test_mark_that_composes_with_nothing_keeps_its_place() -> None:
    assert (Change(3, "^", "", "removed by the service (documented)"),) == preview("x\u0302y^").changes


@pytest.mark.parametrize(
    ("text", "options", "doubts"),
    [
        ("Bonjour", {}, ()),
        ("l’été à 5 €", {}, ()),
        ("…", {}, ("what a phone shows of U+2026 HORIZONTAL ELLIPSIS is unknown (counted as one place)",)),
        ("Ï…–—", {}, ("what a phone shows of U+00CF LATIN CAPITAL LETTER I WITH DIAERESIS, U+2013 EN DASH, "
                      "U+2014 EM DASH and 1 more is unknown (counted as one place)",)),
        ("a" * 159 + "€", {}, ("that the euro sign takes two places is assumed, and decides about a part",)),
        ("a" * 69 + "\n", {"unicode": True}, (
            "that a part in Unicode holds 67 places is assumed",
            "that a line break in Unicode takes two places is assumed, and decides about a part",
        )),
        ("é" * 71, {"unicode": True}, ("that a part in Unicode holds 67 places is assumed",)),
        ("a", {"stop": True}, ("the length of the STOP mention is unknown: the parts are a minimum",)),
        ("a", {"stop": True, "stop_room": 12}, ()),
    ],
)  # fmt: skip
def test_doubts_name_what_is_assumed(text: str, options: dict[str, Any], doubts: tuple[str, ...]) -> None:
    made = preview(text, **options)
    assert (doubts, not doubts) == (made.doubts, made.certain)


@pytest.mark.parametrize(
    ("text", "room", "units"),
    [("a" * 150, 10, (150,)), ("a" * 155, 10, (153, 2)), ("a" * 153, 10, (153, 0)), ("a" * 153, 154, (153, 0, 0)),
     ("", 200, (0, 0)), ("a" * 160, 0, (160,))],
)  # fmt: skip
def test_stop_mention_of_known_length_takes_its_room(text: str, room: int, units: tuple[int, ...]) -> None:
    made = preview(text, stop=True, stop_room=room)
    assert (units, len(text) + room) == (tuple(part.units for part in made.parts), made.units)


@pytest.mark.parametrize(
    ("text", "low_cost", "code"),
    [("", False, 43), ("^^^", False, 43), ("a" * 161, True, 42), ("a" * 160, True, None), ("a" * 1530, False, None),
     ("a" * 1531, False, 52)],
)  # fmt: skip
def test_code_is_what_the_service_would_refuse_with(text: str, low_cost: bool, code: int | None) -> None:
    assert code == preview(text, low_cost=low_cost).refusal_code


BAD: dict[str, tuple[Any, str]] = {
    "bytes": (b"Hello", "text: must be a string, not bytes"),
    "nothing": (None, "text: must be a string, not NoneType"),
    "a number": (12, "text: must be a string, not int"),
    "half a pair": ("a\ud83d", "text: holds half a surrogate pair (U+D83D) at position 1"),
    "a tab": ("a\tb", "text: holds the control character U+0009 at position 1"),
    "a NUL": ("\0", "text: holds the control character U+0000 at position 0"),
    "a C1 control": ("é\x85", "text: holds the control character U+0085 at position 1"),
    "10 MB": ("a" * 10_000_000, "text: must have at most 100,000 characters (it has 10,000,000)"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("unicode", [False, True])
def test_bad_text_gets_one_sentence(name: str, unicode: bool) -> None:
    text, message = BAD[name]
    for function in (preview, count_parts):
        with pytest.raises(ArgumentError) as caught:
            function(text, unicode=unicode)
        assert message == str(caught.value)


@pytest.mark.parametrize("room", [-1, True, 1.5, "2"])
def test_bad_room_is_refused(room: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^stop_room: must be a number of places, 0 or more, not "):
        preview("a", stop=True, stop_room=room)


def test_low_cost_has_no_stop_mention() -> None:
    with pytest.raises(ArgumentError, match="the text itself must carry NoPub=STOP"):
        preview("a", stop=True, low_cost=True)


def test_cost_is_exact() -> None:
    assert Decimal("0.076") == preview("a" * 161).cost("0.038") == preview("a" * 161).cost(Decimal("0.038"))
    assert Decimal(2) == preview("a" * 161).cost(1)


@pytest.mark.parametrize(("price", "message"), [
    (0.038, "price: must be a Decimal, an integer or a string such as '0.038', not 0.038"),
    (True, "price: must be a Decimal, an integer or a string such as '0.038', not True"),
    ("free", "price: must be an amount such as '0.038', not 'free'"),
    ("NaN", "price: must be an amount such as '0.038', not 'NaN'"),
    ("Infinity", "price: must be an amount such as '0.038', not 'Infinity'"),
    (-1, "price: must be an amount such as '0.038', not -1"),
])  # fmt: skip
def test_price_that_is_no_exact_amount_is_refused(price: Any, message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        preview("a").cost(price)
    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("text", "unicode", "sentences"),
    [
        ("a" * 163, False, ["drop 3 characters"]),
        ("a" * 161, False, ["drop 1 character"]),
        ("é" * 71, True, ["send it without unicode", "drop 1 character"]),
        ("L’été … " * 9, True, ["send it without unicode, replacing ’ by ', … by ...", "drop 2 characters"]),
        ("x\u202f" * 36, True, ["send it without unicode, replacing U+202F NARROW NO-BREAK SPACE by a space",
                                "drop 2 characters"]),
        ("^°µÀ" * 20, True, ["send it without unicode, replacing ^ by nothing, ° by ., µ by u and 1 more",
                             "drop 10 characters"]),
        ("a\n\n" * 40, False, ["drop doubled spaces and empty lines", "replace line breaks by spaces",
                               "drop 24 characters"]),
        ("a" * 159 + "  ", False, ["drop doubled spaces and empty lines", "drop 1 character"]),
        ("short", False, []),
        ("中" * 71, True, ["drop 1 character"]),
    ],
)  # fmt: skip
def test_suggestions_are_ranked(text: str, unicode: bool, sentences: list[str]) -> None:
    assert sentences == [suggestion.sentence for suggestion in preview(text, unicode=unicode).suggestions]


def test_part_is_a_slice_that_a_page_can_draw() -> None:
    made = preview("a" * 152 + "€" + "b" * 10)
    assert (Part("a" * 152, 152, 0, 152), Part("€" + "b" * 10, 12, 152, 163)) == made.parts


def test_repr_says_the_size() -> None:
    assert "<Preview: 2 SMS, 161 places in GSM-7>" == repr(preview("a" * 161))
    assert "<Preview: 1 SMS, 1 places in Unicode>" == repr(preview("é", unicode=True))
    assert "<Preview: 1 SMS, 1 places in GSM-7, not certain>" == repr(preview("…"))


def test_tables_are_those_of_the_standard_and_the_provider() -> None:
    assert (128, len(set(alphabet.GSM_7))) == (len(alphabet.GSM_7), 128)
    assert 53 == len(alphabet.REPLACEMENTS) == len(alphabet.REPLACED)
    assert alphabet.PLAIN.isdisjoint(found for found, _, _ in alphabet.REPLACEMENTS)
    assert all(set(shown) <= alphabet.PLAIN for _, shown, _ in alphabet.REPLACEMENTS if shown != "Ç")
    assert set(alphabet.GSM_7_EXTENSION) - {"€", "\f"} <= set(map(chr, alphabet.REPLACED))


def test_preview_imports_nothing_heavy() -> None:
    code = "import sys; from smspartner_core.text.preview import preview; preview('é').wire; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"httpx", "httpcore", "httpcore2", "attrs", "phonenumbers", "holidays", "zoneinfo", "asyncio", "decimal"}
    assert set() == heavy & set(loaded)


def test_docs_print_the_table_of_replacements() -> None:
    page = (ROOT / "docs/how-to/cost.md").read_text(encoding="utf-8")
    for found, shown, evidence in alphabet.REPLACEMENTS:
        rows = [row for row in page.splitlines() if row.startswith("| `") and f"`{found}`" in row.replace("\\|", "|")]
        if found == "`":
            rows = [row for row in page.splitlines() if "`` ` ``" in row]
        expected = f"`{shown}`" if shown else "*removed*"
        assert any(expected in row and row.endswith(f"| {evidence} |") for row in rows), found
