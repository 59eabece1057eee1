"""Report calls: two events an attempt, to a hook, and one line to the logger `smspartner`."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from typing import Any, Literal

from .events import Event
from .exchange import Fault, Response, ResponseOrFault
from .operation import Operation
from .settings import Settings

logger = logging.getLogger("smspartner")
logger.addHandler(logging.NullHandler())


class CallReporter:
    """
    Make the events of one call, if there is a hook or a logger for them.

    Whatever a listener, a log handler or a filter raises stays here: a message that was sent must not look as if it had
    not been.
    """

    def __init__(self, operation: Operation[Any], settings: Settings, tag: str | None) -> None:
        self._operation = operation
        self._on_event = settings.on_event
        self._base_url = settings.base_url
        self._tag = tag

    @staticmethod
    def wanted(settings: Settings) -> bool:
        """Return whether anybody listens; if not, a call pays nothing."""
        return settings.on_event is not None or logger.isEnabledFor(logging.DEBUG)

    def begin(self, attempt: int) -> None:
        """Tell of an attempt before it leaves."""
        self._started = time.time()
        self._from = time.perf_counter()
        if self._on_event is not None:
            self._notify(self._event("start", attempt))

    def end(self, attempt: int, outcome: ResponseOrFault, wait: float | None, error: Exception | None = None) -> None:
        """Tell of an attempt that is over."""
        failure = type(error).__name__ if error is not None else outcome.reason if isinstance(outcome, Fault) else None
        event = self._event(
            "end",
            attempt,
            duration=time.perf_counter() - self._from,
            status=outcome.status if isinstance(outcome, Response) else None,
            code=getattr(error, "code", None),
            error=failure,
            wait=wait,
        )
        with suppress(Exception):
            logger.debug(
                "%s: HTTP %s, code %s, %s, attempt %d, %.0f ms%s",
                event.operation,
                event.status,
                event.code,
                event.error or "fine",
                attempt,
                event.duration * 1000,
                "" if wait is None else f", again in {wait:.1f} s",
            )
        if self._on_event is not None:
            self._notify(event)

    def _event(self, phase: Literal["start", "end"], attempt: int, **result: Any) -> Event:
        return Event(
            phase=phase,
            operation=self._operation.name,
            method=self._operation.method,
            path=self._operation.path.partition("#")[0],
            base_url=self._base_url,
            effect=self._operation.effect,
            sends=self._operation.tag is not None,
            attempt=attempt,
            started=self._started,
            tag=self._tag,
            **result,
        )

    def _notify(self, event: Event) -> None:
        assert self._on_event is not None
        try:
            self._on_event(event)
        except Exception:  # or a message that was sent would look as if it had not been
            with suppress(Exception):
                logger.exception("on_event failed at %s; the call goes on", event.operation)
