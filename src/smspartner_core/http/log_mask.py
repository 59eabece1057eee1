"""
Mask keys in the log lines of the libraries below us.

They log what a service answers, and there are services (and proxies before them) that repeat in a response, or in the
address of a redirect, what they were asked. A line that nobody listens to costs nothing.
"""

from __future__ import annotations

import logging
from weakref import ref

from ..secret import MASK
from ..settings import Settings

_LIBRARIES = ("httpcore", "httpcore2")
_PARTS = ("connection", "http11", "http2", "proxy", "socks")
_LOGGERS = (
    *(f"{library}.{part}" for library in _LIBRARIES for part in _PARTS),
    *("httpx", "httpx2", "hpack.hpack", "hpack.table"),
)


class _Mask(logging.Filter):
    """The keys of all living clients, each spelling once however many clients have it."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[ref[Settings], None] = {}  # a WeakSet cannot be walked while another thread adds to it
        self._changes = 0
        self._worked_out: tuple[int, tuple[str, ...]] = 0, ()

    def add(self, settings: Settings) -> None:
        self._known[ref(settings, self._forget)] = None
        self._changes += 1

    def _forget(self, gone: ref[Settings]) -> None:
        self._known.pop(gone, None)
        self._changes += 1

    def spellings(self) -> tuple[str, ...]:
        changes, found = self._worked_out
        if changes != self._changes:
            changes = self._changes
            alive = (known() for known in list(self._known))
            found = tuple({spelling for settings in alive if settings for spelling in settings.spellings})
            self._worked_out = changes, found
        return found

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            text = shown = record.getMessage()
        except Exception:  # it could not be printed either, and the complaint about that would print the arguments
            return False
        for spelling in self.spellings():
            shown = shown.replace(spelling, MASK)
        if shown != text:
            record.msg, record.args = shown, None
        return True


_MASK = _Mask()


def mask_key_in_logs(settings: Settings) -> None:
    """Mask the key of these settings in all log lines from now on."""
    _MASK.add(settings)
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_MASK)  # one that is there already is not added again
