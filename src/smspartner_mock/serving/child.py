"""
Another program's command: it gets the signals that the mock gets, and leaves nothing running.

It runs in a process group of its own, so that a signal reaches its own children too. At a terminal it stays in the
mock's: a group in the background is stopped as soon as it reads the keyboard. There Ctrl-C reaches both by itself, what
the command makes of it decides, and whoever sits there looks after what it leaves.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, NamedTuple

Told = SimpleQueue[int | None]
"""Signals, as they come, and None once the command has ended."""

_PASSED_ON: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_PATIENCE: Final = 5.0
"""Seconds from a signal to the end: GitHub cancels by SIGINT, and kills after ten, with nothing kept."""

_LAST_LINES: Final = 1.0
"""Seconds for what a command has left running by its own end, and that only writes what it knows: `> >(tee log)`."""

_STRAGGLERS: Final = 2.0
"""Seconds for what has to be told to end."""


class _Asked(NamedTuple):
    """The first signal, and when all has to have ended."""

    number: int
    until: float


@contextmanager
def passed_on() -> Iterator[Told]:
    """
    Queue the signals that would end this process, instead of ending it.

    What is ignored already stays so: a shell says by that, or `nohup`, that a signal is not for this process.
    """
    told: Told = SimpleQueue()
    before = {each: signal.getsignal(each) for each in _PASSED_ON}
    mine = [each for each, whatever in before.items() if whatever is not signal.SIG_IGN]
    for each in mine:
        signal.signal(each, lambda number, _frame: told.put(number))
    try:
        yield told
    finally:
        for each in mine:
            signal.signal(each, before[each])


def run(command: str, environment: Mapping[str, str], told: Told) -> int:
    """
    Run a command in bash, or in the shell of this machine.

    Args:
        told: The signals that it gets.

    Returns:
        Its exit status, as shells count: 128 and the signal's number if one ended it, or if one asked this process
        to end, whatever the command made of that: a run that was broken off has proved nothing.
    """
    child = _Child(command, environment)
    Thread(target=child.tell_end, args=(told,), name="smspartner-mock-child", daemon=True).start()
    asked = _wait(child, told)
    child.end_stragglers(time.monotonic() + _LAST_LINES if asked is None else asked.until)
    status = child.status if asked is None else -asked.number
    return 128 - status if status < 0 else status


def _wait(child: _Child, told: Told) -> _Asked | None:
    """Wait for the end, or until it has to be made, and pass on what comes until then."""
    asked: _Asked | None = None
    while True:
        try:
            number = told.get(timeout=None if asked is None else max(0, asked.until - time.monotonic()))
        except Empty:
            child.kill()
            return asked
        if number is None:
            return asked
        if child.send(number) and asked is None:
            asked = _Asked(number, time.monotonic() + _PATIENCE)


class _Child:
    """The process of a command, and its group."""

    def __init__(self, command: str, environment: Mapping[str, str]) -> None:
        self._is_apart = hasattr(os, "killpg") and not os.isatty(0)
        group = 0 if self._is_apart else None
        bash = shutil.which("bash")
        self._process = subprocess.Popen(command, shell=True, executable=bash, env=environment, process_group=group)

    @property
    def status(self) -> int:
        """Negative if a signal ended it."""
        return self._process.wait()

    def tell_end(self, told: Told) -> None:
        """Queue None once it has ended."""
        self._process.wait()
        told.put(None)

    def send(self, number: int) -> bool:
        """Pass a signal on; false if the terminal has done it."""
        if self._is_apart:
            return self._is_there(number)
        if number != signal.SIGINT:
            self._process.send_signal(number)
        return number != signal.SIGINT

    def kill(self) -> None:
        """End it without asking."""
        print("smspartner-mock kills the command: it does not end when it is told to", file=sys.stderr)
        if self._is_apart:
            self._is_there(signal.SIGKILL)
        else:
            self._process.kill()

    def end_stragglers(self, until: float) -> None:
        """End what it has left running in its group: wait until a time, tell it, and end it without asking."""
        if not self._is_apart or self._is_gone(until):
            return
        self._is_there(signal.SIGTERM)
        if not self._is_gone(time.monotonic() + _STRAGGLERS):
            self.kill()

    def _is_gone(self, until: float) -> bool:
        while self._is_there():
            if time.monotonic() > until:
                return False
            time.sleep(0.01)
        return True

    def _is_there(self, number: int = 0) -> bool:
        """Send a signal to the group; false if it has nobody left who could get it."""
        with suppress(ProcessLookupError, PermissionError):  # the latter on macOS, of a group of zombies
            os.killpg(self._process.pid, number)
            return True
        return False
