"""Sent messages, as a test sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from smspartner_mock.phones import find_destination
from smspartner_mock.state.messages import Message, Recipient

Matching = str | re.Pattern[str] | Callable[["SentMessage"], bool] | None
"""A text that the message holds, a pattern that is found in it, or a function that says yes."""


@dataclass(frozen=True, slots=True)
class SentMessage:
    """
    A message to one number, as it was at the time of the look-up.

    Attributes:
        to: In international form, `+336…`.
        status: `Waiting`, `Delivered`, `Not delivered` or `ko`.
        due: When it leaves, if it does not at once.
        cost: In euros.
    """

    message_id: int
    to: str
    text: str
    sender: str | None
    tag: str | None
    status: str
    sent_at: datetime
    due: datetime | None
    parts: int
    cost: Decimal
    sandbox: bool


def look(messages: Iterable[Message]) -> tuple[SentMessage, ...]:
    """Return the sent messages, one entry for each number, the oldest first; cancelled ones are left out."""
    return tuple(_seen(message, one) for message in messages if not message.cancelled for one in message.recipients)


def choose(sent: Iterable[SentMessage], to: str | None, matching: Matching) -> list[SentMessage]:
    """Return those to a number, however it is spelled, that match."""
    place = None if to is None else find_destination(to)
    wanted = place.number if place else to
    return [message for message in sent if wanted in (None, message.to) and _matches(message, matching)]


def _matches(sent: SentMessage, matching: Matching) -> bool:
    match matching:
        case None:
            return True
        case str():
            return matching in sent.text
        case re.Pattern():
            return matching.search(sent.text) is not None
        case _:
            return matching(sent)


def _seen(message: Message, one: Recipient) -> SentMessage:
    return SentMessage(
        message_id=message.id,
        to=one.to,
        text=one.text,
        sender=message.sender,
        tag=message.tag,
        status=one.status,
        sent_at=message.sent_at,
        due=message.due,
        parts=one.parts,
        cost=one.cost,
        sandbox=message.sandbox,
    )
