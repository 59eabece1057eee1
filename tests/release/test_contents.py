"""The packages are looked into: real files, broken on purpose."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from release.building import Built, build, rebuild
from release.contents import MAX_WHEEL_BYTES, difference, sdist_problems, wheel_problems
from release.project import Project

ROOT = Path(__file__).parents[2]
PACKAGES = Project.read(ROOT).packages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ROOT, tmp_path_factory.mktemp("built"))


def changed(built: Built, folder: Path, *, without: str = "\0", more: dict[str, bytes] | None = None) -> list[str]:
    """Return the problems of the wheel when some of its files are missing and others are there."""
    wheel = folder / built.wheel.name
    with zipfile.ZipFile(built.wheel) as old, zipfile.ZipFile(wheel, "w") as new:
        for file in old.infolist():
            if not file.filename.endswith(without):
                new.writestr(file, old.read(file), zipfile.ZIP_DEFLATED)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return [problem.removeprefix(f"{wheel.name}: ") for problem in wheel_problems(wheel, PACKAGES)]


def test_what_is_built_is_whole_and_the_source_makes_the_same_wheel(built: Built, tmp_path: Path) -> None:
    assert [] == wheel_problems(built.wheel, PACKAGES) + sdist_problems(built.sdist)
    assert [] == difference(built.wheel, rebuild(built.sdist, tmp_path))


def test_what_does_not_belong_into_a_wheel_is_named(built: Built, tmp_path: Path) -> None:
    found = changed(built, tmp_path, more={"tests/test_x.py": b"", "codegen/__init__.py": b""})
    assert ["codegen does not belong there", "tests does not belong there"] == found


def test_what_a_wheel_lacks_is_named(built: Built, tmp_path: Path) -> None:
    assert "LICENSE is missing" in changed(built, tmp_path, without="/LICENSE")
    told = [f"{package}/py.typed is missing: type checkers would ignore its types" for package in PACKAGES]
    assert told == changed(built, tmp_path, without="/py.typed")


def test_a_wheel_that_is_too_large_is_named(built: Built, tmp_path: Path) -> None:
    [told] = changed(built, tmp_path, more={"smspartner/large.bin": bytes(MAX_WHEEL_BYTES)})
    assert told.endswith("the limit is 500,000")
