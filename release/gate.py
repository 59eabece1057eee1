"""What must be true before a version is made; each refusal is one sentence."""

from __future__ import annotations

import re
from pathlib import Path

from codegen.diff.command import compare
from codegen.diff.history import InputError
from codegen.diff.version import after
from codegen.problems import SpecError

from .git import Git
from .problem import ReleaseError
from .project import VERSION

_SHAPE = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_FRAGMENT = re.compile(r".+\.(breaking|feature|change|doc)(\.\d+)?\.md")
_RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) ", re.MULTILINE)
FRAGMENTS = Path("changelog.d")
CHANGELOG = Path("CHANGELOG.md")


def check(git: Git, version: str) -> None:
    """
    Refuse what cannot become a release.

    Raises:
        ReleaseError: The version or the checkout is not fit for it.
    """
    asked = numbers(version)
    if f"v{version}" in git.tags():
        raise ReleaseError(f"v{version} is released already: its tag is there")
    branch = git.run("branch", "--show-current")
    if branch != "main":
        raise ReleaseError(f"releases are made on main, and this is {branch or 'no branch'}")
    if dirty := git.run("status", "--porcelain").splitlines():
        raise ReleaseError(f"the work tree has uncommitted changes ({dirty[0].split()[-1]}{', …' * (len(dirty) > 1)})")
    _check_fragments(git.root / FRAGMENTS)
    _check_history(git)
    _check_step(git, version, asked)


def _check_fragments(folder: Path) -> None:
    """The changelog is made of them, and leaves out without a word what it does not take for one."""
    found = sorted(path for path in folder.glob("*") if path.name not in ("README.md", ".gitignore"))
    for path in found:
        if not _FRAGMENT.fullmatch(path.name):
            raise ReleaseError(f"{FRAGMENTS}/{path.name} is no fragment: its name must end in .feature.md or the like")
        if not path.read_text(encoding="utf-8").strip():
            raise ReleaseError(f"{FRAGMENTS}/{path.name} is empty: it needs a sentence for the changelog")
    if not found:
        raise ReleaseError(f"{FRAGMENTS} has no fragment: `make diff` writes the lines, each goes into a file there")


def _check_history(git: Git) -> None:
    """A clone without its past has nothing to compare with, and would take a breaking change for the first release."""
    if git.run("rev-parse", "--is-shallow-repository") == "true":
        raise ReleaseError(
            "this clone is shallow, and a release is compared with the last: git fetch --unshallow --tags"
        )
    changelog = git.root / CHANGELOG
    told = _RELEASED.findall(changelog.read_text(encoding="utf-8")) if changelog.is_file() else []
    for version in told:
        if f"v{version}" not in git.tags():
            raise ReleaseError(f"{CHANGELOG} tells of {version}, and there is no tag v{version} here: git fetch --tags")


def numbers(version: str) -> tuple[int, ...]:
    """
    A version as numbers.

    Raises:
        ReleaseError: It is not of the shape 1.2.3.
    """
    if not (match := _SHAPE.fullmatch(version)):
        raise ReleaseError(f"{version!r} is no version such as 1.2.3")
    return tuple(map(int, match.groups()))


def _check_step(git: Git, version: str, asked: tuple[int, ...]) -> None:
    released = sorted(numbers(tag[1:]) for tag in git.tags() if _SHAPE.fullmatch(tag[1:]))
    if not released:  # the first release has nothing to be compared with but what the code calls itself
        current = (git.root / VERSION).read_text(encoding="utf-8").split('__version__ = "')[1].split('"')[0]
        if asked < numbers(current):
            raise ReleaseError(f"{version} is lower than {current}, which the code calls itself already")
        return
    last = ".".join(map(str, released[-1]))
    if asked <= released[-1]:
        raise ReleaseError(f"{version} is no step up: {last} is released already")
    try:
        report = compare(git.root, f"v{last}")
    except (InputError, SpecError) as error:
        raise ReleaseError(f"make diff cannot say what changed since v{last}: {str(error).splitlines()[0]}") from None
    least = after(last, report.step)
    if least is not None and asked < numbers(least):
        raise ReleaseError(f"what changed since v{last} asks for {least} at least, and {version} is lower (make diff)")
