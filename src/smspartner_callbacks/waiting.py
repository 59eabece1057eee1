"""Waiting for the final status of a message, by its report or by asking."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

from smspartner import (
    ArgumentError,
    DecodingError,
    NotFoundError,
    RateLimitError,
    ServiceError,
    TransportError,
    phone,
)
from smspartner.models import DeliveryReport, DeliveryStatus, StatusResponse

if TYPE_CHECKING:
    from smspartner import AsyncSMSPartner, SMSPartner

_MIN_DEADLINE_S = 0.1
_PASSING = (DecodingError, NotFoundError, RateLimitError, ServiceError, TransportError)
"""Errors after which asking again makes sense; a message may be unknown for a moment after it was sent."""


class StatusWaiter:
    """
    Waits for the final status of messages: by their reports or by asking, whichever comes first.

    Give it the reports in your handler of `DeliveryReport`: `waiter.report(event)`. One that comes before somebody
    waits, or to another process, is not missed: the service is asked at once, and again in growing intervals.

    Args:
        interval: After how many seconds the service is asked a second time; each further interval is twice as long.
        max_interval: How long an interval becomes at most.
    """

    __module__ = "smspartner.callbacks"

    def __init__(self, *, interval: float = 5.0, max_interval: float = 60.0) -> None:
        self._interval = interval
        self._max_interval = max_interval
        self._waiting: dict[tuple[int, str], list[Future[DeliveryStatus]]] = {}
        self._lock = Lock()

    def report(self, event: DeliveryReport) -> None:
        """Tell whoever waits for this message; reports that are not final are ignored."""
        if event.status.is_final:
            with self._lock:
                futures = self._waiting.pop((event.message_id, _same(event.phone_number)), [])
            for future in futures:
                future.set_result(event.status)

    def wait(self, client: SMSPartner, *, message_id: int, phone_number: str, timeout: float = 600.0) -> DeliveryStatus:
        """
        Return the final status of a message to one number.

        Args:
            client: The client to ask with.
            message_id: The number that sending returned.
            phone_number: The number that the message went to, in any spelling that `phone` reads.
            timeout: How many seconds to wait at most. A report usually takes seconds, at most 48 hours.

        Raises:
            TimeoutError: There was no final status in that time.
            SMSPartnerError: The service refuses to be asked.
        """
        end = time.monotonic() + timeout
        number = _same(phone_number)
        with self._future(message_id, number) as future:
            for interval in self._intervals():
                asking = client.with_options(deadline=max(end - time.monotonic(), _MIN_DEADLINE_S))
                status = None
                with suppress(*_PASSING):
                    status = _final(asking.statuses.get(message_id=message_id, phone_number=number))
                if status is not None:
                    return status
                remaining = end - time.monotonic()
                with suppress(TimeoutError):
                    return future.result(max(min(interval, remaining), 0.0))
                if remaining <= interval:
                    break
        raise _timeout(message_id, timeout)

    async def wait_async(
        self, client: AsyncSMSPartner, *, message_id: int, phone_number: str, timeout: float = 600.0
    ) -> DeliveryStatus:
        """Return the final status of a message to one number: as `wait`, for `await`."""
        number = _same(phone_number)
        with self._future(message_id, number) as future:
            reported = asyncio.wrap_future(future)
            asked = asyncio.create_task(self._ask(client, message_id, number))
            try:
                done, _ = await asyncio.wait((reported, asked), timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
                for first in (reported, asked):
                    if first in done:
                        return first.result()
            finally:
                asked.cancel()
                await asyncio.gather(asked, return_exceptions=True)
        raise _timeout(message_id, timeout)

    async def _ask(self, client: AsyncSMSPartner, message_id: int, number: str) -> DeliveryStatus:
        intervals = self._intervals()
        while True:
            with suppress(*_PASSING):
                status = _final(await client.statuses.get(message_id=message_id, phone_number=number))
                if status is not None:
                    return status
            await asyncio.sleep(next(intervals))

    def _intervals(self) -> Iterator[float]:
        interval = self._interval
        while True:
            yield interval
            interval = min(2 * interval, self._max_interval)

    @contextmanager
    def _future(self, message_id: int, number: str) -> Iterator[Future[DeliveryStatus]]:
        key, future = (message_id, number), Future[DeliveryStatus]()
        with self._lock:
            self._waiting.setdefault(key, []).append(future)
        try:
            yield future
        finally:
            with self._lock:
                futures = self._waiting.get(key, [])
                if future in futures:
                    futures.remove(future)
                if not futures:
                    self._waiting.pop(key, None)


def _same(phone_number: str) -> str:
    """Return a number in the one spelling, or as it is if it cannot be read."""
    try:
        return phone(phone_number)
    except ArgumentError:
        return phone_number


def _final(response: StatusResponse) -> DeliveryStatus | None:
    return DeliveryStatus(response.statut.value) if response.statut.is_final else None


def _timeout(message_id: int, timeout: float) -> TimeoutError:
    return TimeoutError(f"message {message_id} had no final status within {timeout:g} seconds")
