"""The whole state of a mock, which a reset throws away."""

from __future__ import annotations

from datetime import datetime
from random import Random

from ..settings import Settings
from .accounts import Account, Stores
from .callbacks import Outbox
from .clock import Clock
from .events import Events


class Service(Stores):
    """
    Accounts by key, the clock, the outbox, and every store that belongs to no single account.

    Args:
        api_key: The key of the main account.
        now: Where the clock stands still; without it, it runs.
        seed: Of everything that is drawn at random: the same seed and calls give the same responses.
        settings: How it behaves where the contract leaves it open.
        events: Where it publishes what happens; they outlive a reset.
    """

    def __init__(
        self,
        api_key: str,
        *,
        now: datetime | None = None,
        seed: int = 0,
        settings: Settings | None = None,
        events: Events | None = None,
    ) -> None:
        super().__init__()
        self.main = Account(api_key)
        self.accounts: dict[str, Account] = {api_key: self.main}
        self.clock = Clock(now)
        self.settings = settings or Settings()
        self.events = events or Events()
        self.outbox = Outbox(self.clock, self.events)
        self.random = Random(seed)
        self.callback_format = self.settings.callback_format
