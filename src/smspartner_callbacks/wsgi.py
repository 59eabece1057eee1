"""The receiver as a WSGI application, to be mounted in Flask or run by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .receiver import MAX_BODY_BYTES, Receiver, Result


class WSGIApp:
    """
    Receives what is posted: `DispatcherMiddleware(app.wsgi_app, {"/sms": WSGIApp(receiver)})`.

    Args:
        receiver: The receiver with your handlers.
    """

    __module__ = "smspartner.callbacks"

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]
    ) -> Iterable[bytes]:
        """Answer one request."""
        status, headers = 405, [("Content-Length", "0")]
        if environ["REQUEST_METHOD"] == "POST":
            content_type = environ.get("CONTENT_TYPE") or None
            status = self._receiver.receive(environ.get("PATH_INFO", ""), _read(environ), content_type)
        if status == 405:
            headers.append(("Allow", "POST"))
        if status == Result.IN_PROGRESS:
            headers.append(("Retry-After", "5"))
        start_response(f"{int(status)} {HTTPStatus(status).phrase}", headers)
        return [b""]


def _read(environ: dict[str, Any]) -> bytes:
    """Return the body, or as much of it as shows that it is too large."""
    limit = MAX_BODY_BYTES + 1
    if not environ.get("wsgi.input_terminated"):  # then reading ends by itself, as with a body in chunks
        length = environ.get("CONTENT_LENGTH") or "0"
        limit = min(int(length), limit) if length.isdecimal() else 0
    body: bytes = environ["wsgi.input"].read(limit)
    return body
