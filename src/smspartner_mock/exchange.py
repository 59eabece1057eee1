"""Requests, responses and their delivery: the values between the engine and its shells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

Headers = Sequence[tuple[bytes, bytes]]

JSON: Final = b"application/json"
XML: Final = b"application/xml"


@dataclass(frozen=True, slots=True)
class Request:
    """
    A request on the wire.

    Attributes:
        path: The path without the query, percent-decoded.
        query: The raw query, which may not be UTF-8.
        headers: The headers, with names in lower case.
    """

    method: str
    path: str
    query: bytes = b""
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: bytes) -> str:
        """Return the first value of a header; empty if there is none."""
        for other, value in self.headers:
            if other == name:
                return value.decode("latin-1")
        return ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    How a response is delivered over the wire. Shells carry it out; the engine only decides.

    Attributes:
        delay: Seconds before anything is sent; infinite for a hang until the client gives up.
        reset: True to reset the connection without sending anything.
        cut: The bytes of the body to send before the connection is closed.
        chunk: The bytes to send at a time …
        pause: … and the seconds between.
    """

    delay: float = 0
    reset: bool = False
    cut: int | None = None
    chunk: int | None = None
    pause: float = 0


@dataclass(frozen=True, slots=True)
class Response:
    """A response on the wire, and its delivery (`None`: at once and whole)."""

    status: int
    headers: Headers
    body: bytes
    delivery: Delivery | None = None

    def with_header(self, name: bytes, value: bytes) -> Response:
        """Return the same response with one more header."""
        return replace(self, headers=(*self.headers, (name, value)))


def response(status: int, media_type: bytes, body: bytes, *more: tuple[bytes, bytes]) -> Response:
    """Make a response with its length."""
    return Response(status, ((b"content-type", media_type), (b"content-length", b"%d" % len(body)), *more), body)
