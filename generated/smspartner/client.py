# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The clients: a tag's operations are loaded when they are first used."""

from __future__ import annotations

from smspartner_core.base_client import resource_property
from smspartner_core.client import AsyncClient, Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from smspartner_core.operation import Code
    from smspartner_core.resolve import StatusLookup

    from .api.account import Account, AsyncAccount
    from .api.contacts import AsyncContacts, Contacts
    from .api.groups import AsyncGroups, Groups
    from .api.messages import AsyncMessages, Messages
    from .api.numbers import AsyncNumbers, Numbers
    from .api.rentals import AsyncRentals, Rentals
    from .api.statuses import AsyncStatuses, Statuses
    from .api.stops import AsyncStops, Stops
    from .api.subaccounts import AsyncSubaccounts, Subaccounts


def _common_codes() -> Mapping[int, Code]:
    from .codes import COMMON

    return COMMON


def _status_lookup() -> StatusLookup:
    from smspartner_core.resolve import StatusLookup

    from .api.statuses.by_tag import BY_TAG

    return StatusLookup(
        operation=BY_TAG,
        parameter="tag",
        page="page",
        items="StatutResponse_List",
        total="total",
        number="phoneNumber",
        empty=(4, 5),
    )


class SMSPartner(Client):
    """
    The SMS Partner service.

    Every operation may raise `AuthenticationError` and `NotAllowedError` (the key, or the address that it comes from),
    `ArgumentError` before anything is sent, `TransportError` if no response comes, and `DecodingError` for one that
    cannot be read. Look at `maybe_sent` of an error before you repeat a call that sends.

    The options are those of `__init__`, and all of them are given by name.
    """

    __module__ = "smspartner"

    def _common_codes(self) -> Mapping[int, Code]:
        return _common_codes()

    def _status_lookup(self) -> StatusLookup:
        return _status_lookup()

    @resource_property
    def account(self) -> Account:
        """The account, its credits and its costs."""
        from .api.account import Account

        return Account(self)

    @resource_property
    def messages(self) -> Messages:
        """Send, schedule and cancel messages."""
        from .api.messages import Messages

        return Messages(self)

    @resource_property
    def statuses(self) -> Statuses:
        """Follow the delivery of messages."""
        from .api.statuses import Statuses

        return Statuses(self)

    @resource_property
    def groups(self) -> Groups:
        """Groups of contacts."""
        from .api.groups import Groups

        return Groups(self)

    @resource_property
    def contacts(self) -> Contacts:
        """The contacts of a group."""
        from .api.contacts import Contacts

        return Contacts(self)

    @resource_property
    def stops(self) -> Stops:
        """The stop list, with the numbers that want no more messages."""
        from .api.stops import Stops

        return Stops(self)

    @resource_property
    def subaccounts(self) -> Subaccounts:
        """Sub-accounts and their credit."""
        from .api.subaccounts import Subaccounts

        return Subaccounts(self)

    @resource_property
    def numbers(self) -> Numbers:
        """Verify and look up numbers, and forward calls of rented ones."""
        from .api.numbers import Numbers

        return Numbers(self)

    @resource_property
    def rentals(self) -> Rentals:
        """Rent contacts (location de contacts) by place, age and interest."""
        from .api.rentals import Rentals

        return Rentals(self)


class AsyncSMSPartner(AsyncClient):
    """
    The SMS Partner service, for `await`.

    Every operation may raise `AuthenticationError` and `NotAllowedError` (the key, or the address that it comes from),
    `ArgumentError` before anything is sent, `TransportError` if no response comes, and `DecodingError` for one that
    cannot be read. Look at `maybe_sent` of an error before you repeat a call that sends.

    The options are those of `__init__`, and all of them are given by name.
    """

    __module__ = "smspartner"

    def _common_codes(self) -> Mapping[int, Code]:
        return _common_codes()

    def _status_lookup(self) -> StatusLookup:
        return _status_lookup()

    @resource_property
    def account(self) -> AsyncAccount:
        """The account, its credits and its costs."""
        from .api.account import AsyncAccount

        return AsyncAccount(self)

    @resource_property
    def messages(self) -> AsyncMessages:
        """Send, schedule and cancel messages."""
        from .api.messages import AsyncMessages

        return AsyncMessages(self)

    @resource_property
    def statuses(self) -> AsyncStatuses:
        """Follow the delivery of messages."""
        from .api.statuses import AsyncStatuses

        return AsyncStatuses(self)

    @resource_property
    def groups(self) -> AsyncGroups:
        """Groups of contacts."""
        from .api.groups import AsyncGroups

        return AsyncGroups(self)

    @resource_property
    def contacts(self) -> AsyncContacts:
        """The contacts of a group."""
        from .api.contacts import AsyncContacts

        return AsyncContacts(self)

    @resource_property
    def stops(self) -> AsyncStops:
        """The stop list, with the numbers that want no more messages."""
        from .api.stops import AsyncStops

        return AsyncStops(self)

    @resource_property
    def subaccounts(self) -> AsyncSubaccounts:
        """Sub-accounts and their credit."""
        from .api.subaccounts import AsyncSubaccounts

        return AsyncSubaccounts(self)

    @resource_property
    def numbers(self) -> AsyncNumbers:
        """Verify and look up numbers, and forward calls of rented ones."""
        from .api.numbers import AsyncNumbers

        return AsyncNumbers(self)

    @resource_property
    def rentals(self) -> AsyncRentals:
        """Rent contacts (location de contacts) by place, age and interest."""
        from .api.rentals import AsyncRentals

        return AsyncRentals(self)
