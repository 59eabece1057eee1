"""A Python counts as found only if it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from release.dist import choose
from release.interpreters import Interpreter, find, probe
from release.project import ReleaseError


def script(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_shim_that_does_not_run_is_not_found(tmp_path: Path) -> None:
    """A version manager puts one for every version that it knows of: exit 127."""
    assert probe(script(tmp_path, "python3.12", "exit 127")) is None
    assert [] == find({"PATH": str(tmp_path), "HOME": str(tmp_path)})


def test_one_that_is_too_old_or_says_nothing_is_not_found(tmp_path: Path) -> None:
    assert probe(script(tmp_path, "python3.11", "echo 3 10 9 final False")) is None
    assert probe(script(tmp_path, "python3.13", "echo")) is None
    assert probe(tmp_path / "nothing") is None


def test_this_one_is_found(tmp_path: Path) -> None:
    name = f"python3.{sys.version_info.minor}"
    script(tmp_path, name, f'exec {sys.executable} "$@"')
    [found] = find({"PATH": str(tmp_path), "HOME": str(tmp_path)})
    assert (sys.version_info[:3], tmp_path / name) == (found.version, found.path)


def test_one_that_is_wanted_and_missing_is_said() -> None:
    there = Interpreter((3, 11, 7), Path("python3.11"))
    with pytest.raises(ReleaseError, match=r"Python 3\.12 is wanted, and none that runs was found \(found: 3\.11\)"):
        choose([there], ["3.12"])
    with pytest.raises(ReleaseError, match=r"no Python from 3\.11 on"):
        choose([], [])
    assert [there] == choose([there], ["3.11"])
