"""The one call loop, for the sync and the async client."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from .errors import DecodingError, OutcomeUnknownError, TransportError
from .operation import Operation
from .raw import RawReply
from .reply import Reply, decode
from .request import Request, encode, prepare
from .retry import wait_after
from .settings import Settings
from .transport import IO, Fault, Unusable

R = TypeVar("R")


async def call(io: IO, operation: Operation[R], arguments: Mapping[str, Any], settings: Settings) -> R:
    """Validate and encode, send, decode: the way of every call."""
    return decode(operation, await exchange(io, operation, prepare(operation, arguments, settings), settings))


async def call_raw(io: IO, operation: Operation[R], arguments: Mapping[str, Any], settings: Settings) -> RawReply[R]:
    """The same, but the reply is handed over undecoded."""
    reply = await exchange(io, operation, prepare(operation, arguments, settings), settings)
    return RawReply(operation, reply)


async def call_plain(io: IO, operation: Operation[R], values: dict[str, Any], settings: Settings) -> R:
    """The same with wire values, for a command that the API's description does not have."""
    return decode(operation, await exchange(io, operation, encode(operation, values, settings), settings))


async def exchange(io: IO, operation: Operation[Any], request: Request, settings: Settings) -> Reply:
    """
    The reply to a request.

    Raises:
        OutcomeUnknownError: A call with an effect was cut off after it may have reached the service.
        TransportError: No reply came, and nothing was done.
        DecodingError: The reply is larger than allowed, or not packed as it says.
    """
    until = math.inf if settings.deadline is None else time.monotonic() + settings.deadline
    attempt, cut_off = 1, False
    while True:
        answer = await io.send(request, settings, until)
        wait = wait_after(answer, operation.effect, attempt, settings, until)
        if wait is None:
            break
        cut_off = cut_off or (isinstance(answer, Fault) and answer.left)
        attempt += 1
        await io.sleep(wait)
    if isinstance(answer, Reply):
        return attrs.evolve(answer, after_cut_off=True) if cut_off else answer
    raise _failed(operation, answer)


def _failed(operation: Operation[Any], answer: Fault | Unusable) -> TransportError | DecodingError:
    once = operation.effect == "once"
    if isinstance(answer, Unusable):
        return DecodingError(
            f"{operation.name} was answered by HTTP {answer.status}, which cannot be read: {answer.reason}",
            operation=operation.name,
            http_status=answer.status,
            maybe_sent=once,
        )
    if once and answer.left:
        return OutcomeUnknownError(
            f"{operation.name} was cut off ({answer.reason}: {answer.text}) and may have taken effect: "
            "do not repeat it before you know",
            operation=operation.name,
            reason=answer.reason,
        )
    return TransportError(
        f"{operation.name} got no reply ({answer.reason}: {answer.text})",
        operation=operation.name,
        reason=answer.reason,
    )


def drive(coroutine: Coroutine[Any, Any, R]) -> R:
    """Run a coroutine that never waits for an event loop: the sync client's way through `call`."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    raise RuntimeError("a synchronous call must not suspend")


def drive_all(source: AsyncIterator[R]) -> Iterator[R]:
    """The same for what yields several values."""
    while True:
        try:
            yield drive(source.__anext__())  # type: ignore[arg-type]
        except StopAsyncIteration:
            return
