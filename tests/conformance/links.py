"""What follows from what: the links by which schemathesis plays stories of several calls."""

from __future__ import annotations

from typing import Any

# After this command, that one, with this parameter (in the query or the body) from this place of the reply.
LINKS = (
    ("messages.send", "statuses.by_message", "messageId", "/message_id"),
    ("messages.send", "messages.cancel", "messageId", "/message_id"),
    ("messages.bulk_send", "statuses.by_message", "messageId", "/message_id"),
    ("groups.add", "contacts.add", "groupId", "/groupId"),
    ("groups.add", "contacts.list", "groupId", "/groupId"),
    ("groups.add", "groups.delete", "groupId", "/groupId"),
    ("contacts.add", "contacts.get", "contactId", "/contact/contactId"),
    ("contacts.add", "contacts.delete", "contactId", "/contact/contactId"),
    ("stops.add", "stops.delete", "id", "/stopId"),
    ("subaccounts.create", "subaccounts.add_credit", "tokenSubaccount", "/subaccount/token"),
    ("subaccounts.create", "subaccounts.remove", "token", "/subaccount/token"),
    ("rentals.target", "rentals.status", "token", "/token"),
)


def add_links(document: dict[str, Any]) -> None:
    """Write the links into a copy of the contract."""
    operations = {each["operationId"]: each for methods in document["paths"].values() for each in methods.values()}
    for source, target, parameter, place in LINKS:
        value = f"$response.body#{place}"
        links = operations[source]["responses"]["200"].setdefault("links", {})
        link: dict[str, Any] = {"operationId": target}
        if "requestBody" in operations[target]:
            link["requestBody"] = {parameter: value}
            link["x-schemathesis"] = {"merge_body": True}
        else:
            link["parameters"] = {parameter: value}
        links[f"{target}-by-{parameter}"] = link
