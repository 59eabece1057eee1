"""Replies as they came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, ParamSpec, TypeVar, cast

from .errors import SMSPartnerError
from .operation import Operation
from .pages import AsyncPages, Pages
from .reply import Reply, decode

P = ParamSpec("P")
R = TypeVar("R")
PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


class RawReply(Generic[R]):
    """A reply of the service, undecoded. Refusals are replies too: `parse` raises them."""

    def __init__(self, operation: Operation[R], reply: Reply) -> None:
        self._operation = operation
        self._reply = reply
        self.tag: str | None = None
        """The tag of the call, given or made up (`auto_tag`), by which `resolve` asks what became of it."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self._reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The HTTP headers; names in any letter case."""
        return self._reply.headers

    @property
    def content(self) -> bytes:
        """The body, unpacked. It may hold secrets that a `repr` would hide."""
        return self._reply.content

    def parse(self) -> R:
        """
        The decoded reply.

        Raises:
            APIError: The service said no.
            DecodingError: The reply cannot be read.
        """
        try:
            return decode(self._operation, self._reply)
        except SMSPartnerError as error:
            error.tag = self.tag
            raise

    def __repr__(self) -> str:
        return f"<RawReply to {self._operation.name}: HTTP {self.status_code}, {len(self.content)} bytes>"


def as_raw(method: Callable[P, R]) -> Callable[P, RawReply[R]]:
    """The method of a resource that answers raw, typed so."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_async_raw(method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[RawReply[R]]]:
    """The method of an async resource that answers raw, typed so."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_raw_page(method: Callable[P, Pages[PageT, ItemT]]) -> Callable[P, RawReply[PageT]]:
    """The method of a resource that answers with one raw page, typed so."""
    return cast(Any, method)  # type: ignore[no-any-return]


def as_async_raw_page(method: Callable[P, AsyncPages[PageT, ItemT]]) -> Callable[P, Awaitable[RawReply[PageT]]]:
    """The method of an async resource that answers with one raw page, typed so."""
    return cast(Any, method)  # type: ignore[no-any-return]
