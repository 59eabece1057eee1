"""`make diff`: what changed since a commit, in the terminal and as Markdown."""

from __future__ import annotations

import argparse
import os
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
        if given.markdown is not None:
            _check_target(given.markdown)
        report = compare(given.root.resolve(), given.base)
        if given.markdown is not None:
            _write(given.markdown, markdown(report))
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
        api = contract_changes(old.contract, new.contract, new.base_url)
        package = package_changes(old.package, new.package)
    dirty = history.uncommitted()
    files = "1 file" if dirty == 1 else f"{dirty} files"
    uncommitted = (f"The work tree has uncommitted changes ({files}); they are compared too.",) if dirty else ()
    return Report(name, old.version, api, package, (*uncommitted, *new.notes, *old.notes))


def _check_target(page: Path) -> None:
    """Refuse what can be no file before anything is compared; nothing is made yet, for it may come to nothing."""
    if os.path.isdir(page):  # unlike Path's, it does not raise for names that the system refuses
        raise InputError(f"{page} cannot be written: it is a folder")
    nearest = next(each for each in page.absolute().parents if os.path.exists(each))
    if not os.path.isdir(nearest):
        raise InputError(f"{page} cannot be written: {nearest} is no folder")


def _write(page: Path, text: str) -> None:
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{page} cannot be written: {error.strerror}") from None


def _refuse(*problems: str) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 2
