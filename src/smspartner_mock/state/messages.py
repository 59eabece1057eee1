"""Messages that were sent, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from ..clock import is_before
from .accounts import Account

# The first number of a fresh mock is that of the contract's examples.
_FIRST: Final = 307


@dataclass(slots=True)
class Recipient:
    """One number of a message."""

    number: str
    text: str
    parts: int
    cost: Decimal
    status: str = "Delivered"
    changed_at: datetime | None = None


@dataclass(slots=True, eq=False)
class Message:
    """
    One call of a sending command.

    Attributes:
        due: When it leaves, if it was scheduled.
    """

    id: int
    account: Account
    recipients: list[Recipient]
    sent_at: datetime
    due: datetime | None = None
    sender: str | None = None
    tag: str | None = None
    cancelled: bool = False
    callbacks: dict[str, str] = field(default_factory=dict)

    def is_waiting(self, now: datetime) -> bool:
        """Whether it is still to leave."""
        return self.due is not None and not self.cancelled and is_before(now, self.due)

    @property
    def cost(self) -> Decimal:
        """What all of it costs."""
        return sum((each.cost for each in self.recipients), Decimal())

    @property
    def parts(self) -> int:
        """How many SMS it is."""
        return sum(each.parts for each in self.recipients)


class Messages:
    """All messages of all accounts, by their number."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}
        self._scheduled: list[Message] = []

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages.values())

    def __len__(self) -> int:
        return len(self._messages)

    def next_id(self) -> int:
        """The number of the next message."""
        return _FIRST + len(self._messages)

    def add(self, message: Message) -> Message:
        """Keep a message."""
        self._messages[message.id] = message
        if message.due is not None:
            self._scheduled.append(message)
        return message

    def waiting(self, account: Account, now: datetime) -> list[Message]:
        """The messages of an account that are still to leave."""
        self._scheduled = [each for each in self._scheduled if each.is_waiting(now)]
        return [each for each in self._scheduled if each.account is account]

    def get(self, number: int, account: Account) -> Message | None:
        """A message of an account, by its number."""
        message = self._messages.get(number)
        return message if message is not None and message.account is account else None
