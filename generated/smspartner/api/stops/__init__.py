# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The stop list, with the numbers that want no more messages."""

from functools import cached_property
from typing import Final

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.done_response import DoneResponse
from ...models.stop_add_response import StopAddResponse
from ...models.stop_list_response import StopListResponse
from .add import ADD
from .delete import DELETE
from .list_ import LIST


class Stops(Resource):
    """The stop list, with the numbers that want no more messages."""

    __module__ = "smspartner"

    def list(self) -> StopListResponse:
        """List the numbers that want no more messages.

        Gives all of them at once.
        """
        return self._call(LIST)

    def add(self, *, phone_number: str) -> StopAddResponse:
        """Put a number on the stop list.

        Messages to it are then refused with code 14.

        Args:
            phone_number: The number, e.g. "+33600000003".

        Raises:
            InvalidRequestError: The number is required (2); The number is on the list already (an older page
                says something else) (3); The number is not valid (9).
        """
        return self._call(ADD, phone_number=phone_number)

    def delete(self, *, id: int) -> DoneResponse:
        """Take a number off the stop list.

        A GET that changes state.

        Args:
            id: The entry's number, as `list` and `add` give it, e.g. 42.

        Raises:
            InvalidRequestError: The number is required (2); The id is required (3).
            NotFoundError: The id is not on the list (4).
        """
        return self._call(DELETE, id=id)

    @cached_property
    def with_raw_response(self) -> "StopsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return StopsWithRawResponse(self)


class AsyncStops(AsyncResource):
    """The stop list, with the numbers that want no more messages."""

    __module__ = "smspartner"

    async def list(self) -> StopListResponse:
        """List the numbers that want no more messages.

        Gives all of them at once.
        """
        return await self._call(LIST)

    async def add(self, *, phone_number: str) -> StopAddResponse:
        """Put a number on the stop list.

        Messages to it are then refused with code 14.

        Args:
            phone_number: The number, e.g. "+33600000003".

        Raises:
            InvalidRequestError: The number is required (2); The number is on the list already (an older page
                says something else) (3); The number is not valid (9).
        """
        return await self._call(ADD, phone_number=phone_number)

    async def delete(self, *, id: int) -> DoneResponse:
        """Take a number off the stop list.

        A GET that changes state.

        Args:
            id: The entry's number, as `list` and `add` give it, e.g. 42.

        Raises:
            InvalidRequestError: The number is required (2); The id is required (3).
            NotFoundError: The id is not on the list (4).
        """
        return await self._call(DELETE, id=id)

    @cached_property
    def with_raw_response(self) -> "AsyncStopsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncStopsWithRawResponse(self)


class StopsWithRawResponse:
    """The operations of `Stops`, answering with a `RawResponse`."""

    def __init__(self, stops: Stops) -> None:
        raw = stops._raw_twin()
        self.list: Final = as_raw(raw.list)
        self.add: Final = as_raw(raw.add)
        self.delete: Final = as_raw(raw.delete)


class AsyncStopsWithRawResponse:
    """The operations of `AsyncStops`, answering with a `RawResponse`."""

    def __init__(self, stops: AsyncStops) -> None:
        raw = stops._raw_twin()
        self.list: Final = as_async_raw(raw.list)
        self.add: Final = as_async_raw(raw.add)
        self.delete: Final = as_async_raw(raw.delete)
