"""`make mutants` and `make broken-responses`: what the contract tests find, as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import broken, mutants


def main() -> int:
    """Print a table and write it to reports/; the status is 1 unless everything is as it has to be."""
    name = sys.argv[1] if len(sys.argv) > 1 else "mutants"
    if name == "mutants":
        rows = [(mutant, checks, told, bool(checks)) for mutant, checks, told in mutants.report()]
        return _show(
            "mutants", ("mutant", "found by", "what it says"), rows, f"of {len(mutants.MUTANTS)} mutants found"
        )
    rows = list(broken.report())
    status = _show(
        "broken-responses", ("kind", "operation", "what is said"), rows, f"of {len(rows)} broken responses found"
    )
    calm = list(broken.harmless())
    return status | _show(
        "harmless-changes", ("change", "operation", "verdict"), calm, f"of {len(calm)} harmless changes pass"
    )


def _show(name: str, columns: tuple[str, str, str], rows: Iterable[tuple[str, str, str, bool]], line: str) -> int:
    table = Table(*columns)
    kept = ["| " + " | ".join(columns) + " |", "| --- | --- | --- |"]
    right = total = 0
    for *cells, is_right in rows:
        total += 1
        right += is_right
        table.add_row(*cells, style=None if is_right else "red")
        kept.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    folder = Path("reports")
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text("\n".join([*kept, "", f"{right} {line}", ""]), encoding="utf-8")
    Console().print(table)
    print(f"{right} {line}")
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main())
