"""What a mock is told once, when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

CallbackFormat = Literal["json", "form"]
CALLBACK_FORMATS: Final[tuple[CallbackFormat, ...]] = get_args(CallbackFormat)

CallbackReach = Literal["loopback", "any"]
CALLBACK_REACHES: Final[tuple[CallbackReach, ...]] = get_args(CallbackReach)

DELIVER_AFTER: Final = 2.0
"""Seconds from a message's leaving to its delivery; nobody has published how long it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How the service behaves where the contract leaves it open.

    Attributes:
        deliver_after: Seconds from a message's leaving to its delivery; 0 delivers at once.
        callbacks: Where callbacks may go: to this machine only, or anywhere.
        callback_format: What callbacks are written in; the provider's pages show both.
        rate_limits: Whether the published rate limits hold.
    """

    deliver_after: float = DELIVER_AFTER
    callbacks: CallbackReach = "loopback"
    callback_format: CallbackFormat = "json"
    rate_limits: bool = False

    def __post_init__(self) -> None:
        if self.callbacks not in CALLBACK_REACHES:
            raise ValueError(f"callbacks is one of {', '.join(CALLBACK_REACHES)}, not {self.callbacks!r}")
        if self.callback_format not in CALLBACK_FORMATS:
            raise ValueError(f"callback_format is one of {', '.join(CALLBACK_FORMATS)}, not {self.callback_format!r}")
        if not 0 <= self.deliver_after < float("inf"):
            raise ValueError("deliver_after is a number of seconds, 0 or more")
