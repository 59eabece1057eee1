"""Telling of calls: one event a try, to a hook and to the logger `smspartner`."""

from __future__ import annotations

import logging
import time
from typing import Any

from .events import Event
from .exchange import Fault, Response, ResponseOrFault
from .operation import Operation
from .settings import Settings

logger = logging.getLogger("smspartner")
logger.addHandler(logging.NullHandler())


class CallReporter:
    """Makes the events of one call, if anybody listens."""

    def __init__(self, operation: Operation[Any], settings: Settings) -> None:
        self._operation = operation
        self._notify = settings.on_event
        self._base_url = settings.base_url
        self.begin()

    @staticmethod
    def wanted(settings: Settings) -> bool:
        """Whether anybody listens; if not, a call pays nothing."""
        return settings.on_event is not None or logger.isEnabledFor(logging.DEBUG)

    def begin(self) -> None:
        """A try starts."""
        self._started = time.time()
        self._from = time.perf_counter()

    def end(self, attempt: int, answer: ResponseOrFault, wait: float | None, error: Exception | None = None) -> None:
        """A try is over."""
        failure = type(error).__name__ if error is not None else answer.reason if isinstance(answer, Fault) else None
        event = Event(
            operation=self._operation.name,
            method=self._operation.method,
            path=self._operation.path.partition("#")[0],
            base_url=self._base_url,
            effect=self._operation.effect,
            sends=self._operation.tag is not None,
            attempt=attempt,
            started=self._started,
            duration=time.perf_counter() - self._from,
            status=answer.status if isinstance(answer, Response) else None,
            code=getattr(error, "code", None),
            error=failure,
            wait=wait,
        )
        logger.debug(
            "%s: HTTP %s, code %s, %s, try %d, %.0f ms%s",
            event.operation,
            event.status,
            event.code,
            event.error or "fine",
            attempt,
            event.duration * 1000,
            "" if wait is None else f", again in {wait:.1f} s",
        )
        if self._notify is not None:
            try:
                self._notify(event)
            except Exception:  # or a message that was sent would look as if it had not been
                logger.exception("on_event failed at %s; the call goes on", event.operation)
