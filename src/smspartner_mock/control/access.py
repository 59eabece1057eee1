"""
Access control of `/_mock`.

Any web page can post to a port of the machine that it is looked at on, and a name of its own may lead there. So the
name that the caller knows us by has to be a loopback one or our own, and a page of another origin stays outside:
from `/_mock`, and from `/v1`, where a `send` with an `urlDlr` would post JSON to other programs of this machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hmac import compare_digest
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

_OTHER_SITES: Final = frozenset({b"cross-site", b"same-site"})
"""The values of `Sec-Fetch-Site` for pages that are not ours; browsers send it even where there is no Origin."""


class Access:
    """
    Accept or refuse requests by their headers.

    Args:
        host: Where the mock listens.
        token: What callers of `/_mock` have to show, as `Authorization: Bearer …`. It is needed where other machines
            reach the mock.
    """

    def __init__(self, host: str, token: str | None = None) -> None:
        self._host = host.lower()
        self._token = token
        self._is_everywhere = token is not None and host in ("0.0.0.0", "::")
        """True if it listens on all addresses, under names that it cannot know; the token guards it there."""
        self._is_our_name = lru_cache(maxsize=64)(self._judge_name)

    def admits(self, headers: Iterable[tuple[bytes, bytes]], *, without_host: bool = False) -> bool:
        """
        Return whether a request comes from a program, or from a page of the mock itself.

        Args:
            without_host: Whether a request without a `Host` passes: no browser sends one, old programs do.
        """
        host, origin = b"", None
        for name, value in headers:
            if name == b"host":
                host = value
            elif name == b"origin":
                origin = value
            elif name == b"sec-fetch-site" and value in _OTHER_SITES:
                return False
        if origin is not None and origin != b"http://" + host:
            return False
        return self._is_our_name(host) if host else without_host

    def has_token(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Return whether a request shows the token, or none is needed."""
        if self._token is None:
            return True
        shown = next((value for name, value in headers if name == b"authorization"), b"")
        return compare_digest(shown, b"Bearer " + self._token.encode())

    def _judge_name(self, host: bytes) -> bool:
        try:
            name = urlsplit(f"//{host.decode('latin-1')}").hostname
        except ValueError:
            return False
        return name is not None and (name == self._host or is_loopback(name) or self._is_everywhere)


def is_loopback(name: str) -> bool:
    """Return whether a host is this machine and nobody else can reach it."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
