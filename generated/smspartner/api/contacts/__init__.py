# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The contacts of a group."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from smspartner_core.paging import AsyncPages, Pages
from smspartner_core.raw import as_async_raw, as_async_raw_page, as_raw, as_raw_page
from smspartner_core.resource import AsyncResource, Resource

from ...models.contact import Contact, ContactDict
from ...models.contact_add_many_response import ContactAddManyResponse
from ...models.contact_add_response import ContactAddResponse
from ...models.contact_change import ContactChange, ContactChangeDict
from ...models.contact_detail import ContactDetail
from ...models.contact_list_response import ContactListResponse
from ...models.contact_response import ContactResponse
from ...models.contact_update_response import ContactUpdateResponse
from ...models.done_response import DoneResponse
from .add import ADD
from .add_many import ADD_MANY
from .delete import DELETE
from .get import GET
from .list_ import LIST
from .update import UPDATE


class Contacts(Resource):
    """The contacts of a group."""

    __module__ = "smspartner"

    def add(self, *, group_id: str, contact: Contact | ContactDict) -> ContactAddResponse:
        """Add a contact to a group.

        The number must not be in the group yet.

        Args:
            group_id: The group's id, e.g. "5f3a".
            contact: The contact.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1); The contact is required (2); The number is in
                the group already (15).
            NotFoundError: There is no such group (404).
        """
        return self._call(ADD, group_id=group_id, contact=contact)

    def update(self, *, contact_id: str, contact: ContactChange | ContactChangeDict) -> ContactUpdateResponse:
        """Change a contact.

        Only the fields to change need be given. The response's sample repeats just those.

        Args:
            contact_id: The contact's id, e.g. "c1".
            contact: The fields to change.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (printed as the group's) (1); The contact is
                required (2); The number is in the group already (15).
            NotFoundError: There is no such contact (404).
        """
        return self._call(UPDATE, contact_id=contact_id, contact=contact)

    def delete(self, *, contact_id: str) -> DoneResponse:
        """Delete a contact.

        The contact leaves its group for good.

        Args:
            contact_id: The contact's id, e.g. "c1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (1).
            NotFoundError: There is no such contact (404).
        """
        return self._call(DELETE, contact_id=contact_id)

    def list(self, *, group_id: str, page: int | None = None) -> Pages[ContactListResponse, ContactDetail]:
        """List the contacts of a group.

        Twenty a page. The newest page heads this POST, above a sample that is a GET.

        Args:
            group_id: The group's id, e.g. "5f3a".
            page: The number of the page, from 1, e.g. 1.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1).
            NotFoundError: There is no such group (404).
        """
        return self._pages(LIST, group_id=group_id, page=page)

    def get(self, *, contact_id: str) -> ContactResponse:
        """Read a contact.

        Empty values are empty strings.

        Args:
            contact_id: The contact's id, e.g. "c1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (1).
            NotFoundError: There is no such contact (404).
        """
        return self._call(GET, contact_id=contact_id)

    def add_many(self, *, group_id: str, contacts_list: Iterable[Contact | ContactDict]) -> ContactAddManyResponse:
        """Add up to 500 contacts to a group.

        Each contact is added or refused by itself; `results` has one member for each.

        Args:
            group_id: The group's id, e.g. "5f3a".
            contacts_list: The contacts, at most 500.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1); The contact is required (2); The number is in
                the group already (15).
            NotFoundError: There is no such group (404).
        """
        return self._call(ADD_MANY, group_id=group_id, contacts_list=contacts_list)

    @cached_property
    def with_raw_response(self) -> "ContactsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return ContactsWithRawResponse(self)


class AsyncContacts(AsyncResource):
    """The contacts of a group."""

    __module__ = "smspartner"

    async def add(self, *, group_id: str, contact: Contact | ContactDict) -> ContactAddResponse:
        """Add a contact to a group.

        The number must not be in the group yet.

        Args:
            group_id: The group's id, e.g. "5f3a".
            contact: The contact.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1); The contact is required (2); The number is in
                the group already (15).
            NotFoundError: There is no such group (404).
        """
        return await self._call(ADD, group_id=group_id, contact=contact)

    async def update(self, *, contact_id: str, contact: ContactChange | ContactChangeDict) -> ContactUpdateResponse:
        """Change a contact.

        Only the fields to change need be given. The response's sample repeats just those.

        Args:
            contact_id: The contact's id, e.g. "c1".
            contact: The fields to change.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (printed as the group's) (1); The contact is
                required (2); The number is in the group already (15).
            NotFoundError: There is no such contact (404).
        """
        return await self._call(UPDATE, contact_id=contact_id, contact=contact)

    async def delete(self, *, contact_id: str) -> DoneResponse:
        """Delete a contact.

        The contact leaves its group for good.

        Args:
            contact_id: The contact's id, e.g. "c1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (1).
            NotFoundError: There is no such contact (404).
        """
        return await self._call(DELETE, contact_id=contact_id)

    def list(self, *, group_id: str, page: int | None = None) -> AsyncPages[ContactListResponse, ContactDetail]:
        """List the contacts of a group.

        Twenty a page. The newest page heads this POST, above a sample that is a GET.

        Args:
            group_id: The group's id, e.g. "5f3a".
            page: The number of the page, from 1, e.g. 1.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1).
            NotFoundError: There is no such group (404).
        """
        return self._pages(LIST, group_id=group_id, page=page)

    async def get(self, *, contact_id: str) -> ContactResponse:
        """Read a contact.

        Empty values are empty strings.

        Args:
            contact_id: The contact's id, e.g. "c1".

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The contact's id is required (1).
            NotFoundError: There is no such contact (404).
        """
        return await self._call(GET, contact_id=contact_id)

    async def add_many(
        self, *, group_id: str, contacts_list: Iterable[Contact | ContactDict]
    ) -> ContactAddManyResponse:
        """Add up to 500 contacts to a group.

        Each contact is added or refused by itself; `results` has one member for each.

        Args:
            group_id: The group's id, e.g. "5f3a".
            contacts_list: The contacts, at most 500.

        Raises:
            AuthenticationError: The key is missing or wrong (10).
            InvalidRequestError: The group's id is required (1); The contact is required (2); The number is in
                the group already (15).
            NotFoundError: There is no such group (404).
        """
        return await self._call(ADD_MANY, group_id=group_id, contacts_list=contacts_list)

    @cached_property
    def with_raw_response(self) -> "AsyncContactsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncContactsWithRawResponse(self)


class ContactsWithRawResponse:
    """The operations of `Contacts`, answering with a `RawResponse`."""

    def __init__(self, contacts: Contacts) -> None:
        raw = contacts._raw_twin()
        self.add: Final = as_raw(raw.add)
        self.update: Final = as_raw(raw.update)
        self.delete: Final = as_raw(raw.delete)
        self.list: Final = as_raw_page(raw.list)
        self.get: Final = as_raw(raw.get)
        self.add_many: Final = as_raw(raw.add_many)


class AsyncContactsWithRawResponse:
    """The operations of `AsyncContacts`, answering with a `RawResponse`."""

    def __init__(self, contacts: AsyncContacts) -> None:
        raw = contacts._raw_twin()
        self.add: Final = as_async_raw(raw.add)
        self.update: Final = as_async_raw(raw.update)
        self.delete: Final = as_async_raw(raw.delete)
        self.list: Final = as_async_raw_page(raw.list)
        self.get: Final = as_async_raw(raw.get)
        self.add_many: Final = as_async_raw(raw.add_many)
