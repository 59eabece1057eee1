"""`python -m tests.faults` (`make faults`): try every fault and print the table."""

from __future__ import annotations

import argparse
import itertools
import sys
from concurrent.futures import ProcessPoolExecutor

from rich.console import Console
from rich.table import Table

from .run import FORMATS, STYLES, Format, Result, Style, check
from .table import FAULTS, Fault


def main() -> int:
    """Try all, or those whose name holds a word; the exit status says whether all went as they should."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only the faults whose name holds it")
    parser.add_argument("--processes", type=int, default=4)
    given = parser.parse_args()
    chosen = [fault for fault in FAULTS if given.word.lower() in fault.name.lower()]
    ways = list(itertools.product(STYLES, FORMATS))
    jobs = [(FAULTS.index(fault), *way) for fault in chosen for way in ways]
    with ProcessPoolExecutor(given.processes) as pool:
        results = list(pool.map(_check, jobs))
    return _report(chosen, ways, results)


def _check(job: tuple[int, Style, Format]) -> Result:
    place, style, format = job
    try:
        return check(FAULTS[place], style, format)
    except Exception as error:  # what is no SMSPartnerError must not come out of a call
        return Result([f"{type(error).__name__} came out: {error}"], 0.0, 0)


def _report(chosen: list[Fault], ways: list[tuple[Style, Format]], results: list[Result]) -> int:
    table = Table("fault", "stage", "error", "once", "maybe sent", "tries", *(" ".join(way) for way in ways), "longest")
    rows = [results[first : first + len(ways)] for first in range(0, len(results), len(ways))]
    for fault, row in zip(chosen, rows, strict=True):
        expected = fault.expected
        table.add_row(
            fault.name,
            fault.stage,
            _name(expected.error),
            _name(expected.error_for("once")),
            "yes" if expected.maybe_sent else "no",
            f"{expected.tries_for('none')} / {expected.tries_for('once')}",
            *("[red]FAILED" if result.problems else "ok" for result in row),
            f"{max(result.seconds for result in row):.2f} s",
        )
    console = Console(width=None if sys.stdout.isatty() else 170)
    console.print(table)
    for fault, row in zip(chosen, rows, strict=True):
        for way, result in zip(ways, row, strict=True):
            for problem in result.problems:
                console.print(f"{fault.name} ({' '.join(way)}): {problem}", style="red", markup=False, highlight=False)
    good = sum(not any(result.problems for result in row) for row in rows)
    calls = sum(result.calls for row in rows for result in row)
    print(f"{good} of {len(rows)} faults ended as they must, in {calls} calls (sync, async, aiohttp; JSON and XML)")
    return good != len(rows) or not rows


def _name(error: type[Exception] | None) -> str:
    return "none" if error is None else error.__name__


if __name__ == "__main__":
    sys.exit(main())
