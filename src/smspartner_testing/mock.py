"""The object that the fixture returns, and that other test runners use as a context manager."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Event as Flag
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, Self

import httpx

from smspartner_mock import MockServer
from smspartner_mock.state.callbacks import Posting
from smspartner_mock.state.messages import Messages

from .sent import Matching, SentMessage, choose, look
from .steering import MockClock, MockFaults

if TYPE_CHECKING:
    from smspartner import AsyncSMSPartner, SMSPartner

_MAX_WAIT_S: Final = 0.25
"""Between two looks: a clock that runs brings messages without an event."""


class SMSPartnerMock:
    """
    A mock service and its clients; as a context manager it closes what it has opened.

    Args:
        options: Of `MockServer`.

    >>> with SMSPartnerMock() as mock:
    ...     sent = mock.client().messages.send(phone_numbers="0600000000", message="Your code is 4711")
    ...     mock.assert_sent_once(to="+33600000000").text
    'Your code is 4711'
    """

    def __init__(self, **options: Any) -> None:
        self.server = MockServer(**options)
        self.clock = MockClock(self.server)
        self.faults = MockFaults(self.server)
        self._opened = ExitStack()
        self._opened.callback(self.server.close)

    @property
    def api_key(self) -> str:
        """The key that the mock accepts."""
        return self.server.api_key

    @property
    def base_url(self) -> str:
        """The address of the mock. Reading it opens a port."""
        if not self.server.is_listening:
            self.server.start()
        return self.server.base_url

    def client(self, **options: Any) -> SMSPartner:
        """Return a client of the mock, with any options of `SMSPartner`; its calls need no port."""
        from smspartner import SMSPartner

        http_client = self._opened.enter_context(httpx.Client(transport=self.server.transport()))
        return SMSPartner(**self._to_here(http_client) | options)

    def async_client(self, **options: Any) -> AsyncSMSPartner:
        """Return an async client of the mock, with any options of `AsyncSMSPartner`; its calls need no port."""
        from smspartner import AsyncSMSPartner

        # Nothing is open behind it, so nobody has to close it, and no loop is needed for that.
        http_client = httpx.AsyncClient(transport=self.server.async_transport())
        return AsyncSMSPartner(**self._to_here(http_client) | options)

    @property
    def messages(self) -> tuple[SentMessage, ...]:
        """The sent messages, one entry for each number, the oldest first; cancelled ones are left out."""
        engine = self.server.engine
        with engine.lock:
            engine.service.clock.settle()
            return look(engine.service.of(Messages))

    @property
    def callbacks(self) -> tuple[Posting, ...]:
        """The callbacks posted to `urlDlr`, `urlResponse` and `notifyUrl`, or waiting, the oldest first."""
        engine = self.server.engine
        engine.settle()
        self.server.finish_callbacks()
        with engine.lock:
            return tuple(engine.service.outbox.log)

    def post_callbacks_to(self, target: Any) -> None:
        """
        Post callbacks to a program in this process from now on, whatever address they name.

        They are posted in the test's own thread, inside its transaction, by `clock.advance`, `clock.move_to`,
        `wait_for` and `callbacks`; an exception of the program comes out there.

        Args:
            target: An ASGI or WSGI application, or a client of httpx, such as the test client of Starlette.
        """
        self.server.post_callbacks_to(target)

    def wait_for(self, *, to: str | None = None, matching: Matching = None, timeout: float = 5.0) -> SentMessage:
        """
        Return the first message to a number that matches, as soon as there is one.

        Args:
            to: The number, however it is spelled; without it, any.
            matching: A text that it holds, a pattern that is found in it, or a function that says yes.
            timeout: Seconds of real time.

        Raises:
            AssertionError: None came; it lists what did.
        """
        happened, is_late = Flag(), Flag()
        events = self.server.engine.events

        def listen(_event: object) -> None:
            happened.set()

        # Not by reading a clock: those who freeze time in their tests freeze that of this module too.
        timer = Timer(timeout, is_late.set)
        timer.daemon = True
        events.subscribe(listen)
        timer.start()
        try:
            while True:
                happened.clear()
                self.server.engine.settle()
                self.server.sender.post_local()
                found = choose(self.messages, to, matching)
                if found:
                    return found[0]
                if is_late.is_set():
                    raise AssertionError(self._lacking(to, matching, f"none came in {timeout:g} s"))
                happened.wait(min(timeout, _MAX_WAIT_S))
        finally:
            timer.cancel()
            events.unsubscribe(listen)

    def assert_sent_once(self, *, to: str | None = None, matching: Matching = None) -> SentMessage:
        """
        Return the one message to a number that matches.

        Raises:
            AssertionError: There is none, or more than one; it lists what was sent.
        """
        found = choose(self.messages, to, matching)
        if len(found) != 1:
            raise AssertionError(self._lacking(to, matching, f"{len(found)} were sent"))
        return found[0]

    def _lacking(self, to: str | None, matching: Matching, why: str) -> str:
        sent = [f"  {one.message_id} to {one.to}: {one.text!r} ({one.status})" for one in self.messages[-20:]]
        wanted = f"one message to {to or 'anybody'}" + (f" matching {matching!r}" if matching is not None else "")
        return "\n".join([f"{wanted} was expected, {why}; all that was sent:", *(sent or ["  nothing"])])

    def close(self) -> None:
        """Close the port, and the clients that were made."""
        self._opened.close()

    def reset(self) -> None:
        """Forget everything that was sent, charged and planned."""
        self.server.reset()

    def _to_here(self, http_client: httpx.Client | httpx.AsyncClient) -> dict[str, Any]:
        return {"api_key": self.api_key, "base_url": self.server.base_url, "http_client": http_client}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
