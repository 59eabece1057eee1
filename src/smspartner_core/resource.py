"""The base classes of resources: a group of operations, bound to a client."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from .client import AsyncClient, Client
from .operation import Operation
from .paging import AsyncPages, Pages

R = TypeVar("R")


class _Group:
    def __init__(self, client: Any, *, raw: bool = False) -> None:
        self._client = client
        self._raw = raw

    def _raw_twin(self) -> Self:
        """Return the same operations, returning a `RawResponse`."""
        return type(self)(self._client, raw=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


class Resource(_Group):
    """Operations of the sync client."""

    _client: Client

    def _call(self, operation: Operation[R], /, **arguments: Any) -> R:
        if self._raw:
            return self._client._call_raw(operation, arguments)  # type: ignore[return-value]  # as_raw types it
        return self._client._call(operation, arguments)

    def _pages(self, operation: Operation[R], /, **arguments: Any) -> Pages[R, Any]:
        if self._raw:
            return self._client._call_raw(operation, arguments)  # type: ignore[return-value]  # as_raw_page types it
        return self._client._pages(operation, arguments)


class AsyncResource(_Group):
    """Operations of the async client."""

    _client: AsyncClient

    async def _call(self, operation: Operation[R], /, **arguments: Any) -> R:
        if self._raw:
            return await self._client._call_raw(operation, arguments)  # type: ignore[return-value]  # as_async_raw
        return await self._client._call(operation, arguments)

    def _pages(self, operation: Operation[R], /, **arguments: Any) -> AsyncPages[R, Any]:
        if self._raw:
            return self._client._call_raw(operation, arguments)  # type: ignore[return-value]  # as_async_raw_page
        return self._client._pages(operation, arguments)
