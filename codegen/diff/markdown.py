"""The report as Markdown: for a comment on a review, and, drawn by rich, in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from .change import Change
from .report import Report
from .rules import PYTHON, Audience

LIMIT = 60_000
"""Characters; a comment on GitHub may have 65,536."""


def show(report: Report, console: Console) -> None:
    """Print it: drawn in a terminal, as it is elsewhere."""
    if not console.is_terminal:
        console.print(markdown(report), end="", markup=False, highlight=False, soft_wrap=True)
        return
    console.print(Markdown("\n".join(_tables(report))))
    for fragment in report.fragments:  # unbroken, to be copied
        console.print(Text(f"{fragment.name}: ", style="dim") + Text(fragment.line), soft_wrap=True)


def markdown(report: Report, limit: int = LIMIT) -> str:
    """The whole of it, or as much as fits: what breaks comes first, so that it is what is left out last."""
    lines = _tables(report)
    if report.fragments:
        lines += ["", "<details><summary>For the changelog</summary>", "", "```text"]
        lines += [f"changelog.d/{fragment.name}: {fragment.line}" for fragment in report.fragments]
        lines += ["```", "", "</details>"]
    text = "\n".join(lines) + "\n"
    if len(text) <= limit:
        return text
    kept = text[: limit - 100].rpartition("\n")[0]
    return f"{kept}\n\n… and {text.count(chr(10)) - kept.count(chr(10))} more lines: `make diff` shows them.\n"


def _tables(report: Report) -> list[str]:
    lines = ["## What changed", "", f"**{report.headline}** {report.version_sentence}"]
    for note in report.notes:
        lines += ["", f"_{note}_"]
    if report.api:
        names = " | ".join(audience.words.partition(" ")[0] for audience in Audience)
        lines += ["", "### The API", "", f"| # | Change | {names} | Why |", f"| --: | --- |{' :-: |' * 4} --- |"]
        lines += [_api_row(number, change) for number, change in enumerate(report.api, 1)]
    if report.package:
        lines += ["", "### The Python package", "", "| Change | Python | Why | From |", "| --- | :-: | --- | --: |"]
        lines += [_package_row(change, report.cause(change)) for change in report.package]
    return lines


def _api_row(number: int, change: Change) -> str:
    users = [user for user in change.place.users if not change.place.text.startswith(user)] if change.place.text else []
    listed = ", ".join(users[:3]) + (f" and {len(users) - 3} more" if len(users) > 3 else "")
    text = change.sentence + (f" (in {listed})" if users else "")
    marks = " | ".join(mark(change, audience) for audience in Audience)
    return f"| {number} | {_cell(text)} | {marks} | {_cell(change.why)} |"


def _package_row(change: Change, cause: int | None) -> str:
    number = f"#{cause}" if cause else ""
    return f"| {_cell(change.sentence)} | {mark(change, PYTHON)} | {_cell(change.why)} | {number} |"


def mark(change: Change, audience: Audience) -> str:
    """Return the mark of an audience: a dash where the change never reaches it, as one of a request no reader."""
    if audience in change.breaks:
        return "**breaks**"
    return "ok" if audience in change.place.audiences else "–"


def _cell(text: str) -> str:
    """A text that stays in its cell: patterns have bars, and words of the spec may look like tags."""
    parts = " ".join(text.split()).replace("|", "\\|").split("`")
    return "`".join(part if index % 2 else part.replace("<", "&lt;") for index, part in enumerate(parts))
