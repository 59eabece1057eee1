# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Sub-accounts and their credit."""

from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

from smspartner_core.paging import AsyncPages, Pages
from smspartner_core.raw import as_async_raw, as_async_raw_page, as_raw, as_raw_page
from smspartner_core.resource import AsyncResource, Resource

from ...models.done_response import DoneResponse
from ...models.subaccount import Subaccount
from ...models.subaccount_create_response import SubaccountCreateResponse
from ...models.subaccount_credit_response import SubaccountCreditResponse
from ...models.subaccount_list_response import SubaccountListResponse
from ...models.subaccount_parameters import SubaccountParameters, SubaccountParametersDict
from ...models.subaccount_type import SubaccountType
from .add_credit import ADD_CREDIT
from .create import CREATE
from .list_ import LIST
from .remove import REMOVE
from .remove_credit import REMOVE_CREDIT


class Subaccounts(Resource):
    """Sub-accounts and their credit."""

    __module__ = "smspartner"

    def create(
        self,
        *,
        type: SubaccountType | Literal["simple", "advanced"],
        parameters: SubaccountParameters | SubaccountParametersDict,
    ) -> SubaccountCreateResponse:
        """Create a sub-account.

        Its type is final. Credit given to it is taken from the main account. One older page heads this GET.

        Args:
            type: Its type, which is final, e.g. "advanced".
            parameters: The owner and the first credit.

        Raises:
            NotAllowedError: The account may not have sub-accounts (2).
            InsufficientCreditError: The balance must be over 0 (9).
            InvalidRequestError: isBuyer is required (3); The type is required (4); The type is unknown (5); The
                e-mail address is required (6); There is an account with this address already (7);
                creditToAttribute must be over 0 (8).
        """
        return self._call(CREATE, type=type, parameters=parameters)

    def remove(self, *, token: str) -> DoneResponse:
        """Remove a sub-account.

        The one operation with HTTP's DELETE; its parameters are in the body.

        Args:
            token: The sub-account's token, e.g. "t1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The token is required (1).
            NotFoundError: There is no such sub-account (404).
        """
        return self._call(REMOVE, token=token)

    def list(self, *, page: int | None = None) -> Pages[SubaccountListResponse, Subaccount]:
        """List the sub-accounts with their keys and credit.

        Twenty a page. The keys in it are secrets.

        Args:
            page: The number of the page, from 1, e.g. 1.
        """
        return self._pages(LIST, page=page)

    def add_credit(self, *, credit: Decimal | int | str, token_subaccount: str) -> SubaccountCreditResponse:
        """Move credit to a sub-account.

        The codes are those of the operation's page; the general code page numbers them otherwise.

        Args:
            credit: The amount in euros, over 0, e.g. "10".
            token_subaccount: The sub-account's token, e.g. "t1".

        Raises:
            NotAllowedError: The account may not do this (4).
            InsufficientCreditError: The balance must be over 0 (6); There is not enough credit (8).
            InvalidRequestError: The credit is required (2); The sub-account's token is required (3); The credit
                must be over 0 (5).
            NotFoundError: There is no such sub-account (7).
        """
        return self._call(ADD_CREDIT, credit=credit, token_subaccount=token_subaccount)

    def remove_credit(self, *, credit: Decimal | int | str, token_subaccount: str) -> SubaccountCreditResponse:
        """Take credit back from a sub-account.

        The codes are those of the operation's page; the general code page numbers them otherwise.

        Args:
            credit: The amount in euros, over 0, e.g. "10".
            token_subaccount: The sub-account's token, e.g. "t1".

        Raises:
            NotAllowedError: The account may not do this (4).
            InsufficientCreditError: The balance must be over 0 (6); There is not enough credit (8).
            InvalidRequestError: The credit is required (2); The sub-account's token is required (3); The credit
                must be over 0 (5).
            NotFoundError: There is no such sub-account (7).
        """
        return self._call(REMOVE_CREDIT, credit=credit, token_subaccount=token_subaccount)

    @cached_property
    def with_raw_response(self) -> "SubaccountsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return SubaccountsWithRawResponse(self)


class AsyncSubaccounts(AsyncResource):
    """Sub-accounts and their credit."""

    __module__ = "smspartner"

    async def create(
        self,
        *,
        type: SubaccountType | Literal["simple", "advanced"],
        parameters: SubaccountParameters | SubaccountParametersDict,
    ) -> SubaccountCreateResponse:
        """Create a sub-account.

        Its type is final. Credit given to it is taken from the main account. One older page heads this GET.

        Args:
            type: Its type, which is final, e.g. "advanced".
            parameters: The owner and the first credit.

        Raises:
            NotAllowedError: The account may not have sub-accounts (2).
            InsufficientCreditError: The balance must be over 0 (9).
            InvalidRequestError: isBuyer is required (3); The type is required (4); The type is unknown (5); The
                e-mail address is required (6); There is an account with this address already (7);
                creditToAttribute must be over 0 (8).
        """
        return await self._call(CREATE, type=type, parameters=parameters)

    async def remove(self, *, token: str) -> DoneResponse:
        """Remove a sub-account.

        The one operation with HTTP's DELETE; its parameters are in the body.

        Args:
            token: The sub-account's token, e.g. "t1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The token is required (1).
            NotFoundError: There is no such sub-account (404).
        """
        return await self._call(REMOVE, token=token)

    def list(self, *, page: int | None = None) -> AsyncPages[SubaccountListResponse, Subaccount]:
        """List the sub-accounts with their keys and credit.

        Twenty a page. The keys in it are secrets.

        Args:
            page: The number of the page, from 1, e.g. 1.
        """
        return self._pages(LIST, page=page)

    async def add_credit(self, *, credit: Decimal | int | str, token_subaccount: str) -> SubaccountCreditResponse:
        """Move credit to a sub-account.

        The codes are those of the operation's page; the general code page numbers them otherwise.

        Args:
            credit: The amount in euros, over 0, e.g. "10".
            token_subaccount: The sub-account's token, e.g. "t1".

        Raises:
            NotAllowedError: The account may not do this (4).
            InsufficientCreditError: The balance must be over 0 (6); There is not enough credit (8).
            InvalidRequestError: The credit is required (2); The sub-account's token is required (3); The credit
                must be over 0 (5).
            NotFoundError: There is no such sub-account (7).
        """
        return await self._call(ADD_CREDIT, credit=credit, token_subaccount=token_subaccount)

    async def remove_credit(self, *, credit: Decimal | int | str, token_subaccount: str) -> SubaccountCreditResponse:
        """Take credit back from a sub-account.

        The codes are those of the operation's page; the general code page numbers them otherwise.

        Args:
            credit: The amount in euros, over 0, e.g. "10".
            token_subaccount: The sub-account's token, e.g. "t1".

        Raises:
            NotAllowedError: The account may not do this (4).
            InsufficientCreditError: The balance must be over 0 (6); There is not enough credit (8).
            InvalidRequestError: The credit is required (2); The sub-account's token is required (3); The credit
                must be over 0 (5).
            NotFoundError: There is no such sub-account (7).
        """
        return await self._call(REMOVE_CREDIT, credit=credit, token_subaccount=token_subaccount)

    @cached_property
    def with_raw_response(self) -> "AsyncSubaccountsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncSubaccountsWithRawResponse(self)


class SubaccountsWithRawResponse:
    """The operations of `Subaccounts`, answering with a `RawResponse`."""

    def __init__(self, subaccounts: Subaccounts) -> None:
        raw = subaccounts._raw_twin()
        self.create: Final = as_raw(raw.create)
        self.remove: Final = as_raw(raw.remove)
        self.list: Final = as_raw_page(raw.list)
        self.add_credit: Final = as_raw(raw.add_credit)
        self.remove_credit: Final = as_raw(raw.remove_credit)


class AsyncSubaccountsWithRawResponse:
    """The operations of `AsyncSubaccounts`, answering with a `RawResponse`."""

    def __init__(self, subaccounts: AsyncSubaccounts) -> None:
        raw = subaccounts._raw_twin()
        self.create: Final = as_async_raw(raw.create)
        self.remove: Final = as_async_raw(raw.remove)
        self.list: Final = as_async_raw_page(raw.list)
        self.add_credit: Final = as_async_raw(raw.add_credit)
        self.remove_credit: Final = as_async_raw(raw.remove_credit)
