"""
Judge a call by its HTTP status where the body does not help: the error class, and whether it may have been sent.

The service's own form of a refusal (`success: false` and a code) comes first, whatever the status is: nothing was sent.
Anything else may come from a proxy or a framework, to which a number in the body means something of its own. The table
below stands in docs/safety.md too, and a test keeps both equal.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from . import errors


class Verdict(NamedTuple):
    """The verdict on a call with such a status, without a readable refusal."""

    statuses: Collection[int]
    error: type[errors.DecodingError] | type[errors.APIError]
    maybe_sent: bool
    """True if an operation whose effect is `once` may have taken effect."""


TABLE = (
    Verdict(range(200, 300), errors.DecodingError, maybe_sent=True),
    Verdict((307, 308), errors.DecodingError, maybe_sent=False),  # "send it elsewhere, as it is": nothing was begun
    Verdict(range(300, 400), errors.DecodingError, maybe_sent=True),  # often what a form says once it has done its work
    Verdict((401,), errors.AuthenticationError, maybe_sent=False),
    Verdict((403,), errors.NotAllowedError, maybe_sent=False),
    Verdict((404,), errors.NotFoundError, maybe_sent=False),
    Verdict((400, 405, 413, 414, 415, 422, 431), errors.InvalidRequestError, maybe_sent=False),
    Verdict((408, 409, 425, 499), errors.APIError, maybe_sent=True),  # too late, again, too early, gone: of which one?
    Verdict((429,), errors.RateLimitError, maybe_sent=False),
    Verdict(range(400, 500), errors.APIError, maybe_sent=False),
    Verdict(range(500, 600), errors.ServiceError, maybe_sent=True),
)
"""The first row that has a status counts."""

_UNHEARD_OF = Verdict((), errors.DecodingError, maybe_sent=True)


def verdict_of(status: int) -> Verdict:
    """Return the row of a status; one that HTTP does not have proves nothing."""
    return next((row for row in TABLE if status in row.statuses), _UNHEARD_OF)
