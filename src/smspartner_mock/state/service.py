"""The whole state of a mock: what a reset throws away."""

from __future__ import annotations

from datetime import datetime
from random import Random

from ..callbacks import Outbox
from ..clock import Clock
from .accounts import Account
from .stores import Stores


class Service(Stores):
    """
    Accounts by key, the clock, what is to be posted, and every store that belongs to no account alone.

    Args:
        api_key: The key of the main account.
        now: Where the clock stands still; without it, it runs.
        seed: Of everything that is drawn at random: the same seed and calls give the same replies.
    """

    def __init__(self, api_key: str, *, now: datetime | None = None, seed: int = 0) -> None:
        super().__init__()
        self.main = Account(api_key)
        self.accounts: dict[str, Account] = {api_key: self.main}
        self.clock = Clock(now)
        self.outbox = Outbox()
        self.random = Random(seed)
