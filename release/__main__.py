"""`python -m release`: build and prove the packages, and prepare a version up to its upload."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .dist import dist
from .prepare import prepare
from .project import ReleaseError


def main(arguments: list[str] | None = None) -> int:
    """
    Run one step.

    Return 0 for success, 1 if the built packages have problems, 2 with one sentence if the step is not possible.
    """
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    steps = parser.add_subparsers(dest="step", required=True)
    building = steps.add_parser("dist", help="build, check, install on every Python, run")
    building.add_argument("--python", action="append", default=[], metavar="3.11", help="only this one")
    preparing = steps.add_parser("prepare", help="version, changelog, generated code, dist, commit, tag; no upload")
    preparing.add_argument("version", help="such as 1.2.3 or 1.2.3rc1")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    try:
        if given.step == "dist":
            return dist(root, given.python)
        print(prepare(root, given.version))
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
