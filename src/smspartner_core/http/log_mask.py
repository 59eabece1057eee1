"""
Keys are taken out of the log lines of the libraries below us.

They log what a service answers, and there are services (and proxies before them) that repeat in an answer, or in the
address of a redirect, what they were asked. A line that nobody listens to costs nothing.
"""

from __future__ import annotations

import logging
from weakref import WeakSet

from ..settings import Settings

_LIBRARIES = ("httpcore", "httpcore2")
_PARTS = ("connection", "http11", "http2", "proxy", "socks")
_LOGGERS = (
    *(f"{library}.{part}" for library in _LIBRARIES for part in _PARTS),
    *("httpx", "httpx2", "hpack.hpack", "hpack.table"),
)
_known: WeakSet[Settings] = WeakSet()


class _Mask(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        text = shown = record.getMessage()
        for settings in list(_known):
            shown = settings.redact(shown)
        if shown != text:
            record.msg, record.args = shown, None
        return True


_MASK = _Mask()


def mask_key_in_logs(settings: Settings) -> None:
    """From now on, the key of these settings is in no log line."""
    if not _known:
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(_MASK)  # one that is there already is not added again
    _known.add(settings)
