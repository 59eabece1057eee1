"""`make scenarios`: everything that a provider does to its API, each in a copy of the project, as a table."""

from __future__ import annotations

import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from .run import Result, carry_out
from .table import SCENARIOS


def tried(place: int) -> Result | str:
    """Carry out a scenario, and return its result or why it failed."""
    with tempfile.TemporaryDirectory(prefix="smspartner-scenario-") as folder:
        try:
            return carry_out(SCENARIOS[place], Path(folder))
        except Exception as error:
            return f"{type(error).__name__}: {error}"


def main() -> int:
    """Carry out all, show times and verdicts, and say by the status whether all held."""
    console, table = Console(), Table("scenario", "breaks", "contract tests", "seconds")
    results: dict[int, Result | str] = {}
    with ProcessPoolExecutor(2) as pool, Progress(console=console, transient=True) as progress:
        jobs = {pool.submit(tried, place): place for place in range(len(SCENARIOS))}
        for job in progress.track(as_completed(jobs), total=len(jobs), description="scenarios"):
            results[jobs[job]] = job.result()
    for place, scenario in enumerate(SCENARIOS):
        result = results[place]
        if isinstance(result, str):
            table.add_row(scenario.name, result, "", "", style="red")
        else:
            broken = result.breaks.words or "nobody"
            table.add_row(scenario.name, broken, result.contract.partition(", in ")[0], f"{result.seconds:.1f}")
    console.print(table)
    good = [result for result in results.values() if isinstance(result, Result)]
    longest = max((result.seconds for result in good), default=0.0)
    print(f"{len(good)} of {len(SCENARIOS)} held without a line of Python by hand, the longest in {longest:.0f} s")
    return 0 if len(good) == len(SCENARIOS) else 1


if __name__ == "__main__":
    raise SystemExit(main())
