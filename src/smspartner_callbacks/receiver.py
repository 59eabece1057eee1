"""Receiving a posting, whatever server it came through."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from enum import IntEnum
from threading import Lock, Timer
from typing import Any, TypeVar

from smspartner import ConfigurationError, DecodingError, UnknownCallback, read_callback
from smspartner.models import DeliveryReport, LongNumberReply, NumberVerification, Reply, Stop
from smspartner_core.call import drive

from .addresses import Address, Addresses
from .joining import PartialReply, ReplyJoiner, key_of
from .running import AsyncRunner, Handler, Runner, SyncRunner
from .stores import Claim, MemoryStore, Store

logger = logging.getLogger("smspartner.callbacks")

E = TypeVar("E")

MAX_BODY_BYTES = 64 * 1024  # a callback has a few hundred
_REPLY_SECONDS = 2 * 60 * 60.0  # a reply has no time and may have no id: the second "Oui" after a "Non" is news
_EVENTS: dict[str, tuple[type[Any], ...]] = {
    "report": (DeliveryReport,),
    "reply": (Reply, Stop, LongNumberReply),
    "verification": (NumberVerification,),
    "account": (DeliveryReport, Reply, Stop, LongNumberReply, NumberVerification),
}
"""The events that an address of each kind takes: whoever sees the address of a report cannot post a STOP to it."""


class Result(IntEnum):
    """The HTTP status of the response to a posting."""

    __module__ = "smspartner.callbacks"

    HANDLED = 204
    BAD_REQUEST = 400
    """It cannot be read, or is not what its address is for."""
    NOT_FOUND = 404
    """Its address was not signed with your secret."""
    TOO_LARGE = 413
    FAILED = 500
    """A handler or the store failed: the service may post it again."""
    IN_PROGRESS = 503
    """The same posting is being handled: the service may post it again."""


class Receiver:
    """
    Hands what the service posts to your handlers, each event once.

    Args:
        secret: At least 16 bytes that only you know; several during a rotation: the first signs, all are accepted.
        base_url: The beginning of the addresses, as the service reaches it: `https://example.com/sms`.
        store: What remembers which events were handled; by default the memory of this process.
        join_timeout: How many seconds the parts of a long reply are waited for, in the memory of this process; None
            hands over each part by itself.

    Raises:
        ConfigurationError: A secret is too short, or the address does not begin with `https://`.
    """

    __module__ = "smspartner.callbacks"

    def __init__(
        self,
        secret: str | bytes | Sequence[str | bytes],
        base_url: str,
        *,
        store: Store | None = None,
        join_timeout: float | None = 600.0,
    ) -> None:
        self.addresses: Addresses = Addresses(secret, base_url)
        self._store = MemoryStore() if store is None else store
        self._joiner = None if join_timeout is None else ReplyJoiner(join_timeout)
        self._handlers: dict[type[Any], Handler] = {}
        self._timer: Timer | None = None
        self._lock = Lock()
        self._tasks: set[asyncio.Task[Result]] = set()  # an event loop holds its tasks only weakly

    def url_for(self, reference: str, *, kind: str = "report") -> str:
        """Return the signed address for one message: see `Addresses.url_for`."""
        return self.addresses.url_for(reference, kind=kind)

    def on(self, *events: type[E]) -> Callable[[Callable[[E, str], Any]], Callable[[E, str], Any]]:
        """
        Return a decorator that registers the handler of events: `@receiver.on(DeliveryReport)`.

        A handler, sync or async, is called with the event and the reference of its address, which is in lower case.
        The service gets its 2xx once the handler is done. If it raises, the service gets HTTP 500, and the event counts
        as not handled.

        Raises:
            ConfigurationError: One of them has a handler: if the second failed, the first would run twice.
        """

        def register(handler: Callable[[E, str], Any]) -> Callable[[E, str], Any]:
            for event in events:
                if event in self._handlers:
                    raise ConfigurationError(f"{event.__name__}: has a handler, and can have only one")
                self._handlers[event] = handler
            return handler

        return register

    def receive(self, path: str, body: bytes, content_type: str | None = None) -> Result:
        """
        Take a posting, and return the status of the response; async handlers run in an event loop of their own.

        Args:
            path: The path of the request, as it came.
            body: The whole body; of a larger one `MAX_BODY_BYTES` and one are enough.
            content_type: The request's header.
        """
        result: Result = drive(self._receive(path, body, content_type, SyncRunner()))
        return result

    async def receive_async(self, path: str, body: bytes, content_type: str | None = None) -> Result:
        """
        Take a posting: as `receive`, for `await`; sync handlers run in a thread.

        A handler runs to its end even if the caller is cancelled because the client has gone.
        """
        task = asyncio.create_task(self._receive(path, body, content_type, AsyncRunner()))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _receive(self, path: str, body: bytes, content_type: str | None, runner: Runner) -> Result:
        address = self.addresses.read(path)
        if address is None:
            logger.warning("refused a posting to an address that is not signed")
            return Result.NOT_FOUND
        if len(body) > MAX_BODY_BYTES:
            logger.warning("refused a posting of more than %d bytes", MAX_BODY_BYTES)
            return Result.TOO_LARGE
        try:
            event = read_callback(body, content_type)
            key = _key_of(event, address)
        except (DecodingError, RecursionError):  # the latter: JSON in hundreds of brackets
            logger.warning("refused a posting of %d bytes that cannot be read", len(body))
            return Result.BAD_REQUEST
        name = type(event).__name__
        if not isinstance(event, (*_EVENTS[address.kind], UnknownCallback)):
            logger.warning("refused a %s that was posted to an address of the kind %s", name, address.kind)
            return Result.BAD_REQUEST
        seconds = _REPLY_SECONDS if isinstance(event, (Reply, LongNumberReply)) else None
        try:
            async with _entered(self._store.claim(key, seconds)) as claim:
                if claim is Claim.OURS:
                    await self._hand_over(event, address.reference, runner)
        except Exception as error:
            _log_failure(name, error)
            return Result.FAILED
        return Result.IN_PROGRESS if claim is Claim.IN_PROGRESS else Result.HANDLED

    async def _hand_over(self, event: Any, reference: str, runner: Runner) -> None:
        key = key_of(event, reference) if isinstance(event, LongNumberReply) else None
        if self._joiner is None or key is None:
            await self._handle(event, reference, runner)
            return
        complete, given_up = self._joiner.add(key, event)
        self._set_timer(runner)
        for reply in given_up:
            await self._hand_over_joined(reply, runner)
        if complete is not None:
            try:
                await self._handle(complete.joined(), reference, runner)
            except BaseException:
                self._put_back(complete, runner, without=event.concat_part)
                raise

    async def _handle(self, event: Any, reference: str, runner: Runner) -> None:
        handler = self._handlers.get(type(event))
        if handler is None:
            logger.warning("received a %s, which has no handler", type(event).__name__)
        else:
            await runner.call(handler, event, reference)

    async def _hand_over_joined(self, reply: PartialReply, runner: Runner) -> None:
        """Hand over a reply for which no posting is waiting: nobody but us would try it again."""
        try:
            await self._handle(reply.joined(), reply.key.reference, runner)
        except Exception as error:
            _log_failure(LongNumberReply.__name__, error)
            self._put_back(reply, runner)

    def _put_back(self, reply: PartialReply, runner: Runner, without: int | None = None) -> None:
        assert self._joiner is not None
        if self._joiner.put_back(reply, without):
            self._set_timer(runner)
        else:
            logger.error("lost a reply of %d parts: its handler failed, and too many are waiting", len(reply.parts))

    def _set_timer(self, runner: Runner) -> None:
        """Have overdue replies handed over even if nothing is posted any more."""
        assert self._joiner is not None
        seconds = self._joiner.seconds_left()
        with self._lock:
            if self._timer is None and seconds is not None:
                self._timer = Timer(seconds, self._wake, (runner,))
                self._timer.daemon = True
                self._timer.start()

    def _wake(self, runner: Runner) -> None:
        with self._lock:
            self._timer = None
        runner.start(self._hand_over_overdue(runner))

    async def _hand_over_overdue(self, runner: Runner) -> None:
        assert self._joiner is not None
        for reply in self._joiner.take_overdue():
            await self._hand_over_joined(reply, runner)
        self._set_timer(runner)


@asynccontextmanager
async def _entered(
    claimed: AbstractContextManager[Claim] | AbstractAsyncContextManager[Claim],
) -> AsyncIterator[Claim]:
    if isinstance(claimed, AbstractAsyncContextManager):
        async with claimed as claim:
            yield claim
    else:
        with claimed as claim:
            yield claim


def _key_of(event: Any, address: Address) -> str:
    """Return what an event is known by: its content and its address, since it has no number of its own."""
    content = json.dumps([*address, type(event).__name__, event.to_dict()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _log_failure(name: str, error: Exception) -> None:
    """Log where a handler failed, without the error's message: that may repeat what was posted."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("handling a %s failed: %s\n%s", name, type(error).__name__, frames)
