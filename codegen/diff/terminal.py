"""The report in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .change import Change
from .report import Report
from .rules import AUDIENCES, NAMES

_WIDTH = 160  # of a log, which has none of its own


def show(report: Report, console: Console | None = None) -> None:
    """Print it."""
    out = console or Console(highlight=False)
    if console is None and not out.is_terminal:
        out = Console(highlight=False, width=_WIDTH)
    out.print(Text(report.headline, style="bold red" if report.breaks else "bold green"))
    out.print(Text(report.version_sentence))
    for note in report.notes:
        out.print(Text(note, style="dim"))
    if report.api:
        out.print(_api(report.api))
    if report.package:
        out.print(_package(report))
    if report.fragments:
        out.print(Text("\nFor the changelog:", style="bold"))
        for fragment in report.fragments:
            out.print(Text(f"{fragment.name}: ", style="dim") + Text(fragment.line), soft_wrap=True)


def _api(changes: list[Change]) -> Table:
    table = Table(title="The API", title_justify="left", show_lines=False)
    table.add_column("#", justify="right", style="dim")
    table.add_column("Change", ratio=3, overflow="fold")
    for audience in AUDIENCES:
        table.add_column(NAMES[audience].partition(" ")[0], justify="center")
    table.add_column("Why", ratio=2, overflow="fold")
    for number, change in enumerate(changes, 1):
        marks = [Text(mark(change, each), style=_style(change, each)) for each in AUDIENCES]
        table.add_row(str(number), _text(change), *marks, Text(change.why))
    return table


def _package(report: Report) -> Table:
    table = Table(title="The Python package", title_justify="left")
    table.add_column("Change", ratio=3, overflow="fold")
    table.add_column("Python", justify="center")
    table.add_column("Why", ratio=2, overflow="fold")
    table.add_column("From", justify="right")
    for change in report.package:
        verdict = Text(mark(change, "P"), style="red" if change.breaks else "green")
        table.add_row(_text(change), verdict, Text(change.why), cause_mark(report, change))
    return table


def _text(change: Change) -> Text:
    users = users_words(change)
    text = Text(change.sentence, style="bold" if change.breaks else "")
    return text + Text(f" ({users})", style="dim") if users else text


def _style(change: Change, audience: str) -> str:
    return "red" if audience in change.breaks else "green" if audience in change.audiences else "dim"


def mark(change: Change, audience: str) -> str:
    """Whether it breaks for somebody; a dash where it never reaches them, e.g. a reader what only requests have."""
    return "breaks" if audience in change.breaks else "ok" if audience in change.audiences else "–"


def cause_mark(report: Report, change: Change) -> str:
    """The change of the API that it follows from."""
    number = report.cause(change)
    return "" if number is None else f"#{number}"


def users_words(change: Change) -> str:
    """The operations and callbacks that have it, where its place does not say so."""
    users = [user for user in change.users if not change.place.text.startswith(user)]
    if not users:
        return ""
    return f"in {', '.join(users[:3])}" + (f" and {len(users) - 3} more" if len(users) > 3 else "")
