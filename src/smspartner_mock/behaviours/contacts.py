"""Contacts of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from ..phones import normal, parse
from ..refusals import Refusal
from ..state.groups import Contact, Group, Groups
from ..state.stops import StopList
from .registry import Call, answers, refusal_codes

PAGE: Final = 20
_ERRORS: Final = (
    "stopSms",
    "invalidePhone",
    "duplicatePhone",
    "allreadyInGroupe",
    "urlInvalide",
    "dateInvalide",
    "empty",
    "unactivated",
    "dateInvalid",
)

refusal_codes(
    "contacts.add",
    table={
        "groupId": 1,
        ("contact", "required"): 2,
        ("contact.phoneNumber", "required"): 2,
        ("contactsList", "required"): 2,
        ("contactsList.phoneNumber", "required"): 2,
    },
)
refusal_codes("contacts.list", table={"groupId": 1})
refusal_codes("contacts.update", "contacts.delete", "contacts.get", table={"contactId": 1})
refusal_codes("contacts.update", table={("contact", "required"): 2})


@answers("contacts.add")
def add(call: Call) -> dict[str, Any]:
    """Add one contact, or many."""
    group = _group(call)
    if "contactsList" in call.parameters:
        return _add_many(call, group)
    asked = call.parameters["contact"]
    number = normal(asked["phoneNumber"])
    if number in group.numbers:
        raise Refusal(15)
    contact = call.account.of(Groups).add_contact(group, number, asked, _now(call))
    return {"success": True, "code": 200, "contact": _saved(contact)}


def _add_many(call: Call, group: Group) -> dict[str, Any]:
    results, counts, seen = [], Counter[str](), set[str]()
    for asked in call.parameters["contactsList"]:
        number = normal(asked["phoneNumber"])
        problem = _problem(call, group, number, seen)
        seen.add(number)
        if problem is None:
            call.account.of(Groups).add_contact(group, number, asked, _now(call))
            code, message = 200, "Contact ajouté"
        else:
            name, code, message = problem
            counts[name] += 1
        results.append(
            {"success": problem is None, "code": code, "phoneNumber": asked["phoneNumber"], "message": message}
        )
    return {
        "groupe": {"name": group.name, "token": group.id},
        "results": results,
        "rapport": {
            "nbline": len(results),
            "nbline_imported": len(results) - counts.total(),
            "nbline_updated": 0,
            "errors": {name: counts[name] for name in _ERRORS},
        },
    }


def _problem(call: Call, group: Group, number: str, seen: set[str]) -> tuple[str, int, str] | None:
    """Return the reason why a member of a batch is not added, under the name that the report counts it by."""
    if parse(number) is None:
        return "invalidePhone", 9, "Numéro invalide"
    if number in call.account.of(StopList):
        return "stopSms", 14, "Numéro dans la liste stop"
    if number in seen:
        return "duplicatePhone", 15, "Numéro en double"
    if number in group.numbers:
        return "allreadyInGroupe", 15, "Déjà dans le groupe"
    return None


@answers("contacts.update")
def update(call: Call) -> dict[str, Any]:
    """Change some fields of a contact. The response repeats the given fields, in the order of the contract."""
    contact = _contact(call)
    asked = call.parameters["contact"]
    number = normal(asked["phoneNumber"]) if "phoneNumber" in asked else contact.number
    if contact.group.numbers.get(number, contact) is not contact:
        raise Refusal(15)
    call.account.of(Groups).change_contact(contact, number, asked)
    return {"success": True, "code": 200, "contact": {**asked, "contactId": contact.id}}


@answers("contacts.delete")
def delete(call: Call) -> dict[str, Any]:
    """Delete a contact."""
    if not call.account.of(Groups).remove_contact(call.parameters["contactId"]):
        raise Refusal(404)
    return {"success": True, "code": 200}


@answers("contacts.list")
def list_contacts(call: Call) -> dict[str, Any]:
    """List twenty contacts per page, in the order in which they were added."""
    contacts = list(_group(call).contacts.values())
    page = call.parameters.get("page", 1)
    return {
        "success": True,
        "code": 200,
        "currentPage": page,
        "total": str(len(contacts)),
        "datas": [_detail(call, contact) for contact in contacts[(page - 1) * PAGE : page * PAGE]],
    }


@answers("contacts.get")
def get(call: Call) -> dict[str, Any]:
    """Return a contact with all its details."""
    contact = _contact(call)
    return {"success": True, "code": 200, "contact": {**_detail(call, contact), "groupId": contact.group.number}}


def _group(call: Call) -> Group:
    group = call.account.of(Groups).groups.get(call.parameters["groupId"])
    if group is None:
        raise Refusal(404)
    return group


def _contact(call: Call) -> Contact:
    contact = call.account.of(Groups).contacts.get(call.parameters["contactId"])
    if contact is None:
        raise Refusal(404)
    return contact


def _now(call: Call) -> str:
    return call.clock.now().isoformat(timespec="seconds")


def _saved(contact: Contact) -> Mapping[str, Any]:
    return {**contact.fields, "contactId": contact.id}


def _detail(call: Call, contact: Contact) -> dict[str, Any]:
    fields = contact.fields
    return {
        "contactId": contact.id,
        "phone": contact.number,
        **{name: fields.get(name, "") for name in ("firstname", "lastname", "url")},
        "shortUrl": "",
        **{name: fields.get(name, "") for name in ("date", "custom1", "custom2", "custom3", "custom4")},
        "createdAt": contact.created_at,
        "stopSms": contact.number in call.account.of(StopList),
    }
