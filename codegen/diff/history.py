"""Git: with which commit to compare, and what the project was then."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

COMPARED = (
    "openapi.yaml",
    "overlays",
    "generated/smspartner",
    "generated/smspartner_spec",
    "src/smspartner_core",
    "generator-config.yml",
)
"""What a comparison looks at."""
_MAKERS = ("codegen", "pyproject.toml", "requirements")
"""What decides, beside those, what is generated: the pipeline, its settings, and the versions of its tools."""


class InputError(Exception):
    """What was asked cannot be done, in one sentence. Nothing was written."""


class History:
    """The commits of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not root.is_dir():
            raise InputError(f"{root} is no folder")
        try:
            inside = self._git("rev-parse", "--is-inside-work-tree")
        except FileNotFoundError:
            raise InputError("git is not installed, and without it there is nothing to compare with") from None
        if inside.returncode or inside.stdout.strip() != b"true":
            raise InputError(f"{root} is in no git repository: there is nothing to compare with")

    def base(self, ref: str | None) -> tuple[str, str]:
        """
        The commit to compare with, and its name in words: what was asked for, else the last release, else the first.

        Raises:
            InputError: There is no such commit.
        """
        if ref is not None:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
            name = found.stdout.decode().strip()
            if not ref or found.returncode or not name.isalnum():  # `^main` is answered with `^` and the commit
                raise InputError(f"unknown ref: {ref!r} names no commit, tag or branch of this repository{self._cut()}")
            return name, ref
        release = self._git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD")
        if release.returncode == 0:
            name = release.stdout.decode().strip()
            return self.base(name)[0], f"{name}, the last release"
        if cut := self._cut():
            raise InputError(f"no release is found{cut}")
        first = self._git("rev-list", "--max-parents=0", "HEAD")
        if first.returncode:
            raise InputError(f"{self.root} has no commit yet: there is nothing to compare with")
        commit = first.stdout.decode().split()[-1]
        return commit, f"{commit[:9]}, the first commit"

    def _cut(self) -> str:
        """What to say of a shallow clone: its oldest commit is not the first one, and tags are missing."""
        is_shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        return ": this clone is shallow (git fetch --unshallow --tags)" if is_shallow else ""

    def uncommitted(self) -> int:
        """How many of the compared files are not as they are committed."""
        return len(self._git("status", "--porcelain", "--", *COMPARED).stdout.splitlines())

    def is_made_alike(self, commit: str) -> bool:
        """Whether the same sources made the same then as they do now."""
        return self._git("diff", "--quiet", commit, "--", *_MAKERS).returncode == 0

    def extract(self, commit: str, folder: Path) -> None:
        """Write what is compared, as it was in a commit, to a folder, with the settings that it was formatted by."""
        names = (*COMPARED, "pyproject.toml")
        listed = self._git("ls-tree", "--name-only", commit, "--", *names).stdout.decode().splitlines()
        if not listed:
            return
        archive = self._git("archive", "--format=tar", commit, "--", *listed)
        if archive.returncode:
            raise InputError(f"git cannot read {commit}: {archive.stderr.decode(errors='replace').strip()}")
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
            tar.extractall(folder, filter="data")

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, check=False)
