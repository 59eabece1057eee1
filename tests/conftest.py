"""Give every child process the default signals, however the run itself was started."""

from __future__ import annotations

import signal


def stop_passing_on_ignored_signals() -> None:
    """
    Replace ignored signals by a handler that does nothing.

    `nohup` and a shell's `&` ignore signals, and a child inherits that, so that tests which end a child by a signal
    would wait for ever. A handler is not inherited, and this process still ignores the signal, as it was asked to.
    """
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: None)


stop_passing_on_ignored_signals()
