"""Statuses of messages."""

from __future__ import annotations

from typing import Any, Final

from ..phones import find_destination
from ..prices import CURRENCY, as_number
from ..refusals import Refusal
from ..state.messages import Message, Messages, Recipient
from ..state.stops import StopList
from .registry import Call, answers, refusal_codes

PAGE: Final = 20
"""Assumed: the pages of `bulk-status-by-tag` are as long as those of contacts."""

refusal_codes(
    "statuses.get",
    "statuses.get_many",
    "statuses.by_message",
    "statuses.by_tag",
    table={
        ("phoneNumber", "required"): 2,
        ("SMSStatut_List.phoneNumber", "required"): 2,
        ("messageId", "required"): 3,
        ("SMSStatut_List.messageId", "required"): 3,
        ("tag", "required"): 3,
        ("SMSStatut_List", "required"): 5,
        ("SMSStatut_List", "maxItems"): 50,
        "messageId": 6,
    },
)


@answers("statuses.get")
def get(call: Call) -> dict[str, Any]:
    """Return the status of one message to one number."""
    asked = call.parameters
    message = call.service.of(Messages).get(asked["messageId"], call.account)
    recipient = find_recipient(message, asked["phoneNumber"]) if message else None
    if message is None or recipient is None:
        raise Refusal(4)
    return {
        "success": True,
        "code": 200,
        "number": recipient.number,
        "messageId": str(message.id),
        "stopSms": _is_stopped(call, recipient),
        "date": date_of(message, recipient),
        "statut": recipient.status,
        "cost": as_number(recipient.cost),
        "countryCode": recipient.country,
        "currency": CURRENCY,
    }


@answers("statuses.get_many")
def get_many(call: Call) -> dict[str, Any]:
    """Return the statuses of pairs of message and number; an unknown pair is refused alone."""
    members = []
    for pair in call.parameters["SMSStatut_List"]:
        message = call.service.of(Messages).get(int(pair["messageId"]), call.account)
        recipient = find_recipient(message, pair["phoneNumber"]) if message else None
        if message is None or recipient is None:
            asked = {"phoneNumber": pair["phoneNumber"], "messageId": int(pair["messageId"])}
            members.append({"success": False, "code": 4, **asked, "status": "Numéro introuvable"})
        else:
            members.append(_of_many(call, message, recipient))
    return {"success": True, "code": 200, "StatutResponse_List": members}


@answers("statuses.by_message")
def by_message(call: Call) -> dict[str, Any]:
    """Return the statuses of all numbers of a message."""
    message = call.service.of(Messages).get(call.parameters["messageId"], call.account)
    if message is None:
        raise Refusal(4)
    if not message.recipients:
        raise Refusal(5)
    return {
        "success": True,
        "code": 200,
        "message_id": str(message.id),
        "StatutResponse_List": [_of_number(call, message, recipient) for recipient in message.recipients],
    }


@answers("statuses.by_tag")
def by_tag(call: Call) -> dict[str, Any]:
    """Return the statuses of all messages with a tag, twenty per page."""
    messages = call.service.of(Messages).tagged(call.parameters["tag"], call.account)
    if not messages:
        raise Refusal(4)
    every = [(message, recipient) for message in messages for recipient in message.recipients]
    page = call.parameters.get("page", 1)
    return {
        "success": True,
        "code": 200,
        "currentPage": page,
        "total": len(every),
        "StatutResponse_List": [_of_number(call, *member) for member in every[(page - 1) * PAGE : page * PAGE]],
    }


def find_recipient(message: Message, number: str) -> Recipient | None:
    """Return the recipient with a number, however it is spelled: a bare `+` in a query is read as a space."""
    wanted = number.strip()
    place = find_destination(wanted) or find_destination(f"+{wanted}")
    return message.recipient(place.number) if place else None


def date_of(message: Message, recipient: Recipient) -> str:
    """Return the time when a status began."""
    return str(int((recipient.changed_at or message.due or message.sent_at).timestamp()))


def _is_stopped(call: Call, recipient: Recipient) -> bool:
    return recipient.to in call.account.of(StopList)


def _of_many(call: Call, message: Message, recipient: Recipient) -> dict[str, Any]:
    return {
        "success": True,
        "code": 200,
        "phoneNumber": recipient.number,
        "messageId": message.id,
        "status": recipient.status,
        "date": date_of(message, recipient),
        "stopSms": "1" if _is_stopped(call, recipient) else "0",
        "isSpam": "0",
    }


def _of_number(call: Call, message: Message, recipient: Recipient) -> dict[str, Any]:
    return {
        "phoneNumber": recipient.number,
        "status": recipient.status,
        "stopSMS": _is_stopped(call, recipient),
        "date": date_of(message, recipient),
    }
