"""What is given to make is a value and runs nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GIVEN = ("VERSION", "BASE", "BASE_URL", "API_KEY", "ONLY", "PYTHON", "VENV", "ARGS", "MAKEFLAGS", "MAKELEVEL")
HOSTILE = [
    "x'; touch pwned; '",
    'x"; touch pwned; "',
    "$(shell touch pwned)",
    "`touch pwned`",
    "$$(touch pwned)",
    "a\\ b",
]

RECORDS = """#!{python}
import json, pathlib, shutil, sys
minor, told = {minor}, pathlib.Path({told!r})
words = sys.argv[1:]
if words[:1] in (["-c"], ["--version"]):
    print(3, minor)
    sys.exit(minor < 11)
if words[:2] == ["-m", "venv"]:
    folder = pathlib.Path(words[2])
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    (folder / "pyvenv.cfg").touch()
    if not (folder / "bin/python").exists():  # as venv does: what is there stays
        shutil.copy2(__file__, folder / "bin/python")
with told.open("a") as file:
    file.write(json.dumps([minor, *words]) + "\\n")
"""
"""A Python of some version that writes down what it is asked to do; it makes environments with itself in them."""


class Desk:
    """A folder with the Makefile, and what was done there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "requirements").mkdir(parents=True)
        for name in ("Makefile", "pyproject.toml", "requirements/dev.txt"):
            shutil.copyfile(ROOT / name, folder / name)

    def python(self, minor: int) -> Path:
        """A command that is this Python."""
        path = self.folder / f"python-{minor}"
        script = RECORDS.format(python=sys.executable, minor=minor, told=str(self.folder / "told"))
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        return path

    def make(self, *words: str, **environment: str) -> tuple[int, list[str]]:
        """The status, and what was said of it but by make itself."""
        clean = {name: value for name, value in os.environ.items() if name not in GIVEN}
        done = subprocess.run(
            ["make", *words], cwd=self.folder, env={**clean, **environment}, capture_output=True, text=True, check=False
        )
        return done.returncode, [line for line in done.stderr.splitlines() if not line.startswith("make:")]

    def told(self) -> list[list[Any]]:
        """What Pythons were asked to do since the last time: their minor version, and the words."""
        path = self.folder / "told"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Its .venv is ready, and holds 3.11."""
    made = Desk(tmp_path / "desk")
    assert (0, []) == made.make("demo", f"PYTHON={made.python(11)}")
    made.told()
    return made


@pytest.mark.parametrize(
    ("target", "name", "words"),
    [
        ("release", "VERSION", ["-m", "release", "prepare", "--", "{}"]),
        ("upgrade-generator", "VERSION", ["-m", "codegen", "upgrade", "--", "{}"]),
        ("diff", "BASE", ["-m", "codegen", "diff", "--base={}"]),
        ("contract", "BASE_URL", ["-W", "ignore", "-m", "tests.conformance", "--base-url={}"]),
        ("contract", "API_KEY", ["-W", "ignore", "-m", "tests.conformance", "--api-key={}"]),
        ("bench", "ONLY", ["-m", "benchmarks", "--only={}"]),
    ],
)
def test_a_value_arrives_as_it_is_and_runs_nothing(desk: Desk, target: str, name: str, words: list[str]) -> None:
    value = "".join(HOSTILE)
    expected = [[11, *(word.format(value) for word in words)]]
    assert (0, []) == desk.make(target, f"{name}={value}")
    assert expected == desk.told()
    assert (0, []) == desk.make(target, **{name: value})
    assert expected == desk.told()
    assert (0, []) == desk.make("help", f"{name}={value}")
    assert not (desk.folder / "pwned").exists()


@pytest.mark.parametrize("value", [*HOSTILE, "-1.0.0", ""])
def test_a_version_that_is_none_is_one_sentence(desk: Desk, value: str) -> None:
    real = desk.folder / ".venv/bin/python"
    real.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec {sys.executable} "$@"\n', encoding="utf-8")
    assert (2, [f"{value!r} is no version such as 1.2.3"]) == desk.make("release", f"VERSION={value}")
    assert not (desk.folder / "pwned").exists()


def test_what_is_not_given_is_not_there(desk: Desk) -> None:
    for target in ("release", "upgrade-generator", "diff", "contract", "bench"):
        assert (0, []) == desk.make(target)
    assert desk.told() == [
        [11, "-m", "release", "prepare", "--", ""],
        [11, "-m", "codegen", "upgrade", "--", ""],
        [11, "-m", "codegen", "diff"],
        [11, "-W", "ignore", "-m", "tests.conformance"],
        [11, "-m", "benchmarks"],
    ]
