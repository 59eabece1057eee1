# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Groups of contacts."""

from functools import cached_property
from typing import Final

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.done_response import DoneResponse
from ...models.group_add_response import GroupAddResponse
from ...models.group_list_response import GroupListResponse
from .add import ADD
from .delete import DELETE
from .list_ import LIST


class Groups(Resource):
    """Groups of contacts."""

    __module__ = "smspartner"

    def add(self, *, name: str) -> GroupAddResponse:
        """Add a group.

        Its success `code` is printed as 2.

        Args:
            name: The name, e.g. "Clients".

        Raises:
            AuthenticationError: The key is required (2); The key is missing or wrong (10).
            InvalidRequestError: The name is required (1).
        """
        return self._call(ADD, name=name)

    def delete(self, *, group_id: str) -> DoneResponse:
        """Delete a group.

        Every page heads this DELETE, and the French ones write `/groupe/delete`; the English sample is what is
        here.

        Args:
            group_id: The group's id, e.g. "5f3a".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1).
            NotFoundError: There is no such group (404).
        """
        return self._call(DELETE, group_id=group_id)

    def list(self) -> GroupListResponse:
        """List all groups.

        The pages print `success` false with this list: a response that has `groups` is no refusal.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
        """
        return self._call(LIST)

    @cached_property
    def with_raw_response(self) -> "GroupsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return GroupsWithRawResponse(self)


class AsyncGroups(AsyncResource):
    """Groups of contacts."""

    __module__ = "smspartner"

    async def add(self, *, name: str) -> GroupAddResponse:
        """Add a group.

        Its success `code` is printed as 2.

        Args:
            name: The name, e.g. "Clients".

        Raises:
            AuthenticationError: The key is required (2); The key is missing or wrong (10).
            InvalidRequestError: The name is required (1).
        """
        return await self._call(ADD, name=name)

    async def delete(self, *, group_id: str) -> DoneResponse:
        """Delete a group.

        Every page heads this DELETE, and the French ones write `/groupe/delete`; the English sample is what is
        here.

        Args:
            group_id: The group's id, e.g. "5f3a".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1).
            NotFoundError: There is no such group (404).
        """
        return await self._call(DELETE, group_id=group_id)

    async def list(self) -> GroupListResponse:
        """List all groups.

        The pages print `success` false with this list: a response that has `groups` is no refusal.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
        """
        return await self._call(LIST)

    @cached_property
    def with_raw_response(self) -> "AsyncGroupsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncGroupsWithRawResponse(self)


class GroupsWithRawResponse:
    """The operations of `Groups`, answering with a `RawResponse`."""

    def __init__(self, groups: Groups) -> None:
        raw = groups._raw_twin()
        self.add: Final = as_raw(raw.add)
        self.delete: Final = as_raw(raw.delete)
        self.list: Final = as_raw(raw.list)


class AsyncGroupsWithRawResponse:
    """The operations of `AsyncGroups`, answering with a `RawResponse`."""

    def __init__(self, groups: AsyncGroups) -> None:
        raw = groups._raw_twin()
        self.add: Final = as_async_raw(raw.add)
        self.delete: Final = as_async_raw(raw.delete)
        self.list: Final = as_async_raw(raw.list)
