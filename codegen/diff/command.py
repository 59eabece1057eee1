"""The command `make diff`: report the changes since a commit, in the terminal and as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from ..problems import SpecError
from .comparison import contract_changes
from .history import History, InputError
from .markdown import markdown, show
from .package import package_changes
from .report import Report
from .snapshot import of_commit, of_work_tree, version_of


def main(arguments: list[str] | None = None) -> int:
    """
    Compare the work tree with a commit.

    0: compared. 1: something breaks, and `--fail-on breaking` was asked for. 2: it cannot be compared, and nothing was
    written; what is wrong goes to standard error, a line each.
    """
    parser = argparse.ArgumentParser(prog="python -m codegen diff", description=__doc__)
    parser.add_argument("--base", metavar="REF", help="the commit (default: the last release, a tag v*)")
    parser.add_argument("--fail-on", choices=("breaking",), help="exit with 1 if something breaks for anybody")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report to a file too")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    given = parser.parse_args(arguments)
    try:
        report = compare(given.root.resolve(), given.base)
        if given.markdown is not None:
            given.markdown.parent.mkdir(parents=True, exist_ok=True)
            given.markdown.write_text(markdown(report), encoding="utf-8")
    except SpecError as error:
        return _refuse(*error.problems)
    except InputError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}")
    show(report, Console(highlight=False))
    return 1 if given.fail_on == "breaking" and report.breaks else 0


def compare(root: Path, ref: str | None = None) -> Report:
    """
    Return what changed in a project since a commit, by default the last release.

    Raises:
        InputError: There is no such commit, or what it holds cannot be read.
        SpecError: The spec of the work tree cannot be used.
    """
    history = History(root)
    base = history.base(ref)
    if base is None:
        return Report(None, version_of(root / "src"), [], [])
    with TemporaryDirectory(prefix="smspartner-diff-") as before, TemporaryDirectory(prefix="smspartner-diff-") as now:
        new = of_work_tree(root, Path(now))
        old = of_commit(history, *base, Path(before))
        api = contract_changes(old.contract, new.contract, new.base_url)
        package = package_changes(old.package, new.package)
    count = history.count_uncommitted()
    files = "1 file" if count == 1 else f"{count} files"
    uncommitted = f"The work tree has uncommitted changes ({files}); they are compared too." if count else ""
    return Report(base[1], old.version, api, package, tuple(filter(None, (uncommitted, new.note, old.note))))


def _refuse(*problems: str) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 2
