"""Ctrl-C and a polite kill: they stop what was begun at one place, where it can be taken back, and only once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody wants this process to end; nothing is kept of what it began."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal.Signals(signal_number).name)
        self.status = 128 + signal_number
        """What a shell calls the end by this signal."""


class _State:
    """What came, and whether it may be told yet; a process has one, as it has one set of signals."""

    def __init__(self) -> None:
        self.came: int | None = None
        self.holders = 0
        self.over = False

    def arrive(self, number: int, _frame: FrameType | None) -> None:
        self.came = self.came or number
        self.tell()

    def tell(self) -> None:
        if self.came and not self.holders and not self.over:
            self.over = True  # a second Ctrl-C must not end the cleaning up
            raise Interrupted(self.came)


_state = _State()


@contextmanager
def interruptible() -> Iterator[None]:
    """Let the first signal raise `Interrupted` in the main thread; what is ignored (nohup) stays ignored."""
    global _state
    _state = _State()
    taken = [each for each in SIGNALS if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, _state.arrive) for each in taken}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """Let a signal wait until this is done: cleaning up, or a process that runs and that nobody holds yet."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals never arrive here
        return
    state = _state
    state.holders += 1
    try:
        yield
    finally:
        state.holders -= 1
        state.tell()


def too_late() -> None:
    """From here on no signal counts: little is left to do, and half of it would be worse than all."""
    _state.over = True
