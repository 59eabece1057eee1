"""Reaching a service over the network: with the real key swapped in below everything that reports, and with care."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

import requests

from .suite import KEY


def is_loopback(base_url: str) -> bool:
    """Whether an address is this machine: nobody can lose money there."""
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def is_harmless(operation: dict[str, Any]) -> bool:
    """Whether an operation only reads, or can be told to do nothing."""
    return operation["x-effect"] == "none" or takes_sandbox(operation)


def takes_sandbox(operation: dict[str, Any]) -> bool:
    """Whether an operation has `sandbox`, with which nothing is sent or charged."""
    return operation["operationId"] in ("messages.send", "messages.bulk_send", "messages.send_from_long_number")


class KeySession(requests.Session):
    """Swaps the stand-in for the real key in what leaves, so that no report can hold it."""

    def __init__(self, api_key: str) -> None:
        super().__init__()
        self._key = api_key
        self.trust_env = False

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Send a copy with the real key; the answer speaks of the request with the stand-in."""
        sealed = request.copy()
        sealed.url = (sealed.url or "").replace(KEY, quote(self._key, safe=""))
        body = sealed.body.encode() if isinstance(sealed.body, str) else sealed.body
        if isinstance(body, bytes):
            key = escape(self._key) if b"<request" in body[:200] else self._key
            sealed.body = body.replace(KEY.encode(), key.encode())
            sealed.headers["Content-Length"] = str(len(sealed.body))
        answer = super().send(sealed, **{**options, "allow_redirects": False})
        answer.request = request
        return answer


class Pace:
    """Keeps to half of each published rate limit."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def wait(self, operation: dict[str, Any]) -> None:
        """Wait until the operation may be called again."""
        limit = operation.get("x-rate-limit")
        if limit is None:
            return
        name = operation["operationId"]
        time.sleep(max(0.0, self._next.get(name, 0.0) - time.monotonic()))
        self._next[name] = time.monotonic() + 2 * limit["seconds"] / limit["requests"]
