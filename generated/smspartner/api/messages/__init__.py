# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Send, schedule and cancel messages."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, Literal

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.bulk_message import BulkMessage, BulkMessageDict
from ...models.bulk_send_response import BulkSendResponse
from ...models.cancel_response import CancelResponse
from ...models.gamme import Gamme
from ...models.rcs_failover import RcsFailover, RcsFailoverDict
from ...models.rcs_send_response import RcsSendResponse
from ...models.send_response import SendResponse
from .bulk_send import BULK_SEND
from .cancel import CANCEL
from .send import SEND
from .send_from_long_number import SEND_FROM_LONG_NUMBER
from .send_rcs import SEND_RCS
from .send_survey import SEND_SURVEY


class Messages(Resource):
    """Send, schedule and cancel messages."""

    __module__ = "smspartner"

    def send(
        self,
        *,
        phone_numbers: str | Iterable[str],
        message: str,
        gamme: Gamme | Literal[1, 2] | None = None,
        sender: str | None = None,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        is_unicode: bool | None = None,
        sandbox: bool | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> SendResponse:
        """Send a text to up to 500 numbers, now or later.

        160 GSM characters are one SMS; a longer text is cut into parts of 153, at most 10. Other characters are
        replaced unless `isUnicode` is on. `:br:` breaks the line, `:euro:` is the euro sign.

        Args:
            phone_numbers: The recipients: French or international numbers, at most 500, e.g. "+33600000000".
            message: The text; over 160 characters it becomes several SMS, at most 10, e.g. "Hello world".
            gamme: The range: 1 is premium (the default), 2 is low cost, e.g. 1.
            sender: The sender shown, 3 to 11 letters, digits, spaces; without it a short number, e.g. "MyShop".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            is_unicode: True to keep characters beyond GSM (70 per SMS); the account needs the right.
            sandbox: True for a trial: nothing is sent or charged.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return self._call(
            SEND,
            phone_numbers=phone_numbers,
            message=message,
            gamme=gamme,
            sender=sender,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            is_unicode=is_unicode,
            sandbox=sandbox,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    def bulk_send(
        self,
        *,
        sms_list: Iterable[BulkMessage | BulkMessageDict],
        gamme: Gamme | Literal[1, 2] | None = None,
        sender: str | None = None,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        is_unicode: bool | None = None,
        sandbox: bool | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> BulkSendResponse:
        """Send up to 500 texts, each to its own number.

        Every member is accepted or refused by itself; look at `success` of each.

        Args:
            sms_list: The texts and their numbers, at most 500.
            gamme: The range: 1 is premium (the default), 2 is low cost, e.g. 1.
            sender: The sender shown, 3 to 11 letters, digits, spaces; without it a short number, e.g. "MyShop".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            is_unicode: True to keep characters beyond GSM (70 per SMS); the account needs the right.
            sandbox: True for a trial: nothing is sent or charged.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return self._call(
            BULK_SEND,
            sms_list=sms_list,
            gamme=gamme,
            sender=sender,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            is_unicode=is_unicode,
            sandbox=sandbox,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    def send_from_long_number(
        self,
        *,
        to: str,
        from_: str,
        message: str,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        sandbox: bool | None = None,
        max_segments: int | None = None,
    ) -> SendResponse:
        """Send a text from a long number that you rent.

        The receiver can answer to that number. Texts are cut into parts as those of `send` are.

        Args:
            to: The recipient, one number, e.g. "+33600000000".
            from_: Your rented number, without `+`, e.g. "33644444444".
            message: The text; over 160 characters it becomes several SMS, at most 10, e.g. "Hello world".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            sandbox: True for a trial: nothing is sent or charged.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return self._call(
            SEND_FROM_LONG_NUMBER,
            to=to,
            from_=from_,
            message=message,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            sandbox=sandbox,
            max_segments=max_segments,
        )

    def send_survey(
        self,
        *,
        phone_numbers: str | Iterable[str],
        sondage_ident: str,
        tag: str | None = None,
        scheduled_at: dt.datetime | None = None,
    ) -> SendResponse:
        """Send a survey to up to 500 numbers, now or later.

        The survey (sondage) is made in the web account, which shows its identifier.

        Args:
            phone_numbers: The recipients: French or international numbers, at most 500, e.g. "+33600000000".
            sondage_ident: The survey's identifier, from the web account, e.g. "S123".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return self._call(
            SEND_SURVEY, phone_numbers=phone_numbers, sondage_ident=sondage_ident, tag=tag, scheduled_at=scheduled_at
        )

    def send_rcs(
        self,
        *,
        phone_numbers: Iterable[str],
        rich_content: Mapping[str, object],
        failover: RcsFailover | RcsFailoverDict | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> RcsSendResponse:
        """Send rich content (RCS) to up to 500 numbers, now or later.

        The provider must enable RCS. Phones without it get the SMS of `failover`, if there is one.

        Args:
            phone_numbers: The recipients, at most 500 numbers.
            rich_content: The content: a text, a file or a card, with up to 4 suggestions.
            failover: The SMS for phones without RCS.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return self._call(
            SEND_RCS,
            phone_numbers=phone_numbers,
            rich_content=rich_content,
            failover=failover,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    def cancel(self, *, message_id: int) -> CancelResponse:
        """Cancel a scheduled message.

        Refused less than five minutes before its time. A GET that changes state all the same.

        Args:
            message_id: The number that sending returned, e.g. 307.

        Raises:
            InvalidRequestError: The message's id is required (3); The message is cancelled already (5); Less
                than five minutes are left before its time (6); The message is sent already (7).
            NotFoundError: There is no such message (4).
        """
        return self._call(CANCEL, message_id=message_id)

    @cached_property
    def with_raw_response(self) -> "MessagesWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return MessagesWithRawResponse(self)


class AsyncMessages(AsyncResource):
    """Send, schedule and cancel messages."""

    __module__ = "smspartner"

    async def send(
        self,
        *,
        phone_numbers: str | Iterable[str],
        message: str,
        gamme: Gamme | Literal[1, 2] | None = None,
        sender: str | None = None,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        is_unicode: bool | None = None,
        sandbox: bool | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> SendResponse:
        """Send a text to up to 500 numbers, now or later.

        160 GSM characters are one SMS; a longer text is cut into parts of 153, at most 10. Other characters are
        replaced unless `isUnicode` is on. `:br:` breaks the line, `:euro:` is the euro sign.

        Args:
            phone_numbers: The recipients: French or international numbers, at most 500, e.g. "+33600000000".
            message: The text; over 160 characters it becomes several SMS, at most 10, e.g. "Hello world".
            gamme: The range: 1 is premium (the default), 2 is low cost, e.g. 1.
            sender: The sender shown, 3 to 11 letters, digits, spaces; without it a short number, e.g. "MyShop".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            is_unicode: True to keep characters beyond GSM (70 per SMS); the account needs the right.
            sandbox: True for a trial: nothing is sent or charged.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return await self._call(
            SEND,
            phone_numbers=phone_numbers,
            message=message,
            gamme=gamme,
            sender=sender,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            is_unicode=is_unicode,
            sandbox=sandbox,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    async def bulk_send(
        self,
        *,
        sms_list: Iterable[BulkMessage | BulkMessageDict],
        gamme: Gamme | Literal[1, 2] | None = None,
        sender: str | None = None,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        is_unicode: bool | None = None,
        sandbox: bool | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> BulkSendResponse:
        """Send up to 500 texts, each to its own number.

        Every member is accepted or refused by itself; look at `success` of each.

        Args:
            sms_list: The texts and their numbers, at most 500.
            gamme: The range: 1 is premium (the default), 2 is low cost, e.g. 1.
            sender: The sender shown, 3 to 11 letters, digits, spaces; without it a short number, e.g. "MyShop".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            is_unicode: True to keep characters beyond GSM (70 per SMS); the account needs the right.
            sandbox: True for a trial: nothing is sent or charged.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return await self._call(
            BULK_SEND,
            sms_list=sms_list,
            gamme=gamme,
            sender=sender,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            is_unicode=is_unicode,
            sandbox=sandbox,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    async def send_from_long_number(
        self,
        *,
        to: str,
        from_: str,
        message: str,
        tag: str | None = None,
        url_response: str | None = None,
        url_dlr: str | None = None,
        is_stop_sms: bool | None = None,
        sandbox: bool | None = None,
        max_segments: int | None = None,
    ) -> SendResponse:
        """Send a text from a long number that you rent.

        The receiver can answer to that number. Texts are cut into parts as those of `send` are.

        Args:
            to: The recipient, one number, e.g. "+33600000000".
            from_: Your rented number, without `+`, e.g. "33644444444".
            message: The text; over 160 characters it becomes several SMS, at most 10, e.g. "Hello world".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            url_response: The address that replies to this message are posted to, e.g.
                "https://example.org/answers".
            url_dlr: The address that the delivery report is posted to, e.g. "https://example.org/reports".
            is_stop_sms: True to add the STOP mention; marketing needs it, and waits for working hours.
            sandbox: True for a trial: nothing is sent or charged.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return await self._call(
            SEND_FROM_LONG_NUMBER,
            to=to,
            from_=from_,
            message=message,
            tag=tag,
            url_response=url_response,
            url_dlr=url_dlr,
            is_stop_sms=is_stop_sms,
            sandbox=sandbox,
            max_segments=max_segments,
        )

    async def send_survey(
        self,
        *,
        phone_numbers: str | Iterable[str],
        sondage_ident: str,
        tag: str | None = None,
        scheduled_at: dt.datetime | None = None,
    ) -> SendResponse:
        """Send a survey to up to 500 numbers, now or later.

        The survey (sondage) is made in the web account, which shows its identifier.

        Args:
            phone_numbers: The recipients: French or international numbers, at most 500, e.g. "+33600000000".
            sondage_ident: The survey's identifier, from the web account, e.g. "S123".
            tag: A tag of your own for later lookups, at most 20 characters, no space, lower case, e.g.
                "spring".
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return await self._call(
            SEND_SURVEY, phone_numbers=phone_numbers, sondage_ident=sondage_ident, tag=tag, scheduled_at=scheduled_at
        )

    async def send_rcs(
        self,
        *,
        phone_numbers: Iterable[str],
        rich_content: Mapping[str, object],
        failover: RcsFailover | RcsFailoverDict | None = None,
        scheduled_at: dt.datetime | None = None,
        max_segments: int | None = None,
    ) -> RcsSendResponse:
        """Send rich content (RCS) to up to 500 numbers, now or later.

        The provider must enable RCS. Phones without it get the SMS of `failover`, if there is one.

        Args:
            phone_numbers: The recipients, at most 500 numbers.
            rich_content: The content: a text, a file or a card, with up to 4 suggestions.
            failover: The SMS for phones without RCS.
            scheduled_at: The time to send the message, an aware datetime whose minute is a multiple of 5.
            max_segments: How many SMS a text may take; by default as the client is set up.

        Raises:
            NotAllowedError, InvalidRequestError: Not accepted; `smspartner.codes.SENDING` has the 24 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such message (4).
            ServiceError: The message could not be queued (500).
        """
        return await self._call(
            SEND_RCS,
            phone_numbers=phone_numbers,
            rich_content=rich_content,
            failover=failover,
            scheduled_at=scheduled_at,
            max_segments=max_segments,
        )

    async def cancel(self, *, message_id: int) -> CancelResponse:
        """Cancel a scheduled message.

        Refused less than five minutes before its time. A GET that changes state all the same.

        Args:
            message_id: The number that sending returned, e.g. 307.

        Raises:
            InvalidRequestError: The message's id is required (3); The message is cancelled already (5); Less
                than five minutes are left before its time (6); The message is sent already (7).
            NotFoundError: There is no such message (4).
        """
        return await self._call(CANCEL, message_id=message_id)

    @cached_property
    def with_raw_response(self) -> "AsyncMessagesWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncMessagesWithRawResponse(self)


class MessagesWithRawResponse:
    """The operations of `Messages`, answering with a `RawResponse`."""

    def __init__(self, messages: Messages) -> None:
        raw = messages._raw_twin()
        self.send: Final = as_raw(raw.send)
        self.bulk_send: Final = as_raw(raw.bulk_send)
        self.send_from_long_number: Final = as_raw(raw.send_from_long_number)
        self.send_survey: Final = as_raw(raw.send_survey)
        self.send_rcs: Final = as_raw(raw.send_rcs)
        self.cancel: Final = as_raw(raw.cancel)


class AsyncMessagesWithRawResponse:
    """The operations of `AsyncMessages`, answering with a `RawResponse`."""

    def __init__(self, messages: AsyncMessages) -> None:
        raw = messages._raw_twin()
        self.send: Final = as_async_raw(raw.send)
        self.bulk_send: Final = as_async_raw(raw.bulk_send)
        self.send_from_long_number: Final = as_async_raw(raw.send_from_long_number)
        self.send_survey: Final = as_async_raw(raw.send_survey)
        self.send_rcs: Final = as_async_raw(raw.send_rcs)
        self.cancel: Final = as_async_raw(raw.cancel)
