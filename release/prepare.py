"""The command `make release`: check, write version and changelog, prove the packages, commit, tag. CI publishes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from packaging.version import Version

from codegen.diff.command import compare
from codegen.diff.history import InputError
from codegen.problems import SpecError

from .building import last_line
from .project import VERSION, Project, ReleaseError

_SHAPE = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(rc[1-9]\d*)?")
_FRAGMENT = re.compile(r".+\.(breaking|feature|change|doc)\.md")


def prepare(root: Path, version: str) -> str:
    """
    Commit and tag a version, with its changelog; if a step fails, the files are as they were.

    Returns:
        The command that publishes it.

    Raises:
        ReleaseError: It cannot be done.
    """
    check(root, version)
    module = root / VERSION
    text = re.sub(r'(?m)^__version__ = ".*"$', f'__version__ = "{version}"', module.read_text(encoding="utf-8"))
    try:
        module.write_text(text, encoding="utf-8")
        _run(root, "the changelog", sys.executable, "-m", "towncrier", "build", "--yes", "--version", version)
        _run(root, "make generate", sys.executable, "-m", "codegen", "generate")
        _run(root, "make dist", sys.executable, "-m", "release", "dist", shown=True)
        _run(root, "git add", "git", "add", "--all")
        _run(root, "git commit", "git", "commit", "--quiet", "--message", f"Release {version}")
    except BaseException:  # Ctrl-C too: the tree was clean, so nothing of anybody's is lost
        _git(root, "reset", "--quiet", "--hard")
        raise
    _run(root, "git tag", "git", "tag", "--annotate", "--message", f"Release {version}", f"v{version}")
    return (
        f"\n{version} is committed and tagged here. This publishes it:\n\n  git push --atomic origin main v{version}\n"
    )


def check(root: Path, version: str) -> None:
    """
    Refuse what cannot become a release.

    Raises:
        ReleaseError: One sentence, which says what to do.
    """
    if not version:
        raise ReleaseError("which version? `make diff` says the next one: make release VERSION=1.2.3")
    if not _SHAPE.fullmatch(version):
        raise ReleaseError(f"{version!r} is not a version such as 1.2.3 or 1.2.3rc1")
    if not Project.read(root).repository:
        raise ReleaseError("pyproject.toml does not say where this is hosted: set repository in [tool.smspartner]")
    if (branch := _git(root, "branch", "--show-current")) != "main":
        raise ReleaseError(f"releases are made on main, and this is {branch or 'no branch'}")
    if changed := _git(root, "status", "--porcelain").split():
        raise ReleaseError(f"the work tree has uncommitted changes ({changed[1]})")
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        raise ReleaseError("this clone is shallow, and misses older releases: git fetch --unshallow --tags")
    fragments = {path.name for path in (root / "changelog.d").iterdir()} - {"README.md", ".gitignore"}
    if odd := sorted(name for name in fragments if not _FRAGMENT.fullmatch(name)):
        raise ReleaseError(f"changelog.d/{odd[0]} would be left out: its name must end in .feature.md or the like")
    if not fragments:
        raise ReleaseError("changelog.d is empty, and the changelog is made of it: `make diff` writes the lines")
    _check_number(root, version)


def _check_number(root: Path, version: str) -> None:
    """Refuse a number that is not above the last, or below what the changes since then ask for."""
    released = [Version(tag[1:]) for tag in _git(root, "tag", "--list", "v[0-9]*").split() if _SHAPE.fullmatch(tag[1:])]
    written = re.findall(r"(?m)^## (\S+) \(", (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    if missing := [number for number in written if Version(number) not in released]:
        raise ReleaseError(f"CHANGELOG.md has {missing[0]}, and there is no tag v{missing[0]} here: git fetch --tags")
    if released and Version(version) <= max(released):
        raise ReleaseError(f"{version} is not above {max(released)}, the last release")
    try:
        least = compare(root).next_version
    except (InputError, SpecError) as error:
        raise ReleaseError(f"`make diff` cannot compare with the last release: {error}") from None
    if least and Version(Version(version).base_version) < Version(least):
        raise ReleaseError(f"{version} is too low: `make diff` asks for {least}")


def _git(root: Path, *arguments: str) -> str:
    return _run(root, f"git {arguments[0]}", "git", *arguments)


def _run(root: Path, title: str, *command: str, shown: bool = False) -> str:
    done = subprocess.run(
        command, cwd=root, stdout=None if shown else subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise ReleaseError(f"{title} failed, and no release was made: {last_line(done)}")
    return (done.stdout or "").strip()
