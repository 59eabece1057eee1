"""
Call a service: the one place that inserts the real key, and that turns every failure into a sentence.

Everything else in this package uses a stand-in. Responses are scrubbed before anybody sees them.
"""

from __future__ import annotations

import json
import ssl
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit
from xml.sax.saxutils import escape

import httpx

STAND_IN: Final = "stand-in-key"
_MAX_BODY_BYTES: Final = 8 * 1024 * 1024
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")


class NoResponseError(Exception):
    """No response came; the message is a sentence without a subject."""


@dataclass(frozen=True)
class Request:
    """A request with the stand-in key."""

    method: str
    path: str
    query: str = ""
    content_type: str | None = None
    body: bytes = b""

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Response:
    """
    A response without the key.

    Attributes:
        repeats_key: The key was in its content or headers.
        seconds: The duration of the call.
    """

    status: int
    content_type: str
    content: bytes
    seconds: float
    repeats_key: bool = False
    retry_after: str = ""


class Scrubber:
    """Replace the key, in every form in which a response may repeat it."""

    def __init__(self, key: str) -> None:
        forms = {key, quote(key, safe=""), quote_plus(key), quote(key), escape(key), json.dumps(key)[1:-1]}
        forms |= {escape(key, {'"': "&quot;", "'": "&#39;"}), escape(key, {'"': "&#34;", "'": "&#x27;"})}
        forms |= {form.lower() for form in forms if "%" in form}
        self._texts = sorted((form for form in forms if form), key=len, reverse=True)
        self._bytes = [form.encode(encoding) for form in self._texts for encoding in _ENCODINGS]

    def text(self, text: str) -> str:
        """Return the text with the stand-in for the key."""
        for form in self._texts:
            text = text.replace(form, STAND_IN)
        return text

    def content(self, content: bytes) -> bytes:
        """Return the bytes with the stand-in for the key."""
        for form in self._bytes:
            content = content.replace(form, STAND_IN.encode())
        return content


def is_loopback(base_url: str) -> bool:
    """Return whether an address is this machine: nothing costs money there."""
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


class Service:
    """
    A service at an address.

    Args:
        base_url: Its address, with `/v1`.
        key: The real key.
        timeout: The time limit of a whole response, in seconds.
    """

    def __init__(self, base_url: str, key: str, timeout: float = 10.0) -> None:
        self.base_url = base_url.rstrip("/")
        self.scrubber = Scrubber(key)
        self.timeout = timeout
        self.requests = 0
        self._key = key
        self._client = httpx.Client(timeout=timeout, trust_env=not is_loopback(base_url), follow_redirects=False)

    def send(self, request: Request) -> Response:
        """
        Send a request with the real key in place of the stand-in.

        Raises:
            NoResponseError: No whole response came; the original error, which may hold the key, is not chained.
        """
        self.requests += 1
        try:
            return self._send(request)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            sentence = _sentence(error, self.timeout)
        raise NoResponseError(sentence)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, request: Request) -> Response:
        headers = {"content-type": request.content_type} if request.content_type else {}
        url = self.base_url + request.target.replace(STAND_IN, quote(self._key, safe=""))
        begin = time.monotonic()
        with self._client.stream(request.method, url, headers=headers, content=self._body(request)) as response:
            content = b""
            for chunk in response.iter_bytes():
                content += chunk
                if time.monotonic() - begin > self.timeout:
                    raise httpx.ReadTimeout("slow")
                if len(content) > _MAX_BODY_BYTES:
                    raise NoResponseError(f"answers with more than {_MAX_BODY_BYTES >> 20} MB")
            seconds = time.monotonic() - begin
            headers_text = "\n".join(response.headers.values())
        clean = self.scrubber.content(content)
        return Response(
            response.status_code,
            self.scrubber.text(response.headers.get("content-type", "")),
            clean,
            seconds,
            repeats_key=clean != content or self.scrubber.text(headers_text) != headers_text,
            retry_after=response.headers.get("retry-after", ""),
        )

    def _body(self, request: Request) -> bytes:
        key = escape(self._key) if "xml" in (request.content_type or "") else json.dumps(self._key)[1:-1]
        return request.body.replace(STAND_IN.encode(), key.encode())


def _sentence(error: BaseException, timeout: float) -> str:
    """Describe a failure in our own words: messages of libraries may quote addresses, and with them the key."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    tls = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if tls is not None:
        return f"fails at TLS ({(tls.reason or 'unknown reason').lower().replace('_', ' ')})"
    if isinstance(error, httpx.ConnectTimeout):
        return f"cannot be reached within {timeout:g} s"
    if isinstance(error, httpx.TimeoutException):
        return f"does not send a whole response within {timeout:g} s"
    if isinstance(error, httpx.ConnectError):
        if any(isinstance(cause, ConnectionRefusedError) or "refused" in str(cause) for cause in causes):
            return "refuses the connection"
        return "cannot be reached: there is no such host, or nothing there answers"
    if isinstance(error, httpx.DecodingError):
        return "answers with content that cannot be decompressed"
    if isinstance(error, httpx.RemoteProtocolError):
        return "closes the connection before the response is complete, or does not speak HTTP"
    if isinstance(error, httpx.NetworkError):
        return "resets the connection"
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return "cannot be called: its address is not a URL that begins with http:// or https://"
    return "cannot be called"
