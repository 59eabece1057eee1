"""Raw responses, as they were received."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, ParamSpec, TypeVar, cast

from .decode import decode
from .errors import Sending, SMSPartnerError
from .exchange import Response
from .operation import Operation
from .paging import AsyncPages, Pages

P = ParamSpec("P")
R = TypeVar("R")
PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class RawResponse(Generic[R]):
    """A response of the service, undecoded. Refusals are responses too: `parse` raises them."""

    __module__ = "smspartner"

    def __init__(self, operation: Operation[R], response: Response) -> None:
        self._operation = operation
        self._response = response
        self.tag: str | None = None
        """The tag of the call, given or made up (`auto_tag`), by which `resolve` asks what became of it."""
        self._sending: Sending | None = None

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers; names in any letter case."""
        return self._response.headers

    @property
    def content(self) -> bytes:
        """The body, unpacked. It may hold secrets that a `repr` would hide."""
        return self._response.content

    def parse(self) -> R:
        """
        The decoded response.

        Raises:
            APIError: The service said no.
            DecodingError: The response cannot be read.
        """
        try:
            return decode(self._operation, self._response)
        except SMSPartnerError as error:
            error.tag, error.sending = self.tag, self._sending
            raise

    def __repr__(self) -> str:
        return f"<RawResponse to {self._operation.name}: HTTP {self.status_code}, {len(self.content)} bytes>"


def as_raw(method: Callable[P, R]) -> Callable[P, RawResponse[R]]:
    """Type a resource's method as one that returns a raw response."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_async_raw(method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[RawResponse[R]]]:
    """Type an async resource's method as one that returns a raw response."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_raw_page(method: Callable[P, Pages[PageT, ItemT]]) -> Callable[P, RawResponse[PageT]]:
    """Type a resource's method as one that returns one raw page."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_async_raw_page(method: Callable[P, AsyncPages[PageT, ItemT]]) -> Callable[P, Awaitable[RawResponse[PageT]]]:
    """Type an async resource's method as one that returns one raw page."""
    return cast(Any, method)  # type: ignore[no-any-return]
