# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Verify and look up numbers, and forward calls of rented ones."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.call_forward_response import CallForwardResponse
from ...models.forwarding_type import ForwardingType
from ...models.lookup_response import LookupResponse
from ...models.number_verify_response import NumberVerifyResponse
from .forward_calls import FORWARD_CALLS
from .lookup import LOOKUP
from .verify import VERIFY


class Numbers(Resource):
    """Verify and look up numbers, and forward calls of rented ones."""

    __module__ = "smspartner"

    def verify(
        self,
        *,
        phone_numbers: str | Iterable[str],
        tag: str | None = None,
        notify_url: str | None = None,
    ) -> NumberVerifyResponse:
        """Verify up to 500 numbers with their operators.

        Each number costs. Results arrive later at `notifyUrl`. At most 360 calls a minute.

        Args:
            phone_numbers: The numbers in international form, at most 500, e.g. "+33600000000".
            tag: A mark of your own, at most 20 characters, no space, lower case, e.g. "spring".
            notify_url: The address that the results are posted to, e.g. "https://example.org/hlr".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.VERIFICATION` has the 7 reasons.
            InsufficientCreditError: There is not enough credit (11).
        """
        return self._call(VERIFY, phone_numbers=phone_numbers, tag=tag, notify_url=notify_url)

    def lookup(self, *, phone_numbers: str | Iterable[str]) -> LookupResponse:
        """Look up country, kind and formats of up to 500 numbers.

        Free of charge. Numbers are in international form, without a space after the comma. At most 360 calls a
        minute.

        Args:
            phone_numbers: The numbers in international form, at most 500, e.g. "+33600000000".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.VERIFICATION` has the 7 reasons.
            InsufficientCreditError: There is not enough credit (11).
        """
        return self._call(LOOKUP, phone_numbers=phone_numbers)

    def forward_calls(
        self,
        *,
        number: str,
        type: ForwardingType | Literal[0, 1, 2],
        param: str,
    ) -> CallForwardResponse:
        """Forward the calls of a rented number.

        Its success `code` is printed as 2.

        Args:
            number: Your rented number, e.g. "33644444444".
            type: 0 off, 1 forward, 2 voice mail, e.g. 1.
            param: The number to forward to (1), the e-mail address for the voice mail (2), or an empty text
                (0), e.g. "+33600000000".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.NUMBERS_FORWARD_CALLS` has the 10 reasons.
            AuthenticationError: The key is missing or wrong (10).
            NotAllowedError: Forwarding is not enabled for the number (14); The number is disabled (15).
            NotFoundError: There is no such number (13).
        """
        return self._call(FORWARD_CALLS, number=number, type=type, param=param)

    @cached_property
    def with_raw_response(self) -> "NumbersWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return NumbersWithRawResponse(self)


class AsyncNumbers(AsyncResource):
    """Verify and look up numbers, and forward calls of rented ones."""

    __module__ = "smspartner"

    async def verify(
        self,
        *,
        phone_numbers: str | Iterable[str],
        tag: str | None = None,
        notify_url: str | None = None,
    ) -> NumberVerifyResponse:
        """Verify up to 500 numbers with their operators.

        Each number costs. Results arrive later at `notifyUrl`. At most 360 calls a minute.

        Args:
            phone_numbers: The numbers in international form, at most 500, e.g. "+33600000000".
            tag: A mark of your own, at most 20 characters, no space, lower case, e.g. "spring".
            notify_url: The address that the results are posted to, e.g. "https://example.org/hlr".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.VERIFICATION` has the 7 reasons.
            InsufficientCreditError: There is not enough credit (11).
        """
        return await self._call(VERIFY, phone_numbers=phone_numbers, tag=tag, notify_url=notify_url)

    async def lookup(self, *, phone_numbers: str | Iterable[str]) -> LookupResponse:
        """Look up country, kind and formats of up to 500 numbers.

        Free of charge. Numbers are in international form, without a space after the comma. At most 360 calls a
        minute.

        Args:
            phone_numbers: The numbers in international form, at most 500, e.g. "+33600000000".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.VERIFICATION` has the 7 reasons.
            InsufficientCreditError: There is not enough credit (11).
        """
        return await self._call(LOOKUP, phone_numbers=phone_numbers)

    async def forward_calls(
        self,
        *,
        number: str,
        type: ForwardingType | Literal[0, 1, 2],
        param: str,
    ) -> CallForwardResponse:
        """Forward the calls of a rented number.

        Its success `code` is printed as 2.

        Args:
            number: Your rented number, e.g. "33644444444".
            type: 0 off, 1 forward, 2 voice mail, e.g. 1.
            param: The number to forward to (1), the e-mail address for the voice mail (2), or an empty text
                (0), e.g. "+33600000000".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.NUMBERS_FORWARD_CALLS` has the 10 reasons.
            AuthenticationError: The key is missing or wrong (10).
            NotAllowedError: Forwarding is not enabled for the number (14); The number is disabled (15).
            NotFoundError: There is no such number (13).
        """
        return await self._call(FORWARD_CALLS, number=number, type=type, param=param)

    @cached_property
    def with_raw_response(self) -> "AsyncNumbersWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncNumbersWithRawResponse(self)


class NumbersWithRawResponse:
    """The operations of `Numbers`, answering with a `RawResponse`."""

    def __init__(self, numbers: Numbers) -> None:
        raw = numbers._raw_twin()
        self.verify: Final = as_raw(raw.verify)
        self.lookup: Final = as_raw(raw.lookup)
        self.forward_calls: Final = as_raw(raw.forward_calls)


class AsyncNumbersWithRawResponse:
    """The operations of `AsyncNumbers`, answering with a `RawResponse`."""

    def __init__(self, numbers: AsyncNumbers) -> None:
        raw = numbers._raw_twin()
        self.verify: Final = as_async_raw(raw.verify)
        self.lookup: Final = as_async_raw(raw.lookup)
        self.forward_calls: Final = as_async_raw(raw.forward_calls)
