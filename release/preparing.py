"""`make release`: everything up to the upload, made in a work tree of its own, so that a failure leaves no trace."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .gate import check
from .git import Git
from .landing import BRANCH, Release, land, tagged
from .problem import ReleaseError
from .processes import Processes, said
from .project import VERSION, Project
from .replacement import check_replaceable, replacement
from .scratch import scratch, work_tree


def prepare(root: Path, version: str) -> str:
    """
    Commit and tag a version, with its changelog and its files in `dist/`.

    Returns:
        What is left to do: the commands that publish.

    Raises:
        ReleaseError: It cannot be done; nothing was changed.
    """
    git, output = Git(root), root / "dist"
    check_replaceable(output, root)
    check(git, version)
    twine = Project.read(root).twine
    start = git.run("rev-parse", "HEAD")
    with scratch("smspartner-release-") as folder, work_tree(git, folder / "project", start) as tree:
        release = _make(tree, version, start)
        _run(tree, "make dist", "-m", "release", "dist", shown=True)
        with replacement(output, (tree / "dist").iterdir()) as files:
            land(git, release, files)
    return (
        f"\nVersion {version} is committed and tagged here, and its files are in dist/. Two commands publish it:\n\n"
        f"  git push --atomic origin {BRANCH} v{version}\n"
        f"  pipx run {twine} upload dist/*\n"
    )


def _make(tree: Path, version: str, start: str) -> Release:
    (tree / VERSION).write_text(stamped((tree / VERSION).read_text(encoding="utf-8"), version), encoding="utf-8")
    _run(tree, "the changelog", "-m", "towncrier", "build", "--yes", "--version", version)
    _run(tree, "make generate", "-m", "codegen", "generate")
    git = Git(tree)
    git.run("add", "--all")
    git.run("commit", "--quiet", "--message", f"Release {version}", terminal=True)
    commit = git.run("rev-parse", "HEAD")
    return Release(version, start, commit, tagged(git, version, commit))


def stamped(module: str, version: str) -> str:
    """The module that says the version, with another."""
    lines = [
        f'__version__ = "{version}"' if line.startswith("__version__ = ") else line for line in module.splitlines()
    ]
    return "\n".join(lines) + "\n"


def _run(tree: Path, title: str, *command: str, shown: bool = False) -> None:
    paths = os.pathsep.join(str(tree / each) for each in (".", "src", "generated"))
    own = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(tree.parent)}
    ended = Processes().run([sys.executable, *command], tree, {**os.environ, **own}, shown=shown)
    if ended.returncode:
        raise ReleaseError(f"{title} fails for this version, and nothing was changed: {said(ended)}")
