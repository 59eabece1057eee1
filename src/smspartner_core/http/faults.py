"""Turn the exceptions of a transport into faults: plain values that hold no frame with the key in it."""

from __future__ import annotations

from typing import TypeVar

from ..exchange import Fault
from ..settings import Settings

_NEVER_LEFT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"}
"""The exceptions, by the names that httpcore2, httpx and httpx2 share, after which nothing can have arrived."""

CLOSED = "this client is closed: make a new one"
UNCLOSED = "a client of smspartner was never closed: use it in a `with`, or call its `close`"
E = TypeVar("E", bound=BaseException)


def as_fault(error: Exception, settings: Settings, place: str = "", *, answered: bool = False) -> Fault:
    """Return the plain data of a transport's exception; one that came after a response says nothing of the request."""
    reason = type(error).__name__
    return Fault(reason, located(settings.redact(str(error)), place), answered or reason not in _NEVER_LEFT)


def located(text: str, place: str) -> str:
    """Return what went wrong, and where."""
    return f"{text}; {place}" if text and place else text or place


def deadline_fault(settings: Settings, place: str = "", *, maybe_sent: bool = True) -> Fault:
    """Return the fault of a call that has taken longer than it may."""
    text = f"the whole call took more than {settings.deadline} s"
    return Fault("DeadlineExceeded", located(text, place), maybe_sent)


def foreign_response_fault() -> Fault:
    """Return the fault of a response that was there before its request was written: it is another request's."""
    return Fault("RemoteProtocolError", "a response came before its request was sent", True)


def without_traceback(error: E) -> E:
    """Return the same exception without its frames: their locals hold the key."""
    error.__context__ = error.__cause__ = None
    return error.with_traceback(None)
