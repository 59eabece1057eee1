"""A variable given to make is a value and runs nothing, and the Python that is named is the one that runs."""

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
        """Return what Pythons were asked to do since the last time: their minor version, and the words."""
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


def set_up(minor: int) -> list[list[Any]]:
    """Return the commands that make .venv."""
    pip = ["-m", "pip", "install", "--disable-pip-version-check"]
    return [
        [minor, "-m", "venv", ".venv"],
        [minor, *pip, "--require-hashes", "--requirement", "requirements/dev.txt"],
        [minor, *pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]


def demo(minor: int) -> list[list[Any]]:
    return [[minor, "-m", "codegen", "check"], [minor, "-m", "smspartner_testing.demo"]]


def contract(dialect: str) -> list[Any]:
    run = f".venv/bin/python -m smspartner_contract --reports reports/{dialect} "
    return [11, "-m", "smspartner_mock", "--port", "0", "--xml", dialect, "--run", run]


@pytest.mark.parametrize(
    ("target", "name", "words"),
    [
        ("release", "VERSION", ["-m", "release", "prepare", "--", "{}"]),
        ("upgrade-generator", "VERSION", ["-m", "codegen", "upgrade", "--", "{}"]),
        ("diff", "BASE", ["-m", "codegen", "diff", "--base={}"]),
        ("contract", "BASE_URL", ["-m", "smspartner_contract", "--base-url={}"]),
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


def test_a_release_without_a_version_says_how_to_give_one(desk: Desk) -> None:
    real = desk.folder / ".venv/bin/python"
    real.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec {sys.executable} "$@"\n', encoding="utf-8")
    told = "which version? `make diff` says the next one: make release VERSION=1.2.3"
    assert (2, [told]) == desk.make("release")


@pytest.mark.parametrize("value", [*HOSTILE, "-1.0.0"])
def test_a_version_that_is_none_is_one_sentence(desk: Desk, value: str) -> None:
    real = desk.folder / ".venv/bin/python"
    real.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec {sys.executable} "$@"\n', encoding="utf-8")
    assert (2, [f"{value!r} is not a version such as 1.2.3 or 1.2.3rc1"]) == desk.make("release", f"VERSION={value}")
    assert not (desk.folder / "pwned").exists()


def test_what_is_not_given_is_not_there(desk: Desk) -> None:
    for target in ("release", "upgrade-generator", "diff", "contract", "bench"):
        assert (0, []) == desk.make(target)
    assert desk.told() == [
        [11, "-m", "release", "prepare", "--", ""],
        [11, "-m", "codegen", "upgrade", "--", ""],
        [11, "-m", "codegen", "diff"],
        *(contract(dialect) for dialect in ("positional", "named", "keyed")),
        [11, "-m", "benchmarks"],
    ]


def test_a_python_that_is_named_makes_the_environment_anew_and_once(desk: Desk) -> None:
    named = desk.python(12)
    assert (0, []) == desk.make("demo", f"PYTHON={named}")
    assert set_up(12) + demo(12) == desk.told()
    assert (0, []) == desk.make("demo", f"PYTHON={named}")
    assert (0, []) == desk.make("demo", PYTHON=str(named))
    assert (0, []) == desk.make("demo")
    assert demo(12) * 3 == desk.told()


def test_newer_pins_keep_the_python_that_was_named_once(desk: Desk) -> None:
    later = (desk.folder / ".venv/.ready").stat().st_mtime + 10
    os.utime(desk.folder / "requirements/dev.txt", (later, later))
    (desk.folder / ".venv/kept").touch()
    assert (0, []) == desk.make("demo")
    assert set_up(11) + demo(11) == desk.told()
    assert (desk.folder / ".venv/kept").exists()


@pytest.mark.parametrize("name", ["nothing-of-this-name", "python-10"])
def test_a_python_that_cannot_be_used_is_one_sentence_and_the_environment_stays(desk: Desk, name: str) -> None:
    named = desk.python(10).with_name(name)
    told = f"smspartner needs Python 3.11 or newer, and {named} is none; try make PYTHON=/path/to/python3.11"
    assert (2, [told]) == desk.make("demo", f"PYTHON={named}")
    assert [] == desk.told()
    assert (0, []) == desk.make("demo")
    assert demo(11) == desk.told()


def test_no_python_at_all_is_one_sentence(tmp_path: Path) -> None:
    for tool in ("bash", "grep", "awk"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    told = "smspartner needs Python 3.11 or newer, and there is none here; try make PYTHON=/path/to/python3.11"
    make = shutil.which("make") or "make"
    desk = Desk(tmp_path / "desk")
    done = subprocess.run([make, "demo"], cwd=desk.folder, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert told == done.stderr.splitlines()[0]
