"""Contacts of a group."""

from __future__ import annotations

from .registry import refused

refused(
    "contacts.add",
    table={
        "groupId": 1,
        ("contact", "required"): 2,
        ("contact.phoneNumber", "required"): 2,
        ("contactsList", "required"): 2,
        ("contactsList.phoneNumber", "required"): 2,
    },
)
refused("contacts.list", table={"groupId": 1})
refused("contacts.update", "contacts.delete", "contacts.get", table={"contactId": 1})
refused("contacts.update", table={("contact", "required"): 2})
