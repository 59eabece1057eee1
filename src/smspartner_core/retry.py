"""
Whether a call is repeated, and when: by what repeating it would do, never by its HTTP method.

A second `send` is a second message and a second bill. So a call that is `once` is repeated only when its first try
provably never left, or was turned away with HTTP 429. What reads (`none`) or changes nothing more the second time
(`idempotent`) is repeated after anything that may pass.
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

_FIRST_WAIT = 0.5  # seconds; doubled with each further try
_LONGEST_WAIT = 8.0
_DOUBLED = 16  # times: far beyond the longest wait, and within what a float holds
_SHORTEST_TRY = 0.05  # seconds; with less ahead a try can only be cut off, as the one before it was
_LONGEST_ASKED = 60.0  # a Retry-After beyond this is for a person to wait
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 530)})
_waiting = True


@contextmanager
def without_waiting() -> Iterator[None]:
    """For tests: retries happen at once."""
    global _waiting
    _waiting = False
    try:
        yield
    finally:
        _waiting = True


def may_pass(answer: ResponseOrFault, effect: Effect) -> bool:
    """Whether what went wrong may go right the next time, and repeating the call does no harm."""
    if isinstance(answer, Response):
        return answer.status == 429 if effect == "once" else answer.status in _PASSING
    return effect in ("none", "idempotent") or not answer.maybe_sent


def wait_after(answer: ResponseOrFault, effect: Effect, attempt: int, settings: Settings, until: float) -> float | None:
    """
    The seconds to wait before the next try; None if there is none.

    Full jitter: anything up to a bound that doubles with each try, so that clients do not come back all at once.
    """
    if attempt > settings.max_retries or not may_pass(answer, effect):
        return None
    asked = retry_after(answer.headers) if isinstance(answer, Response) else None
    if asked is None:
        wait = random.uniform(0, min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(attempt - 1, _DOUBLED)))
    elif asked > _LONGEST_ASKED:
        return None
    else:
        wait = asked
    if time.monotonic() + wait + _SHORTEST_TRY >= until:
        return None
    return wait if _waiting else 0.0
