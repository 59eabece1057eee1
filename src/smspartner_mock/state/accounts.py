"""Accounts: who has a key, and what credit is left. All money is Decimal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .stores import Stores

# What the printed reply of `me` has.
FIRST_CREDIT: Final = Decimal("10224.688")


@dataclass(eq=False)
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

    def __post_init__(self) -> None:
        super().__init__()


class NotEnoughCreditError(Exception):
    """An account cannot pay."""


def take_credit(account: Account, cost: Decimal) -> None:
    """
    Pay.

    Raises:
        NotEnoughCreditError: The credit does not reach; nothing is taken.
    """
    if cost > account.credit:
        raise NotEnoughCreditError
    account.credit -= cost
