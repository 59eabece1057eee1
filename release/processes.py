"""Other programs, which end when we do: each leads a group of its own, and what it started ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType

from .interruption import held
from .problem import ReleaseError

_GRACE = 30.0
"""Seconds that a program has for its own cleaning up before it is killed."""

Ended = subprocess.CompletedProcess[str]
"""A program that has ended, with all that it said."""


class Processes:
    """Those that run for one purpose; when it is left, in whatever way, none of them goes on and none begins."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = Lock()
        self._over = False

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._over = True
        _end(*self._running)

    def run(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str] = os.environ, *,
        text: str = "", shown: bool = False, terminal: bool = False, limit: float | None = None,
    ) -> Ended:  # fmt: skip
        """
        Run a program to its end.

        Args:
            command: The program and its arguments.
            folder: Where it runs.
            environment: Its variables.
            text: What it reads.
            shown: Its output is for whoever looks on, not for us.
            terminal: It may ask for a passphrase: it keeps the terminal, and gets Ctrl-C from there.
            limit: Seconds that it may take.

        Raises:
            FileNotFoundError: There is no such program.
            TimeoutExpired: It was ended at the limit.
        """
        process: subprocess.Popen[str] | None = None
        try:
            with held():
                process = self._start(command, folder, environment, shown, terminal)
            output, errors = process.communicate(None if terminal else text, limit)
        except BaseException:
            if process:
                _end(process)
                _close(process)
            raise
        finally:
            if process:
                self._running.discard(process)
        return subprocess.CompletedProcess(command, process.returncode, output or "", errors)

    def _start(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], shown: bool, terminal: bool
    ) -> subprocess.Popen[str]:
        with self._lock:
            if self._over:
                raise ReleaseError(f"{command[0]} is not started any more")
            process = subprocess.Popen(
                command, cwd=folder, env=environment, text=True, stdin=None if terminal else subprocess.PIPE,
                stdout=None if shown else subprocess.PIPE, stderr=subprocess.PIPE,
                process_group=None if terminal else 0,
            )  # fmt: skip
            self._running.add(process)
            return process


def said(ended: Ended) -> str:
    """Why a program failed: the last line that it said, else how it ended."""
    if ended.returncode < 0:
        return f"ended by signal {-ended.returncode}"
    lines = (ended.stderr.strip() or ended.stdout.strip()).splitlines()
    return lines[-1].strip() if lines else f"ended with status {ended.returncode} and said nothing"


def _end(*processes: subprocess.Popen[str]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        for each in processes:
            try:
                os.killpg(each.pid, number)
            except (ProcessLookupError, PermissionError):  # it leads no group, or nobody is left in it
                each.send_signal(number)
        for each in processes:
            with suppress(subprocess.TimeoutExpired):
                each.wait(_GRACE)


def _close(process: subprocess.Popen[str]) -> None:
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            with suppress(BrokenPipeError):
                stream.close()
