"""What a run covered and found: for the terminal, in Markdown, and as JUnit."""

from __future__ import annotations

from xml.etree import ElementTree

from rich.table import Table

from .run import Run


def table_of(run: Run) -> Table:
    """Operations by ways: how many cases, and what they found."""
    table = Table("operation", *run.ways, "found")
    for cells, problems in _rows(run):
        table.add_row(*cells, style="red" if problems else None)
    return table


def markdown_of(run: Run) -> str:
    """The same table."""
    lines = [f"| operation | {' | '.join(run.ways)} | found |", f"| --- |{' ---: |' * len(run.ways)} --- |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells, _ in _rows(run)]
    return "\n".join(lines)


def junit_of(run: Run) -> bytes:
    """A test case for each operation and way."""
    root = ElementTree.Element("testsuite", name="contract", tests=str(len(run.cases)), failures=str(len(run.found)))
    for name, way in run.cases:
        case = ElementTree.SubElement(root, "testcase", classname=name, name=way)
        for problem in run.found.get((name, way), ()):
            ElementTree.SubElement(case, "failure", message=problem)
    return ElementTree.tostring(root)


def _rows(run: Run) -> list[tuple[list[str], list[str]]]:
    rows = []
    for name in run.rows():
        problems = [problem for way in run.ways for problem in run.found.get((name, way), ())]
        counts = [str(run.cases[name, way] or "") for way in run.ways]
        rows.append(([name, *counts, "; ".join(problems)[:200] or "nothing"], problems))
    return rows
