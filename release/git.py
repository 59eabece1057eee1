"""The few questions to git that a release has."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .problem import ReleaseError


class Git:
    """A checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str) -> str:
        """
        What a git command prints.

        Raises:
            ReleaseError: It fails.
        """
        try:
            done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            raise ReleaseError("git is not installed, and a release is a commit and a tag") from None
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
            raise ReleaseError(f"git {arguments[0]}: {said}")
        return done.stdout.strip()

    def tags(self) -> list[str]:
        """The releases, such as `v1.2.3`."""
        return self.run("tag", "--list", "v[0-9]*").split()
