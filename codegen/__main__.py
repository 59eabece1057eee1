"""`python -m codegen`: from the spec to everything that is made of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import pipeline
from .problems import SpecError


def main(arguments: list[str] | None = None) -> int:
    """Run one step; what is wrong goes to standard error, a line each, and the status says so."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("step", choices=("generate", "check"), help="make generated/, or say how it differs")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    try:
        if given.step == "generate":
            pipeline.generate(root)
            return 0
        problems = pipeline.drift(root)
    except SpecError as error:
        problems = list(error.problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
