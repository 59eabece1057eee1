"""The settings of a mock, where the contract leaves its behaviour open or nobody knows the real one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

CallbackFormat = Literal["json", "form"]
CALLBACK_FORMATS: Final[tuple[CallbackFormat, ...]] = get_args(CallbackFormat)
CallbackReach = Literal["loopback", "any"]
DeliveryReports = Literal["recorded", "assumed"]
RefusalErrors = Literal["listed", "errors", "error"]
RefusalStatus = Literal["listed", "200", "400"]

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "callback_format": CALLBACK_FORMATS,
    "callbacks": get_args(CallbackReach),
    "delivery_reports": get_args(DeliveryReports),
    "refusal_errors": get_args(RefusalErrors),
    "refusal_status": get_args(RefusalStatus),
}

DELIVER_AFTER: Final = 2.0
"""Seconds from sending a message to its delivery; nobody has published how long it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    The settings of a mock where the contract leaves its behaviour open.

    Attributes:
        deliver_after: Seconds from sending a message to its delivery; 0 delivers at once.
        callbacks: Where callbacks may go: to this machine only, or anywhere.
        callback_format: The format of callbacks; the provider's pages show both.
        delivery_reports: The fields of delivery reports: `recorded` in 2026, or `assumed` before that.
        refusal_errors: The name of the list of errors in refusals: as the pages print it, or one name for all.
        refusal_status: The HTTP status of refusals: as the contract assumes it, or one for all.
        rate_limits: True if the published rate limits are enforced.
        strict: True if requests must follow the contract to the letter; otherwise the mock accepts other spellings
            that the real service is known or likely to accept.

    Raises:
        ValueError: One of them has an invalid value.
    """

    deliver_after: float = DELIVER_AFTER
    callbacks: CallbackReach = "loopback"
    callback_format: CallbackFormat = "json"
    delivery_reports: DeliveryReports = "recorded"
    refusal_errors: RefusalErrors = "listed"
    refusal_status: RefusalStatus = "listed"
    rate_limits: bool = False
    strict: bool = False

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                raise ValueError(f"{name} must be one of {', '.join(choices)}, not {value!r}")
        if not 0 <= self.deliver_after < float("inf"):
            raise ValueError("deliver_after must be a number of seconds, 0 or more")
