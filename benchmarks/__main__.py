"""`python -m benchmarks`: make the peers, run every bench, print the tables and write `benchmarks/results.md`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from . import machine, peers, report
from .plan import Peers
from .rows import Section

BENCHES = ("call", "fan_out", "decode", "encode", "imports", "mock", "generate", "growth")
RESULTS = Path(__file__).with_name("results.md")
_NAMED = ("httpx", "urllib3", "aiohttp", "pydantic", "lxml", "xmltodict", "attrs", "uvicorn")


def main(words: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 if every bench ran, whatever it measured; 2 if there is no such bench."""
    given = _parser().parse_args(words)
    try:
        names = chosen(given.only)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    console = Console()
    sections = []
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console
    ) as progress:
        found = _peers(given.smoke, progress)
        load = machine.Load()
        for name in names:
            section = _bench(name, found, given, progress)
            report.show(progress.console, section)
            sections.append(section)
        others = load.of_others()
    facts = machine.facts(others, {**_versions(found), **found.versions})
    for fact in facts:
        console.print(f"* {fact}", highlight=False)
    if len(names) == len(BENCHES) and not given.smoke:
        RESULTS.write_text(report.page(sections, facts))
        console.print(f"written to {RESULTS.parent.name}/{RESULTS.name}")
    return 0


def chosen(words: Sequence[str] | None) -> list[str]:
    """
    The benches that are asked for, each once; all, if nothing is asked.

    Raises:
        ValueError: There is no such bench, or none is named.
    """
    if words is None:
        return list(BENCHES)
    names = {name.replace("-", "_"): name for name in " ".join(words).split()}
    if unknown := [given for name, given in names.items() if name not in BENCHES]:
        raise ValueError(f"there is no bench {unknown[0]}, only {', '.join(BENCHES)}")
    if not names:
        raise ValueError(f"no bench is named; there are {', '.join(BENCHES)}, and without ONLY all of them run")
    return list(names)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="BENCH", help=f"these only: {', '.join(BENCHES)}")
    parser.add_argument("--rounds", type=int, help="so many rounds, instead of each bench's own number")
    parser.add_argument("--smoke", action="store_true", help="only see that it works: tiny rounds, no made peers")
    return parser


def _peers(smoke: bool, progress: Progress) -> Peers:
    if smoke:
        return Peers({"main": sys.executable, "bench": sys.executable})
    task = progress.add_task("making the peers", total=None)
    found = peers.make(lambda what: progress.update(task, description=f"making {what}"))
    progress.remove_task(task)
    return found


def _bench(name: str, found: Peers, given: argparse.Namespace, progress: Progress) -> Section:
    task = progress.add_task(name, total=None)
    plan = {"name": name, "peers": asdict(found), "smoke": given.smoke, "rounds": given.rounds}
    with subprocess.Popen(
        [found.pythons["bench"], "-m", "benchmarks.one"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=peers.ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(plan))
        process.stdin.close()
        last, rounds = "", 0
        for line in process.stdout:
            last, rounds = line, rounds + 1
            progress.update(task, description=f"{name}, round {rounds}")
    progress.remove_task(task)
    if process.returncode:
        raise SystemExit(f"the bench {name} failed")
    return Section.from_data(json.loads(last))


def _versions(found: Peers) -> dict[str, str]:
    words = "import importlib.metadata as m, json, sys; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"
    try:
        told = subprocess.run(
            [found.pythons["bench"], "-c", words, *_NAMED], capture_output=True, text=True, check=True
        ).stdout
    except subprocess.CalledProcessError:
        return {"httpx": version("httpx")}
    known: dict[str, str] = json.loads(told)
    return known


if __name__ == "__main__":
    sys.exit(main())
