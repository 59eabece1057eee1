"""The sub-accounts of an account; each is an account with a key of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .accounts import Account


@dataclass(slots=True, eq=False)
class Subaccount:
    """A sub-account, as its owner sees it."""

    id: int
    token: str
    email: str
    type: str
    created_at: str
    account: Account


class Subaccounts:
    """The sub-accounts, by their tokens."""

    def __init__(self) -> None:
        self.by_token: dict[str, Subaccount] = {}
        self._made = 0

    def add(
        self, parent: Account, email: str, type: str, credit: Decimal, created_at: str, random: Random
    ) -> Subaccount:
        """Add a sub-account with a new key."""
        self._made += 1
        account = Account(f"sub-{random.getrandbits(96):024x}", username=email, credit=credit, parent=parent)
        made = Subaccount(10 + self._made, f"t{self._made}", email, type, created_at, account)
        self.by_token[made.token] = made
        return made
