"""The tables, for a terminal and for `benchmarks/results.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from .rows import Row, Section, Spread

_COLUMNS = ("what", "median", "quartiles", "ratio", "to", "target", "")
_MARKS = {"met": "✓ met", "missed": "✗ missed", "": ""}


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts."""
    what = f"{row.what} ({row.note})" if row.note else row.what
    if row.value is None:
        return (what, "–", "", "", "", str(row.target or ""), "")
    return (
        what,
        f"{figure(row.value.middle)} {row.unit}".strip(),
        f"{figure(row.value.low)} – {figure(row.value.high)}" if row.value.low != row.value.high else "",
        _ratio(row.ratio),
        row.against,
        str(row.target or ""),
        _MARKS[row.verdict],
    )


def figure(value: float) -> str:
    """A number in three digits, or whole where it is larger."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _ratio(ratio: Spread | None) -> str:
    if ratio is None:
        return ""
    spread = "" if ratio.low == ratio.high else f" ({ratio.low:.2f} – {ratio.high:.2f})"
    return f"{ratio.middle:.2f}{spread}"


def show(console: Console, section: Section) -> None:
    """Print a section."""
    table = Table(title=section.title, caption=section.about, box=box.SIMPLE, title_justify="left")
    for number, column in enumerate(_COLUMNS):
        table.add_column(column, justify="right" if number in (1, 2, 3) else "left", overflow="fold")
    colours = {"met": "green", "missed": "red", "": None}
    for row in section.rows:
        table.add_row(*cells(row), style=colours[row.verdict])
    console.print(table)


def page(sections: Sequence[Section], facts: Iterable[str]) -> str:
    """Return all sections as Markdown."""
    rows = [row for section in sections for row in section.rows if row.verdict]
    missed = [row for row in rows if row.verdict == "missed"]
    parts = [
        "# What it costs, beside the others",
        "Written by `make bench`: everything on the loopback of one machine, in one run, interleaved (A B C, C B A, "
        "…). A value is the median of all rounds, with its quartiles; a ratio is the median of the ratios within each "
        "round, with theirs, to the row that is named beside it.",
        "\n".join(f"* {fact}" for fact in facts),
        f"**{len(rows) - len(missed)} of {len(rows)} targets are met.**"
        + ("".join(f"\n* missed: {row.what}: {_ratio(row.ratio)}, target {row.target}" for row in missed)),
        *(_section(section) for section in sections),
    ]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    lines = [
        f"## {section.title}",
        "",
        section.about,
        "",
        _line(_COLUMNS),
        "| --- | ---: | ---: | ---: | --- | --- | --- |",
    ]
    return "\n".join(lines + [_line(cells(row)) for row in section.rows])


def _line(texts: Sequence[str]) -> str:
    return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in texts)} |"
