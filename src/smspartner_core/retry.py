"""
Decide whether a call is retried, and when: by what a second attempt would do, never by its HTTP method.

A second `send` is a second message and a second bill. So a call that is `once` is retried only when its first attempt
provably never left, or was turned away with HTTP 429. What reads (`none`) or changes nothing more the second time
(`idempotent`) is retried after anything that may pass.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .decode import retry_after
from .exchange import Response, ResponseOrFault
from .operation import Effect
from .settings import Settings

_FIRST_WAIT_S = 0.5  # doubled with each further attempt
_LONGEST_WAIT_S = 8.0
_MAX_DOUBLINGS = 16  # far beyond the longest wait, and within what a float holds
_SHORTEST_ATTEMPT_S = 0.05  # with less ahead an attempt can only be cut off, as the one before it was
_LONGEST_RETRY_AFTER_S = 60.0  # a Retry-After beyond this is for a person to wait
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 530)})
_waiting = True


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let retries happen at once, for tests."""
    global _waiting
    _waiting = False
    try:
        yield
    finally:
        _waiting = True


def may_pass(outcome: ResponseOrFault, effect: Effect) -> bool:
    """Return whether what went wrong may go right the next time, and a second attempt does no harm."""
    if isinstance(outcome, Response):
        return outcome.status == 429 if effect == "once" else outcome.status in _PASSING_STATUSES
    return effect in ("none", "idempotent") or not outcome.maybe_sent


def wait_after(
    outcome: ResponseOrFault, effect: Effect, attempt: int, settings: Settings, until: float
) -> float | None:
    """
    Return the seconds to wait before the next attempt; None if there is none.

    Full jitter: anything up to a bound that doubles with each attempt, so that clients do not come back all at once.
    """
    if attempt > settings.max_retries or not may_pass(outcome, effect):
        return None
    asked = retry_after(outcome.headers) if isinstance(outcome, Response) else None
    if asked is None:
        wait = random.uniform(0, min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2 ** min(attempt - 1, _MAX_DOUBLINGS)))
    elif asked > _LONGEST_RETRY_AFTER_S:
        return None
    else:
        wait = asked
    if time.monotonic() + wait + _SHORTEST_ATTEMPT_S >= until:
        return None
    return wait if _waiting else 0.0
