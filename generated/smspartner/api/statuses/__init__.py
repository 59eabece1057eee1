# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Follow the delivery of messages."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.message_number import MessageNumber, MessageNumberDict
from ...models.message_statuses_response import MessageStatusesResponse
from ...models.multi_status_response import MultiStatusResponse
from ...models.status_response import StatusResponse
from ...models.tag_statuses_response import TagStatusesResponse
from .by_message import BY_MESSAGE
from .by_tag import BY_TAG
from .get import GET
from .get_many import GET_MANY


class Statuses(Resource):
    """Follow the delivery of messages."""

    __module__ = "smspartner"

    def get(self, *, message_id: int, phone_number: str) -> StatusResponse:
        """Read the status of a message to one number.

        A report usually takes seconds, at most 48 hours.

        Args:
            message_id: The number that sending returned, e.g. 307.
            phone_number: The number that the message went to, e.g. "+33600000000".

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return self._call(GET, message_id=message_id, phone_number=phone_number)

    def get_many(self, *, sms_statut_list: Iterable[MessageNumber | MessageNumberDict]) -> MultiStatusResponse:
        """Read the statuses of up to 500 messages.

        Numbers are in international form. A pair that the service does not know is a member with code 4 and
        `success` false. One heading of the pages calls this a GET; every sample is a POST.

        Args:
            sms_statut_list: Messages and numbers, at most 500.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return self._call(GET_MANY, sms_statut_list=sms_statut_list)

    def by_message(self, *, message_id: int) -> MessageStatusesResponse:
        """Read the statuses of all numbers of a message.

        Gives all of them at once; there are no pages.

        Args:
            message_id: The number that sending returned, e.g. 307.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return self._call(BY_MESSAGE, message_id=message_id)

    def by_tag(self, *, tag: str, page: int | None = None) -> TagStatusesResponse:
        """Read the statuses of all messages with a tag.

        The page size is not published.

        Args:
            tag: The tag that the messages were sent with, e.g. "spring".
            page: The number of the page, from 1, e.g. 1.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return self._call(BY_TAG, tag=tag, page=page)

    @cached_property
    def with_raw_response(self) -> "StatusesWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return StatusesWithRawResponse(self)


class AsyncStatuses(AsyncResource):
    """Follow the delivery of messages."""

    __module__ = "smspartner"

    async def get(self, *, message_id: int, phone_number: str) -> StatusResponse:
        """Read the status of a message to one number.

        A report usually takes seconds, at most 48 hours.

        Args:
            message_id: The number that sending returned, e.g. 307.
            phone_number: The number that the message went to, e.g. "+33600000000".

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return await self._call(GET, message_id=message_id, phone_number=phone_number)

    async def get_many(self, *, sms_statut_list: Iterable[MessageNumber | MessageNumberDict]) -> MultiStatusResponse:
        """Read the statuses of up to 500 messages.

        Numbers are in international form. A pair that the service does not know is a member with code 4 and
        `success` false. One heading of the pages calls this a GET; every sample is a POST.

        Args:
            sms_statut_list: Messages and numbers, at most 500.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return await self._call(GET_MANY, sms_statut_list=sms_statut_list)

    async def by_message(self, *, message_id: int) -> MessageStatusesResponse:
        """Read the statuses of all numbers of a message.

        Gives all of them at once; there are no pages.

        Args:
            message_id: The number that sending returned, e.g. 307.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return await self._call(BY_MESSAGE, message_id=message_id)

    async def by_tag(self, *, tag: str, page: int | None = None) -> TagStatusesResponse:
        """Read the statuses of all messages with a tag.

        The page size is not published.

        Args:
            tag: The tag that the messages were sent with, e.g. "spring".
            page: The number of the page, from 1, e.g. 1.

        Raises:
            InvalidRequestError: The number is required (2); The message's id (or the tag) is required (3); The
                list is empty (5); The format is not correct (6); The number is no mobile number (9); There are
                more than 500 members (50).
            NotFoundError: There is no such message (4).
        """
        return await self._call(BY_TAG, tag=tag, page=page)

    @cached_property
    def with_raw_response(self) -> "AsyncStatusesWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncStatusesWithRawResponse(self)


class StatusesWithRawResponse:
    """The operations of `Statuses`, answering with a `RawResponse`."""

    def __init__(self, statuses: Statuses) -> None:
        raw = statuses._raw_twin()
        self.get: Final = as_raw(raw.get)
        self.get_many: Final = as_raw(raw.get_many)
        self.by_message: Final = as_raw(raw.by_message)
        self.by_tag: Final = as_raw(raw.by_tag)


class AsyncStatusesWithRawResponse:
    """The operations of `AsyncStatuses`, answering with a `RawResponse`."""

    def __init__(self, statuses: AsyncStatuses) -> None:
        raw = statuses._raw_twin()
        self.get: Final = as_async_raw(raw.get)
        self.get_many: Final = as_async_raw(raw.get_many)
        self.by_message: Final = as_async_raw(raw.by_message)
        self.by_tag: Final = as_async_raw(raw.by_tag)
