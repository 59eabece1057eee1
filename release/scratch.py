"""Folders that are there for a while: whatever ends the work ends them too."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .git import Git
from .interruption import held


@contextmanager
def scratch(prefix: str, beside: Path | None = None) -> Iterator[Path]:
    """An empty folder, where temporary folders are or beside another; removing it is not interrupted."""
    with held():
        made = tempfile.TemporaryDirectory(prefix=prefix, dir=beside and beside.parent, ignore_cleanup_errors=True)
    try:
        yield Path(made.name).resolve()
    finally:
        with held():
            made.cleanup()


@contextmanager
def work_tree(git: Git, folder: Path, commit: str) -> Iterator[Path]:
    """
    A work tree of the same repository, at a commit and on no branch.

    Raises:
        ReleaseError: Git, or a hook of it, refuses.
    """
    try:
        git.run("worktree", "add", "--quiet", "--detach", str(folder), commit)
        yield folder
    finally:
        with held():
            shutil.rmtree(folder, ignore_errors=True)
            if f"worktree {folder}" in git.run("worktree", "list", "--porcelain").splitlines():
                git.run("worktree", "remove", "--force", "--force", str(folder))
