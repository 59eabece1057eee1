"""Messages that were sent, with their statuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Final, Literal

from .accounts import Account
from .clock import is_before

# The first number of a fresh mock is that of the contract's examples.
_FIRST_MESSAGE_ID: Final = 307

Status = Literal["Waiting", "Delivered", "Not delivered", "ko"]
Kind = Literal["sms", "long-number", "survey", "rcs"]


@dataclass(slots=True, eq=False)
class Recipient:
    """
    One number of a message.

    Attributes:
        number: As it was asked.
        to: The same in international form, `+336…`.
    """

    number: str
    to: str
    text: str
    parts: int
    cost: Decimal
    country: str = "FR"
    status: Status = "Waiting"
    changed_at: datetime | None = None


@dataclass(slots=True, eq=False)
class Message:
    """
    One call of a sending operation.

    Attributes:
        due: When it leaves, if it does not at once: it was scheduled, or is held back.
        has_left: Whether it is on its way.
        sandbox: It is neither sent nor charged.
        callbacks: `urlDlr` and `urlResponse`, as asked.
    """

    id: int
    account: Account
    recipients: list[Recipient]
    sent_at: datetime
    kind: Kind = "sms"
    due: datetime | None = None
    scheduled_for: datetime | None = None
    sender: str | None = None
    tag: str | None = None
    is_marketing: bool = False
    sandbox: bool = False
    cancelled: bool = False
    has_left: bool = False
    callbacks: dict[str, str] = field(default_factory=dict)

    def is_waiting(self, now: datetime) -> bool:
        """Return whether it is still to leave."""
        return self.due is not None and not self.cancelled and not self.has_left and is_before(now, self.due)

    @property
    def cost(self) -> Decimal:
        """The cost of the whole message."""
        return sum((recipient.cost for recipient in self.recipients), Decimal())

    @property
    def parts(self) -> int:
        """The number of SMS that it takes."""
        return sum(recipient.parts for recipient in self.recipients)

    def recipient(self, to: str) -> Recipient | None:
        """Return the recipient with a number in international form."""
        return next((recipient for recipient in self.recipients if recipient.to == to), None)


class Messages:
    """All messages of all accounts, by their number."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}
        self._scheduled: list[Message] = []
        self._tagged: dict[tuple[Account, str], list[Message]] = {}
        self._ids = count(_FIRST_MESSAGE_ID)

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages.values())

    def __len__(self) -> int:
        return len(self._messages)

    def next_id(self) -> int:
        """The number of the next message."""
        return next(self._ids)

    def add(self, message: Message) -> Message:
        """Keep a message."""
        self._messages[message.id] = message
        if message.due is not None:
            self._scheduled.append(message)
        if message.tag is not None:
            self._tagged.setdefault((message.account, message.tag), []).append(message)
        return message

    def waiting(self, account: Account, now: datetime) -> list[Message]:
        """The messages of an account that are still to leave."""
        self._scheduled = [message for message in self._scheduled if message.is_waiting(now)]
        return [message for message in self._scheduled if message.account is account and not message.sandbox]

    def get(self, number: int, account: Account | None = None) -> Message | None:
        """Return a message by its number: of an account, or of any."""
        message = self._messages.get(number)
        return message if message is not None and account in (None, message.account) else None

    def latest(self) -> Message | None:
        """The newest message."""
        return next(reversed(self._messages.values()), None)

    def tagged(self, tag: str, account: Account) -> list[Message]:
        """The messages of an account with a tag, the oldest first."""
        return self._tagged.get((account, tag), [])

    def clear(self) -> None:
        """Forget all of them; what has not left never will."""
        for message in self._messages.values():
            message.cancelled = True
        self._messages.clear()
        self._scheduled.clear()
        self._tagged.clear()
