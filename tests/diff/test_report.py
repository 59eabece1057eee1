"""The report: version step, changelog, Markdown; and the comparisons that it stands on, value by value."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from codegen.diff.change import Change, Place
from codegen.diff.facts import is_subtype
from codegen.diff.limits import limit_words
from codegen.diff.markdown import markdown, show
from codegen.diff.report import Report, after
from codegen.diff.rules import CALLERS, NOBODY, PYTHON, READERS, RULES, XML, Audience, Step

BREAKING = Change("field removed", Place("SendResponse.cost", (), READERS, ("messages.send", "messages.bulk_send")))
HARMLESS = Change("operation added", Place("account.balance"))
WORDS = Change("reworded", Place("words"), {"detail": "`SendResponse.cost`"})


def report(*changes: Change, version: str | None = "1.4.2") -> Report:
    return Report("v1.4.2", version, list(changes), [])


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ("1.4.2", Step.MAJOR, "2.0.0"),
        ("1.4.2", Step.MINOR, "1.5.0"),
        ("1.4.2", Step.PATCH, "1.4.3"),
        ("0.4.2", Step.MAJOR, "0.5.0"),
        ("0.4.2", Step.MINOR, "0.5.0"),
        ("0.4.2", Step.PATCH, "0.4.3"),
        ("1.4.2", Step.NONE, None),
        (None, Step.MAJOR, None),
        ("soon", Step.MAJOR, None),
    ],
)
def test_next_version(version: str | None, step: Step, expected: str | None) -> None:
    """Semantic versioning; before 1.0.0 a minor step is enough for what breaks."""
    assert expected == after(version, step)


@pytest.mark.parametrize(
    ("changes", "step", "breaks"),
    [
        ((), Step.NONE, NOBODY),
        ((WORDS,), Step.PATCH, NOBODY),
        ((WORDS, HARMLESS), Step.MINOR, NOBODY),
        ((HARMLESS, BREAKING), Step.MAJOR, READERS),
    ],
)
def test_the_largest_step_is_asked_for(changes: tuple[Change, ...], step: Step, breaks: Audience) -> None:
    """One change that breaks is enough."""
    assert (step, breaks) == (report(*changes).step, report(*changes).breaks)


def test_sentences() -> None:
    """The verdict and the version, in words."""
    assert (
        "1 change since v1.4.2 breaks something, for JSON readers, XML readers and Python callers."
        == report(BREAKING, HARMLESS).headline
    )
    assert "Semantic versioning asks for a major step (1.4.2 → 2.0.0)." == report(BREAKING).version_sentence
    assert "Nothing breaks since v1.4.2." == report(HARMLESS).headline
    assert "Semantic versioning asks for a minor step." == report(HARMLESS, version=None).version_sentence
    assert "Nothing changed since v1.4.2." == report().headline


@pytest.mark.parametrize(
    ("audiences", "expected"),
    [
        (XML, "XML readers"),
        (CALLERS, "HTTP callers and Python callers"),
        (READERS, "JSON readers, XML readers and Python callers"),
    ],
)
def test_audiences_in_words(audiences: Audience, expected: str) -> None:
    assert expected == audiences.words


def test_changelog() -> None:
    """A file of its own for each line, named by what it is of; the package's own changes are told, others are not."""
    cost = ("smspartner.models.SendResponse.cost",)
    removed = Change("python: removed", Place("x", cost, PYTHON))
    own = Change("python: added", Place("smspartner.Event", ("smspartner.Event",), PYTHON))
    cause = Change("field removed", Place("SendResponse.cost", cost, READERS))
    two = Place("", users=("messages.send", "messages.bulk_send"))
    twice = Change("code added", two, {"code": 8, "meaning": "It is\n late. "})
    again = Change("code added", two, {"code": 9, "meaning": "It is early."})
    made = Report("v1.4.2", "1.4.2", [cause, twice, again], [removed, own]).fragments
    assert [
        ("+sendresponse-cost-field-removed.breaking.md", "`SendResponse.cost` was removed."),
        ("+2-operations-code-added.feature.md", "Code 8 was added to 2 operations: It is late."),
        ("+2-operations-code-added-2.feature.md", "Code 9 was added to 2 operations: It is early."),
        ("+smspartner-event-added.feature.md", "`smspartner.Event` was added."),
    ] == [(fragment.name, fragment.line) for fragment in made]


def test_markdown_keeps_its_cells() -> None:
    """A pattern with bars, tags and back quotes stays one cell of one row."""
    detail = limit_words("pattern", None, "^(a|b)`<i>$")
    change = Change("argument narrowed", Place("Sender", (), CALLERS, ("messages.send",)), {"detail": detail})
    text = markdown(report(change))
    row = next(line for line in text.splitlines() if line.startswith("| 1 |"))
    assert row == (
        r"| 1 | `Sender` now accepts less: pattern is now `^(a\|b)'<i>$`. (in messages.send)"
        " | **breaks** | – | – | **breaks** | Some accepted values are rejected. |"
    )


def test_markdown_fits_a_comment() -> None:
    """Of a long report, what breaks is what is left out last."""
    many = [BREAKING, *(Change("operation added", Place(f"account.operation{number}")) for number in range(2000))]
    text = markdown(report(*many))
    assert len(text) <= 60_000
    assert "`SendResponse.cost` was removed." in text
    assert text.endswith(" more lines: `make diff` shows them.\n")


def test_terminal_shows_what_looks_like_markup() -> None:
    """A pattern in square brackets is no style of rich's; the lines of the changelog are unbroken."""
    detail = "pattern is no longer `[/bold][red]`"
    made = report(Change("argument widened", Place("Sender", audiences=CALLERS), {"detail": detail}))
    out = io.StringIO()
    show(made, Console(file=out, width=120, force_terminal=True, color_system=None))
    assert "[/bold][red]" in out.getvalue()
    (fragment,) = made.fragments
    assert f"{fragment.name}: {fragment.line}\n" in out.getvalue()


def test_report_outside_a_terminal_is_its_markdown() -> None:
    out = io.StringIO()
    show(report(BREAKING, HARMLESS), Console(file=out, width=80))
    assert markdown(report(BREAKING, HARMLESS)) == out.getvalue()


def test_rules_are_sentences() -> None:
    """Every rule says what and why in a sentence."""
    for name, rule in RULES.items():
        assert rule.sentence.endswith((".", "{meaning}")), name
        assert (rule.why.endswith(".") and rule.why[0].isupper()) or rule.why.startswith("`"), name


@pytest.mark.parametrize(
    ("narrow", "wide", "expected"),
    [
        ("str", "str | None", True),
        ("str | None", "str", False),
        ("Iterable[str]", "str | Iterable[str]", True),
        ("tuple[int | str, ...]", "tuple[int | str, ...] | None", True),
        ("int", "object", True),
        ("Status | Literal['a']", "Status | Literal['a', 'b']", True),
        ("Status | Literal['a', 'b']", "Status | Literal['b']", False),
        ("Literal['a, b']", "str", True),
        ("Literal[1]", "str", False),
        ("int", "str", False),
    ],
)
def test_annotations(narrow: str, wide: str, expected: bool) -> None:
    """Unions are compared member by member, whatever stands in brackets."""
    assert expected == is_subtype(narrow, wide)
