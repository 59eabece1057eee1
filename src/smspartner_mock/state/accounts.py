"""Accounts: who has a key, and what credit is left. All money is Decimal."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from .stores import Stores

# What the printed reply of `me` has.
FIRST_CREDIT: Final = Decimal("10224.688")


@dataclass(slots=True, eq=False)
class Account(Stores):
    """
    An account with a key of its own: the main one, or a sub-account.

    What belongs to one account (groups, contacts, the stop list …) is in its stores: `account.of(Groups)`.
    """

    key: str
    username: str = "exemple@email.com"
    firstname: str = "John"
    lastname: str = "Doe"
    credit: Decimal = FIRST_CREDIT
    parent: Account | None = None
    _stores: dict[type, object] = field(default_factory=dict, repr=False)


class NotEnoughCredit(Exception):
    """An account cannot pay."""


def take_credit(account: Account, cost: Decimal) -> None:
    """
    Pay.

    Raises:
        NotEnoughCredit: The credit does not reach; nothing is taken.
    """
    if cost > account.credit:
        raise NotEnoughCredit
    account.credit -= cost
