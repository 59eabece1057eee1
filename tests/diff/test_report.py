"""The report: version step, changelog, Markdown; and the comparisons that it stands on, value by value."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from codegen.diff.annotations import is_within
from codegen.diff.change import Change, Place, Step
from codegen.diff.limits import changed_limits
from codegen.diff.markdown import markdown
from codegen.diff.report import Report
from codegen.diff.rules import AUDIENCES, RULES
from codegen.diff.terminal import show
from codegen.diff.version import after

BREAKING = Change(
    "field removed", Place("SendResponse.cost"), audiences="JXP", users=("messages.send", "messages.bulk_send")
)
HARMLESS = Change("operation added", Place("account.balance"))
WORDS = Change("reworded", Place("words"), {"detail": "`SendResponse.cost`"})
TEXT = frozenset({"string"})


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
        ((), Step.NONE, ""),
        ((WORDS,), Step.PATCH, ""),
        ((WORDS, HARMLESS), Step.MINOR, ""),
        ((HARMLESS, BREAKING), Step.MAJOR, "JXP"),
    ],
)
def test_the_largest_step_is_asked_for(changes: tuple[Change, ...], step: Step, breaks: str) -> None:
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


def test_changelog() -> None:
    """A file of its own for each line, named by what it is of; the package's own changes are told, others are not."""
    removed = Change("python: removed", Place("x", ("smspartner.models.SendResponse.cost",)), audiences="P")
    own = Change("python: added", Place("smspartner.Event", ("smspartner.Event",)), audiences="P")
    cause = Change(
        "field removed", Place("SendResponse.cost", ("smspartner.models.SendResponse.cost",)), audiences="JXP"
    )
    twice = Change("code added", Place("2 operations"), {"code": 8, "meaning": "It is\n late. "})
    again = Change("code added", Place("2 operations"), {"code": 9, "meaning": "It is early."})
    made = Report("v1.4.2", "1.4.2", [cause, twice, again], [removed, own]).fragments
    assert [
        ("+sendresponse-cost-field-removed.breaking.md", "`SendResponse.cost` was removed."),
        ("+2-operations-code-added.feature.md", "Code 8 was added to 2 operations: It is late."),
        ("+2-operations-code-added-2.feature.md", "Code 9 was added to 2 operations: It is early."),
        ("+smspartner-event-added.feature.md", "`smspartner.Event` was added."),
    ] == [(fragment.name, fragment.line) for fragment in made]


def test_markdown_keeps_its_cells() -> None:
    """A pattern with bars, tags and back quotes stays one cell of one row."""
    detail = next(changed_limits({}, {"pattern": "^(a|b)`<i>$"}, TEXT, TEXT)).detail
    change = Change("limit tightened", Place("Sender"), {"detail": detail}, "HP", users=("messages.send",))
    text = markdown(report(change))
    row = next(line for line in text.splitlines() if line.startswith("| 1 |"))
    assert row == (
        r"| 1 | `Sender` now takes less: pattern is now `^(a\|b)'<i>$`. (in messages.send)"
        " | **breaks** | – | – | **breaks** | What was just within the limit is refused. |"
    )


def test_markdown_fits_a_comment() -> None:
    """Of a long report, what breaks is what is left out last."""
    many = [BREAKING, *(Change("operation added", Place(f"account.operation{number}")) for number in range(2000))]
    text = markdown(report(*many))
    assert len(text) <= 60_000
    assert "`SendResponse.cost` was removed." in text
    assert "more: `make diff` shows them." in text


def test_terminal_shows_what_looks_like_markup() -> None:
    """A pattern in square brackets is no style of rich's."""
    change = Change("limit loosened", Place("Sender"), {"detail": "pattern is no longer `[/bold][red]`"}, "HP")
    out = io.StringIO()
    show(report(change), Console(file=out, width=200))
    assert "pattern is no longer `[/bold][red]`" in out.getvalue()


def test_rules_are_sentences() -> None:
    """Every rule names audiences in one order, and says what and why in a sentence."""
    for name, rule in RULES.items():
        assert rule.breaks == "".join(each for each in AUDIENCES if each in rule.breaks), name
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
        ("int", "str", False),
    ],
)
def test_annotations(narrow: str, wide: str, expected: bool) -> None:
    """Unions are compared member by member, whatever stands in brackets."""
    assert expected == is_within(narrow, wide)
