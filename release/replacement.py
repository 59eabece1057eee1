"""A folder that gets new files: they are made ready beside it, so that only renames are left, which can be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .problem import ReleaseError
from .scratch import scratch


def check_replaceable(folder: Path, root: Path) -> None:
    """
    Refuse what is no folder for packages only.

    Raises:
        ReleaseError: It is a file, a link, or the project itself.
    """
    kind = "link" if folder.is_symlink() else "folder" if folder.is_dir() or not folder.exists() else "file"
    if kind != "folder":
        raise ReleaseError(f"{folder} is a {kind}, and the packages need a folder there: move it away")
    if root.is_relative_to(folder):
        raise ReleaseError(f"{folder} holds the project, and what is there would be replaced by the packages")


class Replacement:
    """The new files of a folder, and the old ones."""

    def __init__(self, folder: Path, beside: Path) -> None:
        self._folder, self._new, self._old = folder, beside / "new", beside / "old"

    def put(self) -> None:
        """
        Put the new files into their place.

        Raises:
            ReleaseError: They cannot be put there; the old ones are where they were.
        """
        try:
            if self._folder.exists():
                self._folder.rename(self._old)
            self._new.rename(self._folder)
        except OSError as error:
            self._restore()
            raise ReleaseError(f"{self._folder} cannot be replaced: {error.strerror}") from None

    def take_back(self) -> None:
        """Have the old files where they were."""
        self._folder.rename(self._new)
        self._restore()

    def _restore(self) -> None:
        if self._old.exists():
            self._old.rename(self._folder)


@contextmanager
def replacement(folder: Path, files: Iterable[Path]) -> Iterator[Replacement]:
    """
    Copies of files, ready to replace what a folder holds.

    Raises:
        ReleaseError: They cannot be written there.
    """
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            place = stack.enter_context(scratch(".releasing-", beside=folder))
            (place / "new").mkdir()
            for file in files:
                shutil.copy2(file, place / "new")
        except OSError as error:
            raise ReleaseError(f"{folder} cannot be written: {error.strerror}") from None
        yield Replacement(folder, place)
