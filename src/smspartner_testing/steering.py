"""The clock and the faults of a mock, for tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from smspartner_mock import MockServer
from smspartner_mock.faults import FAULTS, PlannedFault


class MockClock:
    """The mock's time. Moving it runs everything that becomes due, and waits until its callbacks are posted."""

    def __init__(self, server: MockServer) -> None:
        self._server = server

    def now(self) -> datetime:
        """The time in Paris."""
        with self._server.engine.lock:
            return self._server.engine.service.clock.now()

    def advance(self, by: float | timedelta) -> None:
        """Move forward by seconds."""
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        with self._server.engine.lock:
            self._server.engine.service.clock.advance(seconds)
        self._server.finish_callbacks()

    def move_to(self, when: datetime) -> None:
        """Move forward to a time; one without a zone is of Paris."""
        with self._server.engine.lock:
            self._server.engine.service.clock.move_to(when)
        self._server.finish_callbacks()


class MockFaults:
    """Plan faults of calls; `mock.faults.names` lists them."""

    names = tuple(FAULTS)

    def __init__(self, server: MockServer) -> None:
        self._server = server

    def plan(
        self,
        fault: str,
        *,
        operation: str | None = None,
        times: int | None = 1,
        probability: float = 1.0,
        seed: int | None = None,
    ) -> None:
        """
        Make the next calls go wrong.

        Args:
            fault: One of `names`, such as `reset-after`.
            operation: The only one that it strikes, such as `messages.send`.
            times: How many calls it strikes; None lets it stay.
            probability: How likely it strikes each of them.
            seed: Of that.

        Raises:
            ValueError: There is no such fault or operation.
        """
        engine = self._server.engine
        if fault not in FAULTS:
            raise ValueError(f"fault must be one of {', '.join(FAULTS)}, not {fault!r}")
        if operation is not None and operation not in engine.contract.operations:
            raise ValueError(f"operation must be the name of one, such as 'messages.send', not {operation!r}")
        chance = None if seed is None else Random(seed)
        with engine.lock:
            engine.faults.plan(PlannedFault(FAULTS[fault], operation, times, probability, fault, chance))

    def clear(self) -> None:
        """Remove all faults."""
        with self._server.engine.lock:
            self._server.engine.faults.clear()
