"""
Run another program's command: it gets the mock's signals, and leaves no process behind.

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

Signals = SimpleQueue[int | None]
"""Signals, as they come, and None once the command has ended."""

_FORWARDED: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_GRACE_S: Final = 5.0
"""From a signal to the end: GitHub cancels by SIGINT, and kills after ten seconds, with nothing kept."""

_LAST_OUTPUT_S: Final = 1.0
"""For what a command has left running by its own end, and that only writes what it knows: `> >(tee log)`."""

_STRAGGLER_GRACE_S: Final = 2.0
"""The time that a process has to end."""


class _Interruption(NamedTuple):
    """The first signal, and the deadline for everything to end."""

    number: int
    until: float


@contextmanager
def forward_signals() -> Iterator[Signals]:
    """
    Queue the signals that would end this process, instead of ending it.

    Those that are ignored already stay so: a shell says by that, or `nohup`, that a signal is not for this process.
    """
    signals: Signals = SimpleQueue()
    before = {number: signal.getsignal(number) for number in _FORWARDED}
    ours = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    ignored = [number.name for number in _FORWARDED if number not in ours]
    if ignored:
        names = " and ".join(ignored)
        print(
            f"smspartner-mock was started with {names} ignored, and does not pass it on to the command", file=sys.stderr
        )
    for number in ours:
        signal.signal(number, lambda number, _frame: signals.put(number))
    try:
        yield signals
    finally:
        for number in ours:
            signal.signal(number, before[number])


def run(command: str, environment: Mapping[str, str], signals: Signals) -> int:
    """
    Run a command in bash, or in the shell of this machine.

    Args:
        signals: Those that it gets.

    Returns:
        Its exit status, as shells count: 128 and the signal's number if one ended it, or if one asked this process
        to end, whatever the command made of that: a run that was broken off has proved nothing.
    """
    child = _Child(command, environment)
    Thread(target=child.notify_exit, args=(signals,), name="smspartner-mock-child", daemon=True).start()
    interruption = _wait(child, signals)
    child.end_stragglers(time.monotonic() + _LAST_OUTPUT_S if interruption is None else interruption.until)
    status = child.status if interruption is None else -interruption.number
    return 128 - status if status < 0 else status


def _wait(child: _Child, signals: Signals) -> _Interruption | None:
    """Wait for the end, or until it has to be made, and pass on what comes until then."""
    interruption: _Interruption | None = None
    while True:
        try:
            number = signals.get(
                timeout=None if interruption is None else max(0, interruption.until - time.monotonic())
            )
        except Empty:
            child.kill()
            return interruption
        if number is None:
            return interruption
        if child.send(number) and interruption is None:
            interruption = _Interruption(number, time.monotonic() + _GRACE_S)


@contextmanager
def _default_signals() -> Iterator[None]:
    """Let a process that starts here have all signals at their defaults: ignored ones would be inherited."""
    ignored = [number for number in _FORWARDED if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, lambda *_: None)  # still without effect here, and reset in the new process
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)


class _Child:
    """The process of a command, and its group."""

    def __init__(self, command: str, environment: Mapping[str, str]) -> None:
        self._has_group = hasattr(os, "killpg") and not os.isatty(0)
        group = 0 if self._has_group else None
        bash = shutil.which("bash")
        with _default_signals():
            self._process = subprocess.Popen(command, shell=True, executable=bash, env=environment, process_group=group)

    @property
    def status(self) -> int:
        """Its exit status; negative if a signal ended it."""
        return self._process.wait()

    def notify_exit(self, signals: Signals) -> None:
        """Queue None once it has ended."""
        self._process.wait()
        signals.put(None)

    def send(self, number: int) -> bool:
        """Pass a signal on; return False if the terminal has done it."""
        if self._has_group:
            return self._signal_group(number)
        if number != signal.SIGINT:
            self._process.send_signal(number)
        return number != signal.SIGINT

    def kill(self) -> None:
        """End it without asking."""
        print("smspartner-mock kills the command: it did not end in time", file=sys.stderr)
        if self._has_group:
            self._signal_group(signal.SIGKILL)
        else:
            self._process.kill()

    def end_stragglers(self, until: float) -> None:
        """End what it has left running in its group: wait until a time, tell it, and end it without asking."""
        if not self._has_group or self._wait_for_group(until):
            return
        self._signal_group(signal.SIGTERM)
        if not self._wait_for_group(time.monotonic() + _STRAGGLER_GRACE_S):
            self.kill()

    def _wait_for_group(self, until: float) -> bool:
        """Wait until nobody is left in the group, or until a time; return whether it is empty."""
        while self._signal_group():
            if time.monotonic() > until:
                return False
            time.sleep(0.01)
        return True

    def _signal_group(self, number: int = 0) -> bool:
        """Send a signal to the group, by default none; return False if nobody is left in it who could get it."""
        with suppress(ProcessLookupError, PermissionError):  # the latter on macOS, of a group of zombies
            os.killpg(self._process.pid, number)
            return True
        return False
