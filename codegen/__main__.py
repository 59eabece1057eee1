"""Generate everything from the spec: `python -m codegen`."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from . import pipeline
from .problems import SpecError


def main(arguments: list[str] | None = None) -> int:
    """Run one step; what is wrong goes to standard error, a line each, and the status says so."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["diff"]:
        from .diff import main as diff  # it needs griffe, which generating does not

        return diff(words[1:])
    if words[:1] == ["upgrade"]:
        from .upgrade import main as upgrade

        return upgrade(words[1:])
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument(
        "step",
        choices=("generate", "check", "diff", "upgrade"),
        help="make generated/, find drift, compare, try another generator",
    )
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    given = parser.parse_args(words)
    root = given.root.resolve()
    try:
        if given.step == "generate":
            pipeline.generate(root)
            return 0
        problems = pipeline.drift(root)
    except SpecError as error:
        problems = list(error.problems)
    except OSError as error:
        problems = [f"{error.filename}: {error.strerror}; generated/ is as it was"]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave by the way on which temporary folders are removed."""
    print("ended before it was done; generated/ is whole, as it was or new", file=sys.stderr)
    sys.exit(128 + number)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, _end)
    sys.exit(main())
