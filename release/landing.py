"""How a release gets onto its branch: all that can fail was done before, and what fails yet is taken back."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from .git import Git
from .interruption import held, too_late
from .problem import ReleaseError
from .replacement import Replacement

BRANCH = "main"


@dataclass(frozen=True)
class Release:
    """What was made of a version, and no name stands for yet."""

    version: str
    start: str
    """The commit that it was made from."""
    commit: str
    tag: str
    """The tag itself, an object; no ref names it."""


def tagged(git: Git, version: str, commit: str) -> str:
    """
    A tag that is ready, signed if git is set up to do so; its name is taken away again until the branch moves along.

    Raises:
        ReleaseError: Git cannot make it.
    """
    name = f"v{version}"
    try:
        git.run("tag", "--annotate", "--message", f"Release {version}", name, commit, terminal=True)
        return git.run("rev-parse", f"refs/tags/{name}")
    finally:
        with held():
            if git.run("tag", "--list", name, "--points-at", commit):
                git.run("tag", "--delete", name)


def land(git: Git, release: Release, files: Replacement) -> None:
    """
    Have the files, the work tree, the branch and the tag at the release: all of them, or none.

    Raises:
        ReleaseError: Something moved meanwhile, or cannot be written.
    """
    too_late()
    branch = git.run("branch", "--show-current")
    if branch != BRANCH or git.run("rev-parse", "HEAD") != release.start:
        raise ReleaseError(f"{BRANCH} moved while the release was made, and nothing was changed: make it again")
    there = ("read-tree", "-m", "-u", release.start, release.commit)
    back = ("read-tree", "-m", "-u", release.commit, release.start)
    with ExitStack() as undo:
        files.put()
        undo.callback(files.take_back)
        git.run("update-index", "-q", "--refresh")
        git.run(*there)
        undo.callback(git.run, *back)
        git.run("update-ref", "-m", f"release {release.version}", "--stdin", text=_refs(release))
        undo.pop_all()


def _refs(release: Release) -> str:
    """One transaction: both, or none."""
    return (
        f"start\nupdate refs/heads/{BRANCH} {release.commit} {release.start}\n"
        f"create refs/tags/v{release.version} {release.tag}\nprepare\ncommit\n"
    )
