"""`make contract`: hold a service against the contract, and say what was covered and what was found."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from . import battery, seeded
from .report import junit_of, markdown_of, table_of
from .run import Run


def main() -> int:
    """Run, report, and say by the status whether anything was found."""
    parser = argparse.ArgumentParser(prog="make contract", description=__doc__)
    parser.add_argument("--base-url", help="the service, e.g. http://127.0.0.1:8025/v1 (default: a mock in-process)")
    key = os.environ.get("API_KEY") or "test-key"  # a command line is for all to read
    parser.add_argument("--api-key", default=key, help="its key, by default $API_KEY; it is in no report")
    parser.add_argument("--examples", type=int, default=25, help="cases an operation, format and kind of data")
    parser.add_argument("--only", metavar="COMMAND", help="cases of one operation, e.g. messages.send, and no stories")
    parser.add_argument("--all", action="store_true", help="call what sends and costs, on other machines too")
    parser.add_argument("--reports", type=Path, default=Path("reports"), help="where contract.md and contract.xml go")
    parser.add_argument("--seeded", action="store_true", help="show that the suite finds faults: put them into a mock")
    arguments = parser.parse_args()
    return _seeded(arguments.reports) if arguments.seeded else _hold(arguments)


def _hold(arguments: argparse.Namespace) -> int:
    run, start = Run(arguments), time.monotonic()
    console = Console()
    with Progress(console=console, transient=True) as progress:
        for way, part in progress.track(list(run.parts()), description="cases"):
            progress.update(progress.task_ids[0], description=way)
            part()
    line = f"{run.cases.total():,} cases, {len(run.cases)} operations and formats, {len(run.found)} with faults"
    left_out = f"\n\nLeft out, since they may cost: {', '.join(sorted(run.left_out))}." if run.left_out else ""
    arguments.reports.mkdir(parents=True, exist_ok=True)
    title = f"# Contract: {arguments.base_url or 'the mock, in-process'}\n\n"
    (arguments.reports / "contract.md").write_text(f"{title}{markdown_of(run)}\n\n{line}{left_out}\n", encoding="utf-8")
    (arguments.reports / "contract.xml").write_bytes(junit_of(run))
    console.print(table_of(run))
    print(f"{left_out.strip()}\n{line}, in {time.monotonic() - start:.0f} s".strip())
    return 1 if run.found else 0


def _seeded(reports: Path) -> int:
    """Put each fault into a mock of its own, and tell which checks find it."""
    console, table = Console(), Table("fault", "found by", "what it says")
    lines = ["# Faults, and what finds them", "", "| fault | found by | what it says |", "| --- | --- | --- |"]
    found = 0
    with Progress(console=console, transient=True) as progress:
        for fault in progress.track(seeded.FAULTS, description="faults"):
            findings = battery.run(lambda dialect, fault=fault: seeded.Faulty(fault, dialect))  # type: ignore[misc]
            found += bool(findings)
            checks = ", ".join(dict.fromkeys(check for check, _ in findings)) or "NOTHING"
            told = findings[0][1] if findings else ""
            table.add_row(fault.name, checks, told, style=None if findings else "red")
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in (fault.name, checks, told)) + " |")
    line = f"{found} of {len(seeded.FAULTS)} faults found"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "seeded.md").write_text("\n".join([*lines, "", line, ""]), encoding="utf-8")
    console.print(table)
    print(line)
    return 0 if found == len(seeded.FAULTS) else 1


if __name__ == "__main__":
    sys.exit(main())
