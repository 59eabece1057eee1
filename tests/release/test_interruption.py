"""Ctrl-C and a polite kill, sent to real processes: nothing stays, and nothing goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.release.checkout import ROOT, checkout, hook, state

SAYS_AND_WAITS = """
import os, signal, subprocess, sys, time
told = os.open({pipe!r}, os.O_WRONLY)

def end(*_):
    os.write(told, b"ending")
    time.sleep(0.5)  # long enough for somebody to grow impatient
    sys.exit(1)

signal.signal(signal.SIGTERM, end)
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], pass_fds=[told])
os.write(told, b"started")
time.sleep(600)
"""
"""What a release waits for: a program, and another one that it started; both hold the pipe."""


class Pipe:
    """Tells when a program has started, and whether one of those that it reached is still there."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def wait(self, told: bytes) -> None:
        os.set_blocking(self._reading, True)
        with open(self.path, "w"):  # without a writer, a reader would not wait
            assert told == os.read(self._reading, 100)

    def is_held(self) -> bool:
        os.set_blocking(self._reading, False)
        try:
            while os.read(self._reading, 100):
                pass
            return False
        except BlockingIOError:
            return True

    def close(self) -> None:
        os.close(self._reading)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    made = Pipe(tmp_path / "pipe")
    yield made
    made.close()


def interrupted(number: int, pipe: Pipe, *arguments: str, again: bool = True, **more: str) -> tuple[int, list[str]]:
    """The status and what was said; impatient people send the signal again in the middle of the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "release", *arguments],
        cwd=ROOT,
        env={**os.environ, **more},
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    for told in (b"started", b"ending")[: 1 + again]:
        pipe.wait(told)
        process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors.splitlines()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_release(tmp_path: Path, number: signal.Signals, pipe: Pipe) -> None:
    project = checkout(tmp_path / "project", dist=SAYS_AND_WAITS.format(pipe=str(pipe.path)))
    (tmp_path / "tmp").mkdir()
    before = state(project)
    told = interrupted(number, pipe, "--root", str(project), "prepare", "9.0.0", TMPDIR=str(tmp_path / "tmp"))
    assert (128 + number, [f"interrupted by {number.name}, and nothing was changed"]) == told
    assert before == state(project)
    assert [] == list((tmp_path / "tmp").iterdir())
    assert not pipe.is_held()


def test_a_release_in_the_middle_of_a_hook(tmp_path: Path, pipe: Pipe) -> None:
    project = checkout(tmp_path / "project")
    (tmp_path / "waits.py").write_text(SAYS_AND_WAITS.format(pipe=str(pipe.path)), encoding="utf-8")
    hook(project, "pre-commit", f'exec {sys.executable} "{tmp_path}/waits.py"')
    before = state(project)
    told = interrupted(signal.SIGTERM, pipe, "--root", str(project), "prepare", "9.0.0", again=False)
    assert (143, ["interrupted by SIGTERM, and nothing was changed"]) == told
    assert before == state(project)
    assert not pipe.is_held()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_building_and_proving(tmp_path: Path, number: signal.Signals, pipe: Pipe) -> None:
    """The only Python that is found answers who it is, and makes no environment to an end."""
    for name in ("bin", "tmp"):
        (tmp_path / name).mkdir()
    python = tmp_path / "bin" / f"python3.{sys.version_info.minor}"
    (tmp_path / "waits.py").write_text(SAYS_AND_WAITS.format(pipe=str(pipe.path)), encoding="utf-8")
    waits = f'exec {sys.executable} "{tmp_path}/waits.py"'
    python.write_text(f'#!/bin/sh\n[ "$2" = -c ] && exec {sys.executable} "$@"\n{waits}\n', encoding="utf-8")
    python.chmod(0o755)
    told = interrupted(
        number, pipe, "dist", "--output", str(tmp_path / "dist"),
        PATH=f"{tmp_path}/bin", HOME=str(tmp_path), TMPDIR=str(tmp_path / "tmp"),
    )  # fmt: skip
    assert (128 + number, [f"interrupted by {number.name}, and nothing was changed"]) == told
    assert ["bin", "pipe", "tmp", "waits.py"] == sorted(each.name for each in tmp_path.iterdir())
    assert [] == list((tmp_path / "tmp").iterdir())
    assert not pipe.is_held()
