"""The report as Markdown, for a comment on a review."""

from __future__ import annotations

from .change import Change
from .report import Report
from .rules import AUDIENCES, NAMES
from .terminal import cause_mark, mark, users_words

LIMIT = 60_000
"""Characters; a comment on GitHub may have 65,536."""


def markdown(report: Report, limit: int = LIMIT) -> str:
    """The whole of it, or as much as fits: what breaks comes first, so that it is what is left out last."""
    for rows in (10_000, 300, 100, 30, 10, 0):
        text = _markdown(report, rows)
        if len(text) <= limit:
            return text
    return text[:limit]


def _markdown(report: Report, rows: int) -> str:
    lines = ["## What changed", "", f"**{report.headline}** {report.version_sentence}"]
    for note in report.notes:
        lines += ["", f"_{note}_"]
    if report.api:
        names = " | ".join(NAMES[audience].partition(" ")[0] for audience in AUDIENCES)
        lines += ["", "### The API", "", f"| # | Change | {names} | Why |", f"| --: | --- |{' :-: |' * 4} --- |"]
        table = [_api_row(number, change) for number, change in enumerate(report.api, 1)]
        lines += [*table[:rows], *_left_out(table, rows)]
    if report.package:
        lines += ["", "### The Python package", "", "| Change | Python | Why | From |", "| --- | :-: | --- | --: |"]
        table = [
            f"| {_text(change)} | {_mark(change, 'P')} | {_cell(change.why)} | {cause_mark(report, change)} |"
            for change in report.package
        ]
        lines += [*table[:rows], *_left_out(table, rows)]
    if report.fragments:
        lines += ["", "<details><summary>For the changelog</summary>", "", "```text"]
        made = [f"changelog.d/{fragment.name}: {fragment.line}" for fragment in report.fragments]
        lines += [*made[:rows], *_left_out(made, rows), "```", "", "</details>"]
    return "\n".join(lines) + "\n"


def _api_row(number: int, change: Change) -> str:
    marks = " | ".join(_mark(change, audience) for audience in AUDIENCES)
    return f"| {number} | {_text(change)} | {marks} | {_cell(change.why)} |"


def _left_out(rows: list[str], limit: int) -> list[str]:
    return ["", f"… and {len(rows) - limit} more: `make diff` shows them."] if len(rows) > limit else []


def _text(change: Change) -> str:
    users = users_words(change)
    return _cell(change.sentence + (f" ({users})" if users else ""))


def _mark(change: Change, audience: str) -> str:
    word = mark(change, audience)
    return f"**{word}**" if word == "breaks" else word


def _cell(text: str) -> str:
    """A text that stays in its cell: patterns have bars, and words of the spec may look like tags."""
    parts = " ".join(text.split()).replace("|", "\\|").split("`")
    return "`".join(part if place % 2 else part.replace("<", "&lt;") for place, part in enumerate(parts))
