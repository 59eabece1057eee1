"""Test tools for programs that send SMS: a mock service and clients of it, ready-made."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .mock import SMSPartnerMock

__all__ = ["SMSPartnerMock"]


def __getattr__(name: str) -> Any:
    """Load the mock when it is first asked for: the pytest plugin is loaded in every run."""
    if name != "SMSPartnerMock":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .mock import SMSPartnerMock

    return SMSPartnerMock
