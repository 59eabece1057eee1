"""New packages take the place of old ones by renames: either are there, and never half of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from release.__main__ import main
from release.problem import ReleaseError
from release.replacement import replacement


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """It holds an old package; a new one lies elsewhere."""
    for name in ("dist", "made"):
        (tmp_path / name).mkdir()
    (tmp_path / "dist/old.whl").touch()
    (tmp_path / "made/new.whl").touch()
    return tmp_path / "dist"


def files(folder: Path) -> list[str]:
    """What is in a folder and beside it."""
    return sorted(str(path.relative_to(folder.parent)) for path in folder.parent.rglob("*.whl"))


def test_new_files_are_put_and_taken_back(folder: Path) -> None:
    with replacement(folder, (folder.parent / "made").iterdir()) as new:
        new.put()
        assert ["new.whl"] == [each.name for each in folder.iterdir()]
        new.take_back()
        assert ["old.whl"] == [each.name for each in folder.iterdir()]
        new.put()
    assert ["dist/new.whl", "made/new.whl"] == files(folder)
    assert ["dist", "made"] == sorted(each.name for each in folder.parent.iterdir())


def test_a_folder_that_is_not_there_is_not_there_when_it_was_taken_back(folder: Path) -> None:
    shutil.rmtree(folder)
    with replacement(folder, (folder.parent / "made").iterdir()) as new:
        new.put()
        assert ["dist/new.whl", "made/new.whl"] == files(folder)
        new.take_back()
    assert ["made"] == [each.name for each in folder.parent.iterdir()]


def test_old_files_are_back_when_the_new_ones_cannot_be_put(folder: Path) -> None:
    with replacement(folder, (folder.parent / "made").iterdir()) as new:
        [beside] = folder.parent.glob(".releasing-*")
        shutil.rmtree(beside / "new")
        with pytest.raises(ReleaseError, match=r"dist cannot be replaced: No such file or directory$"):
            new.put()
    assert ["dist/old.whl", "made/new.whl"] == files(folder)


def test_files_that_cannot_be_written_are_said(folder: Path) -> None:
    inside = folder / "old.whl" / "dist"
    with pytest.raises(ReleaseError, match=r"old\.whl/dist cannot be written: File exists$"):
        with replacement(inside, (folder.parent / "made").iterdir()):
            pass
    assert ["dist/old.whl", "made/new.whl"] == files(folder)


def test_packages_never_replace_the_project(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = folder.parent
    assert 2 == main(["--root", str(project), "dist", "--output", str(project)])
    told = f"{project} holds the project, and what is there would be replaced by the packages\n"
    assert ("", told) == capsys.readouterr()
    assert ["dist/old.whl", "made/new.whl"] == files(folder)
