"""Git: the commit to compare with, and the project at that commit."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

_COMMITTED = ("generated/smspartner", "generated/smspartner_spec", "src/smspartner_core")
_SOURCES = ("openapi.yaml", "overlays", "generator-config.yml")


class InputError(Exception):
    """The comparison is not possible; the message is one sentence. Nothing was written."""


class History:
    """The commits of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not root.is_dir():
            raise InputError(f"{root} is not a folder")
        try:
            inside = self._git("rev-parse", "--is-inside-work-tree")
        except FileNotFoundError:
            raise InputError("git is not installed, and without it there is nothing to compare with") from None
        if inside.returncode or inside.stdout.strip() != b"true":
            raise InputError(f"{root} is not in a git repository: there is nothing to compare with")

    def base(self, ref: str | None) -> tuple[str, str] | None:
        """
        Return the commit to compare with, and its name: of the given ref, else of the last release; None without one.

        Raises:
            InputError: There is no such commit.
        """
        if ref is not None:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
            name = found.stdout.decode().strip()
            if not ref or found.returncode or not name.isalnum():  # `^main` is answered with `^` and the commit
                where = "no commit, tag or branch of this repository"
                raise InputError(f"unknown ref: {ref!r} names {where}{self._shallow_hint()}")
            return name, ref
        if self._git("rev-parse", "--verify", "--quiet", "HEAD").returncode:
            raise InputError(f"{self.root} has no commit yet: there is nothing to compare with")
        release = self._git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD")
        if release.returncode == 0:
            commit = self.base(name := release.stdout.decode().strip())
            return commit and (commit[0], f"{name}, the last release")
        if hint := self._shallow_hint():
            raise InputError(f"no release found{hint}")
        return None

    def _shallow_hint(self) -> str:
        """Return a hint if the clone is shallow: it lacks old commits and their tags."""
        is_shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        return ": this clone is shallow (git fetch --unshallow --tags)" if is_shallow else ""

    def count_uncommitted(self) -> int:
        """Count the compared files that differ from what is committed."""
        return len(self._git("status", "--porcelain", "--", *_SOURCES, *_COMMITTED).stdout.splitlines())

    def extract(self, commit: str, folder: Path) -> None:
        """Write the compared files of a commit to a folder."""
        listed = self._git("ls-tree", "--name-only", commit, "--", *_COMMITTED).stdout.decode().splitlines()
        if not listed:
            return
        archive = self._git("archive", "--format=tar", commit, "--", *listed)
        if archive.returncode:
            raise InputError(f"git cannot read {commit}: {archive.stderr.decode(errors='replace').strip()}")
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
            tar.extractall(folder, filter="data")

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, check=False)
