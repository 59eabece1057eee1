"""Settings of a mock: how it behaves where the contract leaves it open, and where nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

CallbackFormat = Literal["json", "form"]
CALLBACK_FORMATS: Final[tuple[CallbackFormat, ...]] = get_args(CallbackFormat)
CallbackReach = Literal["loopback", "any"]
CallbacksForm = Literal["new", "old"]
RefusalErrors = Literal["listed", "errors", "error"]
RefusalStatus = Literal["listed", "200", "400"]

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "callback_format": CALLBACK_FORMATS,
    "callbacks": get_args(CallbackReach),
    "callbacks_form": get_args(CallbacksForm),
    "refusal_errors": get_args(RefusalErrors),
    "refusal_status": get_args(RefusalStatus),
}

DELIVER_AFTER: Final = 2.0
"""Seconds from a message's leaving to its delivery; nobody has published how long it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    How the service behaves where the contract leaves it open.

    Attributes:
        deliver_after: Seconds from a message's leaving to its delivery; 0 delivers at once.
        callbacks: Where callbacks may go: to this machine only, or anywhere.
        callback_format: What callbacks are written in; the provider's pages show both.
        callbacks_form: Delivery reports as they were recorded in 2026 (`new`), or as this project assumed before.
        refusal_errors: How refusals call their list of errors: as the pages print it, or one name for all.
        refusal_status: The HTTP status of refusals: as the contract assumes it, or one for all.
        rate_limits: Whether the published rate limits hold.
        strict: Whether requests have to keep the contract to the letter; otherwise other spellings pass that the real
            service is known or likely to take.

    Raises:
        ValueError: One of them has an invalid value.
    """

    deliver_after: float = DELIVER_AFTER
    callbacks: CallbackReach = "loopback"
    callback_format: CallbackFormat = "json"
    callbacks_form: CallbacksForm = "new"
    refusal_errors: RefusalErrors = "listed"
    refusal_status: RefusalStatus = "listed"
    rate_limits: bool = False
    strict: bool = False

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                raise ValueError(f"{name} is one of {', '.join(choices)}, not {value!r}")
        if not 0 <= self.deliver_after < float("inf"):
            raise ValueError("deliver_after is a number of seconds, 0 or more")
