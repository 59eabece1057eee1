"""Signed addresses: each is valid for one message, and nothing needs to be stored for it."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from smspartner import ConfigurationError

KINDS = ("report", "reply", "verification", "account")

_REFERENCE = re.compile(r"[a-z0-9_-]{1,64}", re.ASCII)
_SIGNATURE_BYTES = 16  # 26 characters of base32, which survive a proxy that lower-cases addresses; base64 does not
_MIN_SECRET_BYTES = 16
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Address(NamedTuple):
    """What a signed address says."""

    kind: str
    """`report`, `reply`, `verification` or `account`."""
    reference: str
    """Your name for the message, in lower case."""


Address.__module__ = "smspartner.callbacks"


class Addresses:
    """
    Makes signed addresses, and reads them back.

    Args:
        secret: At least 16 bytes that only you know; several during a rotation: the first signs, all are accepted.
        base_url: The beginning of the addresses, as the service reaches it: `https://example.com/sms`. It is signed
            too: one secret for two sites does not make their addresses interchangeable.

    Raises:
        ConfigurationError: A secret is too short, or the address does not begin with `https://`.
    """

    __module__ = "smspartner.callbacks"

    def __init__(self, secret: str | bytes | Sequence[str | bytes], base_url: str) -> None:
        secrets = [secret] if isinstance(secret, (str, bytes)) else secret
        self._secrets = [value.encode() if isinstance(value, str) else value for value in secrets]
        if not self._secrets or any(len(value) < _MIN_SECRET_BYTES for value in self._secrets):
            raise ConfigurationError(
                f"secret: must have at least {_MIN_SECRET_BYTES} bytes, such as secrets.token_urlsafe() makes"
            )
        self.base_url: str = _checked(base_url)

    def url_for(self, reference: str, *, kind: str = "report") -> str:
        """
        Return the address for one message.

        Args:
            reference: Your name for the message: 1 to 64 letters, digits, `-` and `_`. It comes back with the event,
                in lower case. It stands in other people's logs: put nothing personal into it.
            kind: `report` for `url_dlr`, `reply` for `url_response`, `verification` for `notify_url`, `account` for
                the one address in your web account.

        Raises:
            ValueError: The reference or the kind has an invalid value.
        """
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
        name = reference.lower()
        if not reference.isascii() or not _REFERENCE.fullmatch(name):
            raise ValueError(f"reference must be 1 to 64 letters, digits, - and _, not {reference!r}")
        return f"{self.base_url}/{kind}/{name}.{self._sign(self._secrets[0], kind, name)}"

    def read(self, path: str) -> Address | None:
        """
        Return what an address says; None if it was not signed with one of the secrets.

        Args:
            path: The path of a request, or the whole address. Letter case, a query and a slash at the end are ignored.
        """
        if not path.isascii():  # compare_digest takes no others
            return None
        segments = path.partition("?")[0].partition("#")[0].lower().rstrip("/").rsplit("/", 2)
        kind = segments[-2] if len(segments) > 1 else ""
        reference, _, signature = segments[-1].rpartition(".")
        if kind not in KINDS or not _REFERENCE.fullmatch(reference):
            return None
        matches = [hmac.compare_digest(self._sign(secret, kind, reference), signature) for secret in self._secrets]
        return Address(kind, reference) if any(matches) else None

    def _sign(self, secret: bytes, kind: str, reference: str) -> str:
        message = "\n".join((self.base_url.lower(), kind, reference)).encode()
        digest = hmac.digest(secret, message, hashlib.sha256)[:_SIGNATURE_BYTES]
        return b32encode(digest).decode().rstrip("=").lower()

    def __repr__(self) -> str:
        return f"<Addresses below {self.base_url}>"


def _checked(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ConfigurationError("base_url: must be an address such as https://example.com/sms, without a query")
    if parts.scheme != "https" and host not in _LOOPBACK:
        raise ConfigurationError(f"base_url: must begin with https://, not {base_url!r}")
    return base_url.rstrip("/")
