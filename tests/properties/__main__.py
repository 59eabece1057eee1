"""`make round-trips`: many values of every model through JSON and all dialects of XML, and back."""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from .round_trips import FORMATS, hold
from .values import ALL


def tried(name: str, format: str, examples: int) -> str:
    """What was wrong with one model in one format; empty if nothing was."""
    try:
        hold(ALL[name], format, examples)
    except Exception as error:
        return " ".join(["; ".join(getattr(error, "__notes__", ())), f"{type(error).__name__}: {error}"]).strip()
    return ""


def main() -> int:
    """Try, show a table of what fails, and say by the status whether anything did."""
    parser = argparse.ArgumentParser(prog="make round-trips", description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000, help="values a model and format")
    parser.add_argument("--only", nargs="*", default=list(ALL), choices=list(ALL), metavar="MODEL", help="these models")
    arguments = parser.parse_args()
    start, console, table = time.monotonic(), Console(), Table("model", "format", "what does not come back")
    with ProcessPoolExecutor() as pool, Progress(console=console, transient=True) as progress:
        jobs = {
            pool.submit(tried, name, format, arguments.examples): (name, format)
            for name in arguments.only
            for format in FORMATS
        }
        for job in progress.track(as_completed(jobs), total=len(jobs), description="models"):
            if job.result():
                table.add_row(*jobs[job], job.result())
    if table.row_count:
        console.print(table)
    good, seconds = len(jobs) - table.row_count, time.monotonic() - start
    print(f"{good} of {len(jobs)} models and formats come back, {arguments.examples:,} values each, in {seconds:.0f} s")
    return 1 if table.row_count else 0


if __name__ == "__main__":
    raise SystemExit(main())
