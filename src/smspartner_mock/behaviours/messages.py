"""Sending and cancelling messages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from ..prices import CURRENCY, as_number
from ..refusals import NumberError, Refusal, Table
from ..state.clock import until
from ..state.messages import Message, Messages, Recipient
from .registry import FIELD_CHECKS, NUMBERS, Call, answers, refusal_codes
from .sending import (
    Text,
    field_errors,
    judge,
    recipient_of,
    recipients_of,
    refuse_duplicate,
    scheduled,
    send,
)

# Later than this a scheduled message is as good as sent (code 6).
_LAST_MOMENT: Final = timedelta(minutes=5)

_WHO_AND_WHEN: Final[Table] = {
    ("sender", "pattern"): 44,
    ("time", "required"): 46,
    ("minute", "multipleOf"): 48,
    "minute": 47,
    "scheduledDeliveryDate": 49,
}

refusal_codes(
    "messages.send",
    "messages.send_survey",
    "messages.send_rcs",
    table={
        ("phoneNumbers", "required"): 2,
        ("phoneNumbers", "maxItems"): 50,
        ("message", "required"): 43,
        **_WHO_AND_WHEN,
    },
)
refusal_codes(
    "messages.bulk_send",
    table={
        ("SMSList", "required"): 55,
        ("SMSList", "maxItems"): 50,
        ("SMSList.phoneNumber", "required"): 2,
        ("SMSList.message", "required"): 43,
        **_WHO_AND_WHEN,
    },
)
refusal_codes(
    "messages.send_from_long_number",
    table={("to", "required"): 2, ("message", "required"): 43, **_WHO_AND_WHEN},
)
for _operation in ("messages.send", "messages.send_survey", "messages.bulk_send", "messages.send_from_long_number"):
    FIELD_CHECKS[_operation] = field_errors
NUMBERS.update(
    {
        "messages.send": "phoneNumbers",
        "messages.send_survey": "phoneNumbers",
        "messages.send_rcs": "phoneNumbers",
        "messages.send_from_long_number": "to",
        "messages.bulk_send": "SMSList.phoneNumber",
    }
)
refusal_codes("messages.cancel", table={"messageId": 3})


@answers("messages.send")
def send_one_text(call: Call) -> dict[str, Any]:
    """Send one text to one or more numbers."""
    asked = call.parameters
    judge(call)
    texts = [Text(number, asked["message"]) for number in asked["phoneNumbers"].split(",")]
    return _sent(send(call, recipients_of(texts, call.account, asked)))


@answers("messages.send_from_long_number")
def send_from_long_number(call: Call) -> dict[str, Any]:
    """Send a text from a rented number, which can be replied to."""
    asked = call.parameters
    judge(call)
    recipients = recipients_of([Text(asked["to"], asked["message"])], call.account, asked)
    return _sent(send(call, recipients, "long-number", asked["from"]))


@answers("messages.send_survey")
def send_survey(call: Call) -> dict[str, Any]:
    """Send the first question of a survey from the web account; the mock knows only its name."""
    asked = call.parameters
    judge(call)
    text = f"Sondage {asked['sondageIdent']}"
    texts = [Text(number, text[:160]) for number in asked["phoneNumbers"].split(",")]
    return _sent(send(call, recipients_of(texts, call.account, asked), "survey"))


@answers("messages.send_rcs")
def send_rcs(call: Call) -> dict[str, Any]:
    """Send a rich message; every phone of the mock can show it, so `failover` is never needed."""
    asked = call.parameters
    judge(call)
    if not call.account.has_rcs:
        raise Refusal(40)
    content = _content(asked["richContent"])
    texts = [Text(number, content, is_rcs=True) for number in asked["phoneNumbers"]]
    message = send(call, recipients_of(texts, call.account, asked), "rcs")
    return {
        "success": True,
        "code": 200,
        "message_id": message.id,
        "nb_rcs": len(message.recipients),
        "cost": as_number(message.cost),
        "currency": CURRENCY,
    }


@answers("messages.bulk_send")
def bulk_send(call: Call) -> dict[str, Any]:
    """Send a text of its own to each number; one that cannot be sent is refused alone."""
    judge(call)
    results: list[Recipient | dict[str, Any]] = []
    recipients: dict[str, Recipient] = {}
    refused: list[NumberError] = []
    for member in call.parameters["SMSList"]:
        number = member["phoneNumber"]
        try:
            recipient = recipient_of(Text(number, member["message"]), call.account, call.parameters)
            if recipient.to in recipients:
                raise refuse_duplicate(number)
        except Refusal as refusal:
            message = refusal.message or refusal.message_of(call.operation)
            refused.append(NumberError(number, refusal.code, message))
            # Assumed: no printed response has a refused member.
            results.append({"success": False, "code": refusal.code, "phoneNumber": number, "message": message})
        else:
            recipients[recipient.to] = recipient
            results.append(recipient)
    if not recipients:
        raise Refusal(55, errors=refused)
    sent = send(call, list(recipients.values()))
    return {
        "success": True,
        "code": 200,
        "message_id": sent.id,
        "currency": CURRENCY,
        "cost": as_number(sent.cost),
        "nbSMS": sent.parts,
        "SMSResponse_List": [_member(result) if isinstance(result, Recipient) else result for result in results],
    }


@answers("messages.cancel")
def cancel(call: Call) -> dict[str, Any]:
    """Keep a scheduled message from leaving."""
    message = call.service.of(Messages).get(call.parameters["messageId"], call.account)
    if message is None:
        raise Refusal(4)
    if message.cancelled:
        raise Refusal(5)
    now = call.clock.now()
    if message.due is None or message.has_left or not message.is_waiting(now):
        raise Refusal(7)
    if until(now, message.due) < _LAST_MOMENT:
        raise Refusal(6)
    message.cancelled = True
    call.account.credit += message.cost
    call.service.events.publish("message.cancelled", {"id": message.id})
    return {"success": True, "code": 200, "message": "Le message a été annulé"}


def _sent(message: Message) -> dict[str, Any]:
    return {
        "success": True,
        "code": 200,
        "message_id": message.id,
        "nb_sms": message.parts,
        "cost": as_number(message.cost),
        "currency": CURRENCY,
        **scheduled(message),
    }


def _member(recipient: Recipient) -> dict[str, Any]:
    return {
        "success": True,
        "code": 200,
        "nbSms": recipient.parts,
        "cost": as_number(recipient.cost),
        "phoneNumber": recipient.number,
    }


def _content(rich: dict[str, Any]) -> str:
    """Return the text of a rich message, or all of it as JSON."""
    conversation = rich.get("conversation")
    text = conversation.get("text") if isinstance(conversation, dict) else None
    return text if isinstance(text, str) else json.dumps(rich, ensure_ascii=False)
