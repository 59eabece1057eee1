"""
The delivery of a message: it is sent, it arrives or not, and phones reply.

Which fate a number has stands in its last four digits, so that a test can choose it (`FATES`); all others get
their messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from ..prices import CURRENCY, as_text
from ..state import Service
from ..state.callbacks import Callback
from ..state.messages import Message, Recipient, Status
from ..state.stops import StopList

STOP: Final = "STOP"


@dataclass(frozen=True, slots=True)
class Fate:
    """The status of a message to a number, and the reply of its phone."""

    status: Status
    reply: str | None = None


FATES: Final = {
    "0090": Fate("Not delivered"),
    "0091": Fate("ko"),
    "0092": Fate("Waiting"),
    "0093": Fate("Delivered", STOP),
    "0094": Fate("Delivered", "Oui"),
}
_USUAL: Final = Fate("Delivered")


def send_off(service: Service, message: Message) -> None:
    """Send a message off, at once or at its time; one of the sandbox stays."""
    service.events.publish("message.sent", payload(message))
    if message.sandbox:
        return
    if message.due is None:
        _leave(service, message)
    else:
        service.clock.at(message.due, partial(_leave, service, message))


def _leave(service: Service, message: Message) -> None:
    if message.cancelled:
        return
    message.has_left = True
    if message.due is not None:
        service.events.publish("message.left", payload(message))
    wait = service.settings.deliver_after
    if wait:
        service.clock.after(wait, partial(_arrive, service, message))
    else:
        _arrive(service, message)


def _arrive(service: Service, message: Message) -> None:
    """Apply the fate of every number, unless it was decided by hand meanwhile."""
    if message.cancelled:
        return
    for recipient in message.recipients:
        if recipient.status == "Waiting":
            fate = FATES.get(recipient.to[-4:], _USUAL)
            if fate.status != "Waiting":
                set_status(service, message, recipient, fate.status)
            if fate.reply is not None:
                reply_to(service, message, recipient, fate.reply)


def set_status(service: Service, message: Message, recipient: Recipient, status: Status) -> None:
    """Give a number its status, and report it to `urlDlr`."""
    now = service.clock.now()
    message.has_left = True
    recipient.status, recipient.changed_at = status, now
    service.events.publish("message.status", {"id": message.id, "number": recipient.to, "status": status})
    if "urlDlr" in message.callbacks:
        report = _assumed_delivery_report if service.settings.delivery_reports == "assumed" else _delivery_report
        fields = report(message, recipient, int(now.timestamp()))
        service.outbox.post(Callback(message.callbacks["urlDlr"], "deliveryReport", fields))


def _delivery_report(message: Message, recipient: Recipient, date: int) -> dict[str, Any]:
    """Return a report as it was recorded in 2026: of a number that got nothing it says no more than that."""
    return {
        "status": "not delivered" if recipient.status == "ko" else recipient.status.lower(),
        "msgId": str(message.id),
        "date": date,
        "phone": recipient.to,
        "cost": as_text(recipient.cost),
        "currency": CURRENCY,
        **({} if message.tag is None else {"tag": message.tag}),
    }


def _assumed_delivery_report(message: Message, recipient: Recipient, date: int) -> dict[str, Any]:
    """Return a report as this project assumed it before one was recorded."""
    return {
        "type": "dlr",
        "phone_number": recipient.to,
        "message_id": message.id,
        "status": recipient.status,
        "date": str(date),
    }


def reply_to(service: Service, message: Message, recipient: Recipient, text: str) -> None:
    """Reply as the phone; a text that is nothing but STOP puts its number on the stop list."""
    is_stop = text.strip().upper() == STOP
    if is_stop:
        message.account.of(StopList).add(recipient.to, f"{service.clock.now():%Y-%m-%d %H:%M:%S}")
    name = "stop" if is_stop else "reply"
    service.events.publish(f"message.{name}", {"id": message.id, "number": recipient.to, "text": text})
    if "urlResponse" not in message.callbacks:
        return
    if message.kind == "long-number":
        name, fields = "longNumberReply", _long_number_reply(service, message, recipient, text)
    else:
        fields = {
            "type": "stop" if is_stop else "response",
            "phone_number": recipient.to,
            "text": text,
            "message_id": message.id,
        }
    service.outbox.post(Callback(message.callbacks["urlResponse"], name, fields))


def _long_number_reply(service: Service, message: Message, recipient: Recipient, text: str) -> dict[str, Any]:
    return {
        "msisdn": recipient.to.removeprefix("+"),
        "to": message.sender or "",
        "messageId": str(message.id),
        "text": text,
        "type": "text",
        "keyword": (text.split() or [""])[0],
        "message-timestamp": f"{service.clock.now():%Y-%m-%d %H:%M:%S}",
    }


def payload(message: Message) -> dict[str, Any]:
    """Return the data of an event about a message."""
    return {
        "id": message.id,
        "numbers": [recipient.to for recipient in message.recipients],
        "text": message.recipients[0].text if message.recipients else None,
        "tag": message.tag,
    }
