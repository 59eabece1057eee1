"""One call of every operation, in an order in which each finds what it needs: a group before its contacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator
from typing import Any
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
NOW = dt.datetime(2026, 3, 3, 11, 0, tzinfo=PARIS)  # a Tuesday, no holiday
LATER = dt.datetime(2026, 3, 5, 9, 30, tzinfo=PARIS)
CONTACT = {
    "phone_number": "+33600000001",
    "firstname": "Anne",
    "lastname": "Martin",
    "date": dt.date(1990, 2, 28),
    "url": "https://example.org/a",
    "custom1": "a",
    "custom2": "b",
    "custom3": "c",
    "custom4": "d",
}
OPERATIONS = (
    "account.me",
    "account.statistics",
    "messages.send",
    "messages.bulk_send",
    "messages.send_from_long_number",
    "messages.send_survey",
    "messages.send_rcs",
    "messages.cancel",
    "statuses.get",
    "statuses.get_many",
    "statuses.by_message",
    "statuses.by_tag",
    "groups.add",
    "groups.delete",
    "groups.list",
    "contacts.add",
    "contacts.add_many",
    "contacts.update",
    "contacts.delete",
    "contacts.list",
    "contacts.get",
    "stops.list",
    "stops.add",
    "stops.delete",
    "subaccounts.create",
    "subaccounts.remove",
    "subaccounts.list",
    "subaccounts.add_credit",
    "subaccounts.remove_credit",
    "numbers.verify",
    "numbers.lookup",
    "numbers.forward_calls",
    "rentals.target",
    "rentals.status",
    "rentals.download",
)

Call = tuple[str, dict[str, Any]]


def every_operation() -> Generator[Call, Any, None]:
    """Yields calls, and is sent their responses."""
    yield "account.me", {}
    yield "account.statistics", {"interval": "custom", "from_": dt.date(2022, 10, 21), "to": dt.date(2022, 11, 21)}
    sent = yield (
        "messages.send",
        {
            "phone_numbers": ["+33600000000", "+33600000001"],
            "message": "Élise: 5 € < 6 € & co",
            "gamme": 1,
            "sender": "MyShop",
            "tag": "spring",
            "scheduled_at": LATER,
            "url_dlr": "http://127.0.0.1:9/reports",
            "is_stop_sms": False,
        },
    )
    yield "statuses.by_message", {"message_id": sent.message_id}
    yield "statuses.by_tag", {"tag": "spring"}
    yield "statuses.get", {"message_id": sent.message_id, "phone_number": "+33600000000"}
    pairs = [{"phone_number": number, "message_id": sent.message_id} for number in ("+33600000000", "+33600000003")]
    yield "statuses.get_many", {"sms_statut_list": pairs}
    yield "messages.cancel", {"message_id": sent.message_id}
    texts = [{"phone_number": "+33600000001", "message": "Bonjour"}, {"phone_number": "+33600000002", "message": "Ok"}]
    yield "messages.bulk_send", {"sms_list": texts, "sender": "MyShop"}
    yield "messages.send_from_long_number", {"to": "+33600000000", "from_": "33644444444", "message": "Hello world"}
    yield "messages.send_survey", {"phone_numbers": "+33600000000", "sondage_ident": "S123"}
    content = {
        "conversation": {"text": "Hello world", "suggestions": [{"reply": {"text": "Oui", "postbackData": "y"}}]}
    }
    failover = {"sender": "MyShop", "message": "Hello world", "is_stop_sms": False}
    yield "messages.send_rcs", {"phone_numbers": ["+33600000000"], "rich_content": content, "failover": failover}
    group = (yield "groups.add", {"name": "Clients"}).group_id
    contact = (yield "contacts.add", {"group_id": group, "contact": CONTACT}).contact.contact_id
    more = [CONTACT, {"phone_number": "+33600000002"}]
    yield "contacts.add_many", {"group_id": group, "contacts_list": more}
    yield "contacts.update", {"contact_id": contact, "contact": CONTACT | {"firstname": "Anna"}}
    yield "contacts.get", {"contact_id": contact}
    yield "contacts.list", {"group_id": group}
    yield "groups.list", {}
    yield "contacts.delete", {"contact_id": contact}
    yield "groups.delete", {"group_id": group}
    stop = (yield "stops.add", {"phone_number": "+33600000003"}).stop_id
    yield "stops.list", {}
    yield "stops.delete", {"id": stop}
    owner = {"email": "shop@example.org", "is_buyer": True, "credit_to_attribute": "10"}
    token = (yield "subaccounts.create", {"type": "advanced", "parameters": owner}).subaccount.token
    yield "subaccounts.list", {}
    yield "subaccounts.add_credit", {"credit": "10", "token_subaccount": token}
    yield "subaccounts.remove_credit", {"credit": 10, "token_subaccount": token}
    yield "subaccounts.remove", {"token": token}
    yield "numbers.verify", {"phone_numbers": ["+33600000000", "+33600000001"], "tag": "check"}
    yield "numbers.lookup", {"phone_numbers": ["+33600000000", "+3360"]}
    yield "numbers.forward_calls", {"number": "33644444444", "type": 1, "param": "+33600000000"}
    target = {"sexe": "f", "min_age": 25, "max_age": 45, "interest": 14, "zipcode": ["06200", "06000"]}
    rental = yield "rentals.target", {"op": "rent", "parameters": target, "volumes": {"06200": 12, "06000": 30}}
    yield "rentals.status", {"token": rental.token}
    yield "rentals.download", {"token": rental.token}


def method_of(client: Any, operation: str) -> Any:
    """The method of a client for an operation."""
    tag, _, name = operation.partition(".")
    return getattr(getattr(client, tag), name)
