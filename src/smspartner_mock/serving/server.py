"""A mock inside a program, on a free port in a thread of its own, or without a port at all."""

from __future__ import annotations

from datetime import datetime
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final, Self

from ..control import is_loopback
from ..engine import Engine
from ..settings import (
    DELIVER_AFTER,
    CallbackFormat,
    CallbackReach,
    DeliveryReports,
    RefusalErrors,
    RefusalStatus,
    Settings,
)
from ..wire.xml_writing import Dialect

if TYPE_CHECKING:
    from .callback_sender import CallbackSender
    from .http_server import Server
    from .transports import AsyncMockTransport, MockTransport

IN_PROCESS: Final = "https://mock.smspartner.invalid"
"""The address of a mock without a port: only its transports know it, and no name server resolves it."""

_START_TIMEOUT_S: Final = 10.0


class MockServer:
    """
    A mock service with a state of its own.

    As a context manager it listens on a port of its own; `transport` and `async_transport` need neither a port nor
    a thread, and share its state.

    Args:
        xml: The dialect of XML responses: `positional` (as the provider prints), `named` or `keyed`.
        api_key: The key that clients must send.
        host: The address to listen on.
        port: The port to listen on; 0 takes a free one.
        now: The time at which the clock stands still; without it, the clock runs.
        seed: The seed of everything random.
        validate_responses: Check each response against the contract.
        deliver_after: Seconds on its clock from sending a message to its delivery; 0 delivers at once.
        callbacks: Where it may post callbacks: `loopback`, or `any` address.
        callback_format: The format of callbacks: `json` or `form`.
        delivery_reports: The fields of delivery reports: `recorded` in 2026, or `assumed` before that.
        refusal_errors: The name of the list of errors: `listed` (as the pages print it), `errors` or `error`.
        refusal_status: The HTTP status of refusals: `listed` (as the contract assumes it), `200` or `400`.
        rate_limits: Enforce the published rate limits, on its clock.
        strict: Refuse the spellings that the contract does not have: `null`, `"1"` for a number, `true` for a flag …
        control_token: The token that callers of `/_mock` must send; needed where `host` is not loopback.

    Raises:
        ValueError: An option has an invalid value, or `/_mock` would be open to other machines without a token.

    >>> with MockServer() as server:  # doctest: +SKIP
    ...     client = SMSPartner(api_key=server.api_key, base_url=server.base_url)
    """

    def __init__(
        self,
        *,
        xml: Dialect = "positional",
        api_key: str = "test-key",
        host: str = "127.0.0.1",
        port: int = 0,
        now: datetime | None = None,
        seed: int = 0,
        validate_responses: bool = False,
        deliver_after: float = DELIVER_AFTER,
        callbacks: CallbackReach = "loopback",
        callback_format: CallbackFormat = "json",
        delivery_reports: DeliveryReports = "recorded",
        refusal_errors: RefusalErrors = "listed",
        refusal_status: RefusalStatus = "listed",
        rate_limits: bool = False,
        strict: bool = False,
        control_token: str | None = None,
    ) -> None:
        if not is_loopback(host) and not control_token:
            raise ValueError(f"other machines reach {host}: control_token is needed to keep them out of /_mock")
        settings = Settings(
            deliver_after=deliver_after,
            callbacks=callbacks,
            callback_format=callback_format,
            delivery_reports=delivery_reports,
            refusal_errors=refusal_errors,
            refusal_status=refusal_status,
            rate_limits=rate_limits,
            strict=strict,
        )
        self.engine = Engine(
            api_key=api_key, xml=xml, now=now, seed=seed, validate_responses=validate_responses, settings=settings
        )
        self.engine.on_post = self._wake
        self._sender: CallbackSender | None = None
        self._control_token = control_token
        self.api_key = api_key
        self._host = host
        self._port = port
        self._address: str | None = None
        self._server: Server | None = None
        self._thread: Thread | None = None

    @property
    def base_url(self) -> str:
        """The address of the API: with its port while it listens, else one that only its transports know."""
        address = IN_PROCESS if self._address is None else self._address
        return address + self.engine.contract.base_path

    @property
    def is_listening(self) -> bool:
        """True while it has a port."""
        return self._address is not None

    def start(self) -> None:
        """
        Listen, and return once connections are accepted.

        Raises:
            OSError: The port is in use.
        """
        if self._address is not None:
            return
        from .http_server import Server, address_of, listen

        listener = listen(self._host, self._port)
        ready = Event()
        server = Server(self.engine, self._host, ready.set, sender=self.sender, control_token=self._control_token)
        thread = Thread(target=server.run, args=([listener],), name="smspartner-mock", daemon=True)
        thread.start()
        if not ready.wait(_START_TIMEOUT_S):
            server.should_exit = True
            raise RuntimeError("the mock did not start")
        self._address, self._server, self._thread = address_of(listener), server, thread

    def stop(self) -> None:
        """Close the port; the state stays."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(_START_TIMEOUT_S)
        self._address = self._server = self._thread = None

    def close(self) -> None:
        """Close the port, and stop posting callbacks."""
        self.stop()
        if self._sender is not None:
            self._sender.stop()

    @property
    def sender(self) -> CallbackSender:
        """The sender of its callbacks: a thread that begins with the port, or with the first callback."""
        if self._sender is None:
            from .callback_sender import CallbackSender

            self._sender = CallbackSender(self.engine)
        return self._sender

    def finish_callbacks(self) -> None:
        """Wait until each callback that is due was attempted."""
        if self._sender is not None or any(posting.state == "waiting" for posting in self.engine.service.outbox.log):
            self.sender.finish()

    def post_callbacks_to(self, target: Any) -> None:
        """
        Post callbacks to a program in this process from now on, whatever address they name.

        They are posted in the thread that waits for them: in `finish_callbacks`.

        Args:
            target: An ASGI or WSGI application, or a client of httpx.
        """
        from .posts import LocalPosts

        self.sender.local = LocalPosts(target)

    def _wake(self) -> None:
        self.sender.notify()

    def reset(self) -> None:
        """Forget everything."""
        self.engine.reset()

    def transport(self) -> MockTransport:
        """The transport for `httpx.Client(transport=…)`: calls reach the engine without a port."""
        from .transports import MockTransport

        return MockTransport(self.engine)

    def async_transport(self) -> AsyncMockTransport:
        """The transport for `httpx.AsyncClient(transport=…)`."""
        from .transports import AsyncMockTransport

        return AsyncMockTransport(self.engine)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
