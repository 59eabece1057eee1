"""What became of messages."""

from __future__ import annotations

from typing import Any

from ..money import as_number
from ..prices import CURRENCY
from ..refusals import Refusal
from ..state.messages import Message, Messages, Recipient
from .registry import Call, answers, refused

refused(
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
    """The status of one message to one number."""
    asked = call.parameters
    message = call.service.of(Messages).get(asked["messageId"], call.account)
    recipient = _find(message, asked["phoneNumber"]) if message else None
    if message is None or recipient is None:
        raise Refusal(4)
    return {
        "success": True,
        "code": 200,
        "number": recipient.number,
        "messageId": str(message.id),
        "stopSms": False,
        "date": str(int((recipient.changed_at or message.due or message.sent_at).timestamp())),
        "statut": recipient.status,
        "cost": as_number(recipient.cost),
        "countryCode": "FR",
        "currency": CURRENCY,
    }


def _find(message: Message, number: str) -> Recipient | None:
    wanted = international(number)
    return next((each for each in message.recipients if international(each.number) == wanted), None)


def international(number: str) -> str:
    """A number with its country: `+336…` and `336…` and `06…` are one. A bare `+` in a query is read as a space."""
    digits = number.strip().lstrip("+")
    return "+33" + digits[1:] if len(digits) == 10 and digits.startswith("0") else "+" + digits
