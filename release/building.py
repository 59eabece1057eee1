"""Build the wheel and the source distribution with the pinned hatchling: nothing is downloaded."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from .project import ReleaseError


@dataclass(frozen=True)
class Built:
    """The two files to upload."""

    wheel: Path
    sdist: Path


def build(root: Path, folder: Path) -> Built:
    """
    Build both into a folder.

    Raises:
        ReleaseError: hatchling refuses.
    """
    return Built(_hatchling(root, "wheel", folder), _hatchling(root, "sdist", folder))


def rebuild(sdist: Path, folder: Path) -> Path:
    """
    Return the wheel that a source distribution makes, far from the checkout.

    Raises:
        ReleaseError: It makes none.
    """
    source = folder / "source"
    with tarfile.open(sdist) as archive:
        archive.extractall(source, filter="data")
    (root,) = source.iterdir()
    return _hatchling(root, "wheel", folder / "wheel")


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return why a program failed: its last line, or else its exit status."""
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return lines[-1].strip() if lines else f"ended with status {done.returncode} and printed nothing"


def _hatchling(root: Path, target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"the {target} cannot be built: {last_line(done)}")
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made
