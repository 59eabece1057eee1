"""What the fixture gives a test."""

from __future__ import annotations

import time
from contextlib import ExitStack
from threading import Event as Flag
from typing import TYPE_CHECKING, Any, Self

import httpx

from smspartner_mock import MockServer
from smspartner_mock.state.callbacks import Posting
from smspartner_mock.state.messages import Messages

from .sent import Matching, SentMessage, choose, look
from .steering import MockClock, MockFaults

if TYPE_CHECKING:
    from smspartner import AsyncSMSPartner, SMSPartner


class SMSPartnerMock:
    """
    A mock service and its clients; as a context manager it closes what it has opened.

    Args:
        options: Of `MockServer`.
    """

    def __init__(self, **options: Any) -> None:
        self.server = MockServer(**options)
        self.clock = MockClock(self.server)
        self.faults = MockFaults(self.server)
        self._opened = ExitStack()
        self._opened.callback(self.server.close)

    @property
    def api_key(self) -> str:
        """The key that the mock takes."""
        return self.server.api_key

    @property
    def base_url(self) -> str:
        """Where the mock listens. It has no port until this is asked for."""
        if not self.server.is_listening:
            self.server.start()
        return self.server.base_url

    def client(self, **options: Any) -> SMSPartner:
        """A client of the mock, with any options of `SMSPartner`; its calls need no port."""
        from smspartner import SMSPartner

        http_client = self._opened.enter_context(httpx.Client(transport=self.server.transport()))
        return SMSPartner(**self._to_here(http_client) | options)

    def async_client(self, **options: Any) -> AsyncSMSPartner:
        """An async client of the mock, with any options of `AsyncSMSPartner`; its calls need no port."""
        from smspartner import AsyncSMSPartner

        # Nothing is open behind it, so nobody has to close it, and no loop is needed for that.
        http_client = httpx.AsyncClient(transport=self.server.async_transport())
        return AsyncSMSPartner(**self._to_here(http_client) | options)

    @property
    def messages(self) -> tuple[SentMessage, ...]:
        """Every number of every message that was sent and not cancelled, the oldest first."""
        engine = self.server.engine
        with engine.lock:
            engine.service.clock.settle()
            return look(engine.service.of(Messages))

    @property
    def callbacks(self) -> tuple[Posting, ...]:
        """What was posted to `urlDlr`, `urlResponse` and `notifyUrl`, or is to be, the oldest first."""
        engine = self.server.engine
        engine.settle()
        self.server.finish_callbacks()
        with engine.lock:
            return tuple(engine.service.outbox.log)

    def wait_for(self, *, to: str | None = None, matching: Matching = None, timeout: float = 5.0) -> SentMessage:
        """
        The first message to a number that matches, as soon as there is one.

        Args:
            to: The number, however it is spelled; without it, any.
            matching: A text that it holds, a pattern that is found in it, or a function that says yes.
            timeout: Seconds of real time.

        Raises:
            AssertionError: None came; it lists what did.
        """
        happened = Flag()
        until = time.monotonic() + timeout
        events = self.server.engine.events

        def listen(_event: object) -> None:
            happened.set()

        events.subscribe(listen)
        try:
            while True:
                happened.clear()
                found = choose(self.messages, to, matching)
                if found:
                    return found[0]
                left = until - time.monotonic()
                if left <= 0:
                    raise AssertionError(self._lacking(to, matching, f"none came in {timeout:g} s"))
                happened.wait(min(left, 0.25))
        finally:
            events.unsubscribe(listen)

    def assert_sent_once(self, *, to: str | None = None, matching: Matching = None) -> SentMessage:
        """
        The one message to a number that matches.

        Raises:
            AssertionError: There is none, or more than one; it lists what was sent.
        """
        found = choose(self.messages, to, matching)
        if len(found) != 1:
            raise AssertionError(self._lacking(to, matching, f"{len(found)} were sent"))
        return found[0]

    def _lacking(self, to: str | None, matching: Matching, why: str) -> str:
        sent = [f"  {each.message_id} to {each.to}: {each.text!r} ({each.status})" for each in self.messages[-20:]]
        wanted = f"one message to {to or 'anybody'}" + (f" matching {matching!r}" if matching is not None else "")
        return "\n".join([f"{wanted} was expected, {why}; all that was sent:", *(sent or ["  nothing"])])

    def reset(self) -> None:
        """Forget everything that was sent, charged and planned."""
        self.server.reset()

    def _to_here(self, http_client: httpx.Client | httpx.AsyncClient) -> dict[str, Any]:
        return {"api_key": self.api_key, "base_url": self.server.base_url, "http_client": http_client}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._opened.close()
