"""
Spans of OpenTelemetry for each attempt of a call: `SMSPartner(on_event=opentelemetry_spans())`.

They follow the semantic conventions for HTTP clients and, for operations that send, for messaging. What an event does
not hold (keys, numbers, texts) cannot get into a span.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .errors import ConfigurationError
from .events import Event
from .version import __version__

if TYPE_CHECKING:
    from opentelemetry.trace import TracerProvider

_SYSTEM = "smspartner"
_PORTS = {"https": 443, "http": 80}


def opentelemetry_spans(tracer_provider: TracerProvider | None = None) -> Callable[[Event], None]:
    """
    Return a function for `on_event` that makes a span of each attempt, below the caller's current span.

    Args:
        tracer_provider: Where the spans go; the global one without it.

    Raises:
        ConfigurationError: OpenTelemetry is not installed.
    """
    try:
        from opentelemetry import trace
    except ImportError:
        raise ConfigurationError("on_event: OpenTelemetry is not installed; pip install 'smspartner[otel]'") from None
    tracer = trace.get_tracer("smspartner", __version__, tracer_provider)

    def record(event: Event) -> None:
        if event.phase == "start":
            return
        span = tracer.start_span(
            event.operation,
            kind=trace.SpanKind.CLIENT,
            attributes=_attributes(event),
            start_time=_nanoseconds(event.started),
        )
        if (error := _error(event)) is not None:
            span.set_status(trace.StatusCode.ERROR, error)
        span.end(_nanoseconds(event.started + event.duration))

    return record


opentelemetry_spans.__module__ = "smspartner"


def _error(event: Event) -> str | None:
    """Return the class of an error; an attempt that is retried has none, and its status tells."""
    failed = event.status is not None and event.status >= 400
    return event.error or (str(event.status) if failed else None)


def _attributes(event: Event) -> dict[str, Any]:
    address = urlsplit(event.base_url)
    found = {
        "http.request.method": event.method,
        "http.request.resend_count": event.attempt - 1 or None,
        "http.response.status_code": event.status,
        "server.address": address.hostname,
        "server.port": address.port or _PORTS[address.scheme],
        "url.full": event.base_url + event.path,
        "error.type": _error(event),
        "smspartner.code": event.code,
    }
    if event.sends:
        found |= {
            "messaging.system": _SYSTEM,
            "messaging.operation.name": event.operation,
            "messaging.operation.type": "send",
        }
    return {name: value for name, value in found.items() if value is not None}


def _nanoseconds(seconds: float) -> int:
    return int(seconds * 1_000_000_000)
