"""What the fixture gives a test."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Self

import httpx

from smspartner_mock import MockServer

if TYPE_CHECKING:
    from smspartner import AsyncSMSPartner, SMSPartner


class SMSPartnerMock:
    """
    A mock service and its clients; as a context manager it closes what it has opened.

    Args:
        options: Of `MockServer`.
    """

    def __init__(self, **options: Any) -> None:
        self.server = MockServer(**options)
        self._opened = ExitStack()

    @property
    def api_key(self) -> str:
        """The key that the mock takes."""
        return self.server.api_key

    @property
    def base_url(self) -> str:
        """Where the mock listens. It has no port until this is asked for."""
        if not self.server.is_listening:
            self.server.start()
            self._opened.callback(self.server.stop)
        return self.server.base_url

    def client(self, **options: Any) -> SMSPartner:
        """A client of the mock, with any options of `SMSPartner`; its calls need no port."""
        from smspartner import SMSPartner

        http_client = self._opened.enter_context(httpx.Client(transport=self.server.transport()))
        return SMSPartner(**self._to_here(http_client) | options)

    def async_client(self, **options: Any) -> AsyncSMSPartner:
        """An async client of the mock, with any options of `AsyncSMSPartner`; its calls need no port."""
        from smspartner import AsyncSMSPartner

        # Nothing is open behind it, so nobody has to close it, and no loop is needed for that.
        http_client = httpx.AsyncClient(transport=self.server.async_transport())
        return AsyncSMSPartner(**self._to_here(http_client) | options)

    def reset(self) -> None:
        """Forget everything that was sent, charged and planned."""
        self.server.reset()

    def _to_here(self, http_client: httpx.Client | httpx.AsyncClient) -> dict[str, Any]:
        return {"api_key": self.api_key, "base_url": self.server.base_url, "http_client": http_client}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._opened.close()
