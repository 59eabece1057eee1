"""Accounts: their keys and their credit, in Decimal. Everything else about an account is in its stores."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, TypeVar, get_args

S = TypeVar("S")


class Stores:
    """
    One store of each type, made when it is first needed.

    >>> class Groups(dict): ...
    >>> stores = Stores()
    >>> stores.of(Groups) is stores.of(Groups)
    True
    """

    def __init__(self) -> None:
        self._stores: dict[type[Any], Any] = {}

    def of(self, kind: type[S]) -> S:
        """Return the store of a type; the type is called without arguments to make it."""
        store = self._stores.get(kind)
        if store is None:
            store = self._stores[kind] = kind()
        found: S = store
        return found


# What the printed response of `me` has.
FIRST_CREDIT: Final = Decimal("10224.688")

AccountStatus = Literal["active", "disabled", "blocked", "no-api"]
ACCOUNT_STATUSES: Final[tuple[AccountStatus, ...]] = get_args(AccountStatus)

MarketingHours = Literal["hold", "refuse", "free"]
MARKETING_HOURS: Final[tuple[MarketingHours, ...]] = get_args(MarketingHours)


@dataclass(eq=False)
class Account(Stores):
    """
    An account with a key of its own: the main one, or a sub-account.

    What belongs to one account (groups, contacts, the stop list …) is in its stores: `account.of(Groups)`.

    Attributes:
        status: Whether it may send: codes 20, 30 and 40 say that it may not.
        is_marketing: Whether all of its messages are marketing, as if each had `isStopSms`.
        marketing_hours: What becomes of marketing messages at night, on Sundays and holidays: held, refused (22, 23),
            or sent.
        senders: The only senders that are authorised (else 992); None authorises all.
        has_low_cost: Whether it may use the low-cost range (else 51).
        has_rcs: Whether RCS is enabled for it (else 40).
    """

    key: str
    username: str = "exemple@email.com"
    firstname: str = "John"
    lastname: str = "Doe"
    credit: Decimal = FIRST_CREDIT
    parent: Account | None = None
    status: AccountStatus = "active"
    is_marketing: bool = False
    marketing_hours: MarketingHours = "hold"
    senders: frozenset[str] | None = None
    has_low_cost: bool = True
    has_rcs: bool = True

    def __post_init__(self) -> None:
        super().__init__()


class NotEnoughCreditError(Exception):
    """An account has too little credit."""


def take_credit(account: Account, cost: Decimal) -> None:
    """
    Take an amount from an account's credit.

    Raises:
        NotEnoughCreditError: The credit does not reach; nothing is taken.
    """
    if cost > account.credit:
        raise NotEnoughCreditError
    account.credit -= cost
