"""The control of a service that offers `/_mock`: reset it, and move its clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from .service import is_loopback


class Control:
    """The control of a mock at an address; if none responds there, every call does nothing."""

    def __init__(self, base_url: str) -> None:
        self._client: httpx.Client | None = None
        if not is_loopback(base_url):
            return
        parts = urlsplit(base_url)
        self._client = httpx.Client(base_url=f"{parts.scheme}://{parts.netloc}/_mock", trust_env=False, timeout=10.0)
        if self._ask("GET", "/clock") is None:
            self.close()

    @property
    def is_there(self) -> bool:
        """True if the service has such a control."""
        return self._client is not None

    def reset(self) -> None:
        """Let it forget everything."""
        self._ask("POST", "/reset", {})

    def advance(self, seconds: int) -> None:
        """Move its clock."""
        self._ask("POST", "/clock", {"advance": seconds})

    def now(self) -> datetime | None:
        """Return its time, or None."""
        clock = self._ask("GET", "/clock")
        return datetime.fromisoformat(clock["now"]) if clock else None

    def close(self) -> None:
        """Close the connection; it cannot be used any more."""
        if self._client is not None:
            self._client.close()
        self._client = None

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any] | None:
        if self._client is None:
            return None
        try:
            response = self._client.request(method, path, json=body)
            payload = response.json()
        except (httpx.HTTPError, ValueError):
            return None
        return payload if response.is_success and isinstance(payload, dict) else None
