"""The published rate limits, counted on the mock's clock."""

from __future__ import annotations

import math
from collections import deque

from .contract import Operation
from .refusals import Refusal


class TooManyError(Refusal):
    """
    One call too many. Its body is assumed: nobody has published one.

    Attributes:
        retry_after: Whole seconds until the next call is taken.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, "Too many requests", status=429)
        self.retry_after = retry_after


class Limits:
    """The calls of the last seconds, by operation and key; a call that is refused here does not count."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[float]] = {}

    def count(self, operation: Operation, key: str, now: float) -> None:
        """
        Count a call.

        Raises:
            TooManyError: It is over the limit.
        """
        limit = operation.rate_limit
        if limit is None:
            return
        calls = self._calls.setdefault((operation.name, key), deque())
        while calls and calls[0] <= now - limit["seconds"]:
            calls.popleft()
        if len(calls) >= limit["requests"]:
            raise TooManyError(max(1, math.ceil(calls[0] + limit["seconds"] - now)))
        calls.append(now)
