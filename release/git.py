"""The few questions to git that a release has."""

from __future__ import annotations

import os
from pathlib import Path

from .problem import ReleaseError
from .processes import Processes, said

_MARKS = ("fatal: ", "error: ")


class Git:
    """A checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str, text: str = "", terminal: bool = False) -> str:
        """
        What a git command prints, with what it reads, and whether it may ask for a passphrase.

        Raises:
            ReleaseError: It fails.
        """
        try:
            ended = Processes().run(["git", *arguments], self.root, text=text, terminal=terminal and _has_terminal())
        except FileNotFoundError:
            raise ReleaseError("git is not installed, and a release is a commit and a tag") from None
        if ended.returncode:
            raise ReleaseError(f"git {arguments[0]}: {'; '.join(_reasons(ended.stderr)) or said(ended)}")
        return ended.stdout.strip()

    def tags(self) -> list[str]:
        """The releases, such as `v1.2.3`."""
        return self.run("tag", "--list", "v[0-9]*").split()


def _has_terminal() -> bool:
    """Without one nothing can be asked, and git and its hooks are better off in a group that ends with us."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _reasons(told: str) -> list[str]:
    """Without the advice that git gives around them."""
    return [line.removeprefix(mark) for line in told.splitlines() for mark in _MARKS if line.startswith(mark)]
