"""Sending and cancelling messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ..clock import PARIS, is_before, until
from ..money import as_number
from ..prices import CURRENCY, price_of
from ..refusals import Refusal
from ..segments import MOST, count_segments
from ..state.accounts import NotEnoughCreditError, take_credit
from ..state.messages import Message, Messages, Recipient
from .registry import Call, answers, refused

# Later than this a scheduled message is as good as sent (code 6).
_LAST_MOMENT: Final = timedelta(minutes=5)

refused(
    "messages.send",
    "messages.send_survey",
    "messages.send_rcs",
    table={
        ("phoneNumbers", "required"): 2,
        ("phoneNumbers", "maxItems"): 50,
        ("message", "required"): 43,
        ("minute", "multipleOf"): 48,
    },
)
refused(
    "messages.bulk_send",
    table={
        ("SMSList", "required"): 55,
        ("SMSList", "maxItems"): 50,
        ("SMSList.phoneNumber", "required"): 2,
        ("SMSList.message", "required"): 43,
        ("minute", "multipleOf"): 48,
    },
)
refused(
    "messages.send_from_long_number",
    table={("to", "required"): 2, ("message", "required"): 43},
)
refused("messages.cancel", table={"messageId": 3})


@answers("messages.send")
def send(call: Call) -> dict[str, Any]:
    """One text to one or more numbers."""
    asked = call.parameters
    recipients = [_recipient(number, asked["message"], asked) for number in asked["phoneNumbers"].split(",")]
    message = _send(call, recipients)
    return {
        "success": True,
        "code": 200,
        "message_id": message.id,
        "nb_sms": message.parts,
        "cost": as_number(message.cost),
        "currency": CURRENCY,
        **_scheduled(message),
    }


@answers("messages.bulk_send")
def bulk_send(call: Call) -> dict[str, Any]:
    """A text of its own to each number."""
    asked = call.parameters
    message = _send(call, [_recipient(each["phoneNumber"], each["message"], asked) for each in asked["SMSList"]])
    return {
        "success": True,
        "code": 200,
        "message_id": message.id,
        "currency": CURRENCY,
        "cost": as_number(message.cost),
        "nbSMS": message.parts,
        "SMSResponse_List": [
            {
                "success": True,
                "code": 200,
                "nbSms": each.parts,
                "cost": as_number(each.cost),
                "phoneNumber": each.number,
            }
            for each in message.recipients
        ],
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
    if message.due is None or not message.is_waiting(now):
        raise Refusal(7)
    if until(now, message.due) < _LAST_MOMENT:
        raise Refusal(6)
    message.cancelled = True
    call.account.credit += message.cost
    return {"success": True, "code": 200, "message": "The message was cancelled"}


def _recipient(number: str, text: str, asked: Mapping[str, Any]) -> Recipient:
    parts = count_segments(text, unicode=asked.get("isUnicode") == 1)
    if parts > MOST:
        raise Refusal(52)
    return Recipient(number.strip(), text, parts, parts * price_of(asked.get("gamme", 1)))


def _send(call: Call, recipients: list[Recipient]) -> Message:
    """Take the credit and keep the message; with `sandbox` neither."""
    asked = call.parameters
    messages = call.service.of(Messages)
    message = Message(
        id=messages.next_id(),
        account=call.account,
        recipients=recipients,
        sent_at=call.clock.now(),
        due=_due(asked),
        sender=asked.get("sender"),
        tag=asked.get("tag"),
        callbacks={name: asked[name] for name in ("urlDlr", "urlResponse") if name in asked},
    )
    if message.due is not None and not is_before(message.sent_at, message.due):
        raise Refusal(9, "The date is in the past")
    if asked.get("sandbox") == 1:
        for each in recipients:
            each.cost *= 0
        return messages.add(message)
    try:
        take_credit(call.account, message.cost)
    except NotEnoughCreditError:
        raise Refusal(11) from None
    return messages.add(message)


def _due(asked: Mapping[str, Any]) -> datetime | None:
    """When a message is to leave, of the three fields that say so."""
    day = asked.get("scheduledDeliveryDate")
    if day is None:
        return None
    try:
        midnight = datetime.strptime(day, "%d/%m/%Y").replace(tzinfo=PARIS)
    except ValueError:
        raise Refusal(49) from None
    # The wall clock counts, also on the two days of the year that are not 24 hours long; 24 is the next midnight.
    return midnight + timedelta(hours=asked.get("time", 0), minutes=asked.get("minute", 0))


def _scheduled(message: Message) -> dict[str, str]:
    return {} if message.due is None else {"scheduledDeliveryDate": f"{message.due:%Y-%m-%d %H:%M:%S}"}
