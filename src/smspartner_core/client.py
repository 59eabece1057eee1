"""
The base classes of both clients. Making one opens nothing and imports neither httpx nor attrs: the first call does.
"""

from __future__ import annotations

from .base_client import MAX_CONNECTIONS, BaseClient, Connections

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any, Literal, Self, TypeVar, Unpack

    import httpx
    import httpx2

    from .errors import SMSPartnerError
    from .operation import Effect, Operation
    from .paging import AsyncPages, Pages
    from .raw import RawResponse
    from .resolve import Outcome, Resolution
    from .settings import Options

    R = TypeVar("R")


class Client(BaseClient):
    """The sync client's calls, safe to share between threads. Close it, or use it in a `with`."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            http_client: httpx.Client | httpx2.Client | None = None,
            transport: Literal["httpx"] = "httpx",
            max_connections: int = MAX_CONNECTIONS,
            **options: Unpack[Options],
        ) -> None: ...

    @staticmethod
    def _make_transport(connections: Connections) -> Any:
        if connections.http_client is None:
            from .http.pool import PoolTransport

            return PoolTransport(connections.max_connections)
        from .http.client import ClientTransport

        return ClientTransport(connections.http_client)

    def _call(self, operation: Operation[R], arguments: Mapping[str, Any]) -> R:
        from .call import call, drive

        return drive(call(self._transport, operation, arguments, self._settings))

    def _call_raw(self, operation: Operation[R], arguments: Mapping[str, Any]) -> RawResponse[R]:
        from .call import call_raw, drive

        return drive(call_raw(self._transport, operation, arguments, self._settings))

    def _pages(self, operation: Operation[R], arguments: Mapping[str, Any]) -> Pages[R, Any]:
        from .call import drive_all
        from .paging import Pages

        return Pages(lambda: drive_all(self._iter_pages(operation, arguments)), operation.page.items)  # type: ignore[union-attr]  # only paged operations come here

    def request(
        self, method: str, path: str, parameters: Mapping[str, Any] | None = None, *, effect: Effect = "once"
    ) -> Any:
        """
        Call an operation that this package does not have yet, with the same key, formats and errors.

        Args:
            method: `GET` puts the parameters into the address, everything else into the body.
            path: The path after the base address, e.g. `/new/operation`.
            parameters: By their names on the wire, without the key; `_format` is added where needed.
            effect: What repeating the operation does: `none`, `idempotent` or `once`. It decides about retries.

        Returns:
            The response as plain values; amounts are `Decimal`. Positional XML gives lists.

        Raises:
            ArgumentError: The method, the path, the effect or a parameter has an invalid value.
            APIError: The service refused the call.
            TransportError: No response came.
            DecodingError: The response cannot be read.
        """
        from .call import drive

        return drive(self._request(method, path, parameters, effect))

    def resolve(
        self,
        error: SMSPartnerError | None = None,
        *,
        tag: str | None = None,
        unique_tag: bool = False,
        phone_numbers: str | Iterable[str] = (),
        scheduled_at: datetime | None = None,
        reports: Iterable[Any] = (),
        timeout: float = 60.0,
        quiet_period: float = 30.0,
    ) -> Outcome:
        """
        Find out what became of a call that failed with `maybe_sent`, or of an earlier one by its tag.

        Looks the tag up until the result is clear. An empty list does not prove that nothing was sent: how soon the
        service lists a message is not published (see docs/safety.md).

        A tag that was made up for the call (`SMSPartner(auto_tag=True)`) is proof by itself, and so is one of
        `new_tag`. Any other may have been used before, so that a message listed under it proves nothing: the outcome
        is UNKNOWN, unless you say that the tag is unique.

        Args:
            error: The error that the call raised. It knows the tag and the numbers.
            tag: The tag, where there is no error: after a restart, or for what your own time limit cut off.
            unique_tag: No other message ever had the tag, although neither `auto_tag` nor `new_tag` made it.
            phone_numbers: With a tag: the numbers of the call; only these are then looked for under it.
            scheduled_at: With a tag: for when the message is scheduled. Until then an empty list proves nothing.
            reports: Delivery reports that you have received; those with the same tag count too.
            timeout: Seconds for the whole lookup; 0 looks once.
            quiet_period: Seconds for which the list must stay empty to be taken for "not sent".

        Raises:
            APIError: The service refuses the lookup.
            ArgumentError: There is neither an error nor a tag, or both, or an argument has an invalid value.
        """
        from .call import drive

        question = (error, tag, unique_tag, phone_numbers, scheduled_at)
        return drive(self._resolution(question, reports, timeout, quiet_period)).outcome

    def resolve_details(
        self,
        error: SMSPartnerError | None = None,
        *,
        tag: str | None = None,
        unique_tag: bool = False,
        phone_numbers: str | Iterable[str] = (),
        scheduled_at: datetime | None = None,
        reports: Iterable[Any] = (),
        timeout: float = 60.0,
        quiet_period: float = 30.0,
    ) -> Resolution:
        """
        Find out the same as `resolve`, and which numbers of the call were found.

        Some members of a batch may be listed and others not: SENT then means that the service has the call.
        """
        from .call import drive

        question = (error, tag, unique_tag, phone_numbers, scheduled_at)
        return drive(self._resolution(question, reports, timeout, quiet_period))

    def warm_up(self) -> None:
        """
        Import and prepare what a first call needs, so that it takes no longer than the others; nothing is sent.

        Raises:
            ConfigurationError: The address, the proxy or the certificates cannot be used.
        """
        self._prepare()

    def close(self) -> None:
        """Close all connections. The client cannot be used afterwards; a second `close` does nothing."""
        transport = self._connections.close()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncClient(BaseClient):
    """The async client's calls, safe to share between tasks. Close it, or use it in an `async with`."""

    _transports = ("httpx", "aiohttp")
    _http_client_kind = "AsyncClient"

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            http_client: httpx.AsyncClient | httpx2.AsyncClient | None = None,
            transport: Literal["httpx", "aiohttp"] = "httpx",
            max_connections: int = MAX_CONNECTIONS,
            **options: Unpack[Options],
        ) -> None: ...

    @staticmethod
    def _make_transport(connections: Connections) -> Any:
        if connections.transport_name == "aiohttp":
            from .http.aiohttp import AiohttpTransport

            return AiohttpTransport(connections.max_connections)
        if connections.http_client is None:
            from .http.pool import AsyncPoolTransport

            return AsyncPoolTransport(connections.max_connections)
        from .http.client import AsyncClientTransport

        return AsyncClientTransport(connections.http_client)

    async def _call(self, operation: Operation[R], arguments: Mapping[str, Any]) -> R:
        from .call import call

        return await call(self._transport, operation, arguments, self._settings)

    async def _call_raw(self, operation: Operation[R], arguments: Mapping[str, Any]) -> RawResponse[R]:
        from .call import call_raw

        return await call_raw(self._transport, operation, arguments, self._settings)

    def _pages(self, operation: Operation[R], arguments: Mapping[str, Any]) -> AsyncPages[R, Any]:
        from .paging import AsyncPages

        return AsyncPages(lambda: self._iter_pages(operation, arguments), operation.page.items)  # type: ignore[union-attr]  # only paged operations come here

    async def request(
        self, method: str, path: str, parameters: Mapping[str, Any] | None = None, *, effect: Effect = "once"
    ) -> Any:
        """Call an operation that this package does not know (yet): as `SMSPartner.request`."""
        return await self._request(method, path, parameters, effect)

    async def resolve(
        self,
        error: SMSPartnerError | None = None,
        *,
        tag: str | None = None,
        unique_tag: bool = False,
        phone_numbers: str | Iterable[str] = (),
        scheduled_at: datetime | None = None,
        reports: Iterable[Any] = (),
        timeout: float = 60.0,
        quiet_period: float = 30.0,
    ) -> Outcome:
        """Find out what became of a call that failed with `maybe_sent`: as `SMSPartner.resolve`."""
        question = (error, tag, unique_tag, phone_numbers, scheduled_at)
        return (await self._resolution(question, reports, timeout, quiet_period)).outcome

    async def resolve_details(
        self,
        error: SMSPartnerError | None = None,
        *,
        tag: str | None = None,
        unique_tag: bool = False,
        phone_numbers: str | Iterable[str] = (),
        scheduled_at: datetime | None = None,
        reports: Iterable[Any] = (),
        timeout: float = 60.0,
        quiet_period: float = 30.0,
    ) -> Resolution:
        """Find out the same as `resolve`, and which numbers were found: as `SMSPartner.resolve_details`."""
        question = (error, tag, unique_tag, phone_numbers, scheduled_at)
        return await self._resolution(question, reports, timeout, quiet_period)

    async def warm_up(self) -> None:
        """
        Import and prepare what a first call needs, in a thread, so that the event loop goes on; nothing is sent.

        `async with` does this by itself.

        Raises:
            ConfigurationError: The address, the proxy or the certificates cannot be used.
        """
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # trio has threads of its own
            from anyio import to_thread

            await to_thread.run_sync(self._prepare)
        else:
            await loop.run_in_executor(None, self._prepare)

    async def close(self) -> None:
        """Close all connections. The client cannot be used afterwards; a second `close` does nothing."""
        transport = self._connections.close()
        if transport is not None:
            await transport.close()

    async def __aenter__(self) -> Self:
        if self._connections.transport is None:
            await self.warm_up()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()
