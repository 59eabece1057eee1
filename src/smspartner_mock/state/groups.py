"""Groups and their contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

# The first ids of a fresh mock are those of the contract's examples.
_FIRST_GROUP_ID: Final = 0x5F3A


@dataclass(slots=True, eq=False)
class Contact:
    """A contact; `fields` are those of the operations, under their wire names."""

    id: str
    number: str
    fields: dict[str, Any]
    created_at: str
    group: Group


@dataclass(slots=True, eq=False)
class Group:
    """A group; `number` is the integer that a contact's detail shows."""

    id: str
    number: int
    name: str
    created_at: str
    contacts: dict[str, Contact] = field(default_factory=dict)
    numbers: dict[str, Contact] = field(default_factory=dict)


class Groups:
    """The groups of an account."""

    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}
        self.contacts: dict[str, Contact] = {}
        self._made_groups = 0
        self._made_contacts = 0

    def add(self, name: str, created_at: str) -> Group:
        """Make a group; names may repeat."""
        group = Group(f"{_FIRST_GROUP_ID + self._made_groups:x}", 6363 + self._made_groups, name, created_at)
        self._made_groups += 1
        self.groups[group.id] = group
        return group

    def remove(self, id: str) -> bool:
        """Remove a group with its contacts; return whether there was one."""
        group = self.groups.pop(id, None)
        for contact in list(group.contacts) if group else ():
            self.remove_contact(contact)
        return group is not None

    def add_contact(self, group: Group, number: str, fields: Mapping[str, Any], created_at: str) -> Contact:
        """Make a contact; its number is not in the group yet."""
        self._made_contacts += 1
        contact = Contact(f"c{self._made_contacts}", number, dict(fields), created_at, group)
        self.contacts[contact.id] = group.contacts[contact.id] = group.numbers[number] = contact
        return contact

    def change_contact(self, contact: Contact, number: str, fields: Mapping[str, Any]) -> None:
        """Change some fields of a contact."""
        del contact.group.numbers[contact.number]
        contact.number = number
        contact.group.numbers[number] = contact
        contact.fields.update(fields)

    def remove_contact(self, id: str) -> bool:
        """Remove a contact; return whether there was one."""
        contact = self.contacts.pop(id, None)
        if contact is not None:
            del contact.group.contacts[id], contact.group.numbers[contact.number]
        return contact is not None
