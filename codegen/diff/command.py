"""`make diff`: what changed since a commit, in the terminal and as Markdown."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ..problems import SpecError
from .base import before
from .contract import contract_changes
from .history import History, InputError
from .markdown import markdown
from .package import package_changes
from .report import Report
from .snapshot import now
from .terminal import show


def main(arguments: list[str] | None = None) -> int:
    """
    Compare the work tree with a commit.

    0: compared. 1: something breaks, and `--fail-on breaking` was asked for. 2: it cannot be compared, and nothing was
    written; what is wrong goes to standard error, a line each.
    """
    parser = argparse.ArgumentParser(prog="python -m codegen diff", description=__doc__)
    parser.add_argument(
        "--base", metavar="REF", help="the commit (default: the last release v*, else the first commit)"
    )
    parser.add_argument("--fail-on", choices=("breaking",), help="exit with 1 if something breaks for anybody")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report there too")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    given = parser.parse_args(arguments)
    try:
        if given.markdown is not None and (given.markdown.is_dir() or not given.markdown.absolute().parent.is_dir()):
            raise InputError(f"{given.markdown} cannot be written: it is a folder, or its folder is not there")
        report = compare(given.root.resolve(), given.base)
        if given.markdown is not None:
            given.markdown.write_text(markdown(report), encoding="utf-8")
    except SpecError as error:
        return _refuse(*error.problems)
    except InputError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}")
    show(report)
    return 1 if given.fail_on == "breaking" and report.breaks else 0


def compare(root: Path, ref: str | None = None) -> Report:
    """
    What changed in a project since a commit.

    Raises:
        InputError: There is no such commit, or what it holds cannot be read.
        SpecError: The spec of the work tree cannot be used.
    """
    history = History(root)
    commit, name = history.base(ref)
    with tempfile.TemporaryDirectory(prefix="smspartner-diff-") as scratch:
        folders = [Path(scratch) / each for each in ("before", "now")]
        for folder in folders:
            folder.mkdir()
        new = now(root, folders[1])
        old = before(history, commit, name, folders[0])
        api, package = contract_changes(old.contract, new.contract), package_changes(old.package, new.package)
    dirty = history.uncommitted()
    files = "1 file" if dirty == 1 else f"{dirty} files"
    uncommitted = (f"The work tree has uncommitted changes ({files}); they are compared too.",) if dirty else ()
    return Report(name, old.version, api, package, (*uncommitted, *new.notes, *old.notes))


def _refuse(*problems: str) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 2
