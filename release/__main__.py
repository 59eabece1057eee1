"""`python -m release`: build and prove what is uploaded, and prepare a version up to the upload."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from .interruption import Interrupted, held, interruptible
from .problem import ReleaseError


def main(arguments: list[str] | None = None) -> int:
    """
    0: done. 1: what was built is not good. 2: it cannot be done, one sentence says why, nothing was changed.
    128 and the number of a signal: it was interrupted, one sentence says so, nothing was changed.
    """
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    steps = parser.add_subparsers(dest="step", required=True)
    building = steps.add_parser("dist", help="build, check, install on every Python, run")
    building.add_argument("--output", type=Path, help="where the files go (default: dist)")
    building.add_argument("--python", action="append", default=[], metavar="3.11", help="only this; it must be there")
    preparing = steps.add_parser("prepare", help="version, changelog, generated code, dist, commit, tag; no upload")
    preparing.add_argument("version", help="such as 1.2.3")
    given = parser.parse_args(arguments)
    try:
        with interruptible():
            return _step(given)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 2
    except Interrupted as interrupted:
        print(f"interrupted by {interrupted}, and nothing was changed", file=sys.stderr)
        return interrupted.status


def _step(given: argparse.Namespace) -> int:
    with held():  # importing takes a while, and not every library lets an exception from outside through
        from .dist import dist
        from .preparing import prepare
    root = given.root.resolve()
    if given.step == "dist":
        return dist(root, Path(os.path.abspath(given.output or root / "dist")), given.python)
    print(prepare(root, given.version))
    return 0


if __name__ == "__main__":
    sys.exit(main())
