"""Making the wheel and the source distribution, by hatchling itself: it is pinned, and nothing is fetched."""

from __future__ import annotations

import os
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from .problem import ReleaseError
from .processes import Processes, said


@dataclass(frozen=True)
class Built:
    """The two files that are uploaded."""

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
    The wheel that a source distribution makes, far from the checkout.

    Raises:
        ReleaseError: It makes none.
    """
    source = folder / "source"
    with tarfile.open(sdist) as archive:
        archive.extractall(source, filter="data")
    (root,) = source.iterdir()
    return _hatchling(root, "wheel", folder / "wheel")


def _hatchling(root: Path, target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    folder.mkdir(parents=True, exist_ok=True)
    ended = Processes().run(command, root, {**os.environ, "TMPDIR": str(folder)})  # its half-made archives, too
    if ended.returncode:
        raise ReleaseError(f"the {target} cannot be built: {said(ended)}")
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made
