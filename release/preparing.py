"""`make release`: everything up to the upload, made in a work tree of its own, so that a failure leaves no trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .gate import check
from .git import Git
from .problem import ReleaseError
from .project import VERSION, Project

BRANCH = "main"


def prepare(root: Path, version: str) -> str:
    """
    Commit and tag a version, with its changelog and its files in `dist/`.

    Returns:
        What is left to do: the commands that publish.

    Raises:
        ReleaseError: It cannot be done; nothing was changed.
    """
    git = Git(root)
    check(git, version)
    twine = Project.read(root).twine
    with tempfile.TemporaryDirectory(prefix="smspartner-release-") as scratch:
        tree = Path(scratch).resolve() / "project"
        git.run("worktree", "add", "--quiet", "--detach", str(tree), "HEAD")
        try:
            commit = _make(tree, version)
            _apply(git, tree, commit, version)
        finally:
            git.run("worktree", "remove", "--force", str(tree))
    return (
        f"\nVersion {version} is committed and tagged here, and its files are in dist/. Two commands publish it:\n\n"
        f"  git push --atomic origin {BRANCH} v{version}\n"
        f"  pipx run {twine} upload dist/*\n"
    )


def _make(tree: Path, version: str) -> str:
    (tree / VERSION).write_text(stamped((tree / VERSION).read_text(encoding="utf-8"), version), encoding="utf-8")
    _run(tree, "the changelog", "-m", "towncrier", "build", "--yes", "--version", version)
    _run(tree, "make generate", "-m", "codegen", "generate")
    git = Git(tree)
    git.run("add", "--all")
    git.run("commit", "--quiet", "--message", f"Release {version}")
    _run(tree, "make dist", "-m", "release", "dist", shown=True)
    return git.run("rev-parse", "HEAD")


def stamped(module: str, version: str) -> str:
    """The module that says the version, with another."""
    lines = [
        f'__version__ = "{version}"' if line.startswith("__version__ = ") else line for line in module.splitlines()
    ]
    return "\n".join(lines) + "\n"


def _apply(git: Git, tree: Path, commit: str, version: str) -> None:
    git.run("merge", "--quiet", "--ff-only", commit)
    git.run("tag", "--annotate", "--message", f"Release {version}", f"v{version}", commit)
    shutil.rmtree(git.root / "dist", ignore_errors=True)
    shutil.copytree(tree / "dist", git.root / "dist")


def _run(tree: Path, title: str, *command: str, shown: bool = False) -> None:
    paths = os.pathsep.join(str(tree / each) for each in (".", "src", "generated"))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=tree, env=environment, stdout=None if shown else subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip() or (done.stdout or "").strip() or "nothing").splitlines()[-1]
        raise ReleaseError(f"{title} fails for this version, and nothing was changed: {said.strip()}")
