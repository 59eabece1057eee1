"""The one call loop, for the sync and the async client."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from .decode import decode
from .encode import encode, encode_arguments
from .errors import ArgumentError, OutcomeUnknownError, Sending, SMSPartnerError, TransportError
from .exchange import Fault, Request, Response, ResponseOrFault, Transport
from .operation import Operation
from .raw import RawResponse
from .report import CallReporter
from .retry import wait_after
from .settings import Settings
from .tag import new_tag
from .verdict import verdict_of
from .wire.scalars import SCHEDULE

R = TypeVar("R")
T = TypeVar("T")

_HARMLESS = "it may have taken effect; repeating it does no harm"


async def call(transport: Transport, operation: Operation[R], arguments: Mapping[str, Any], settings: Settings) -> R:
    """Validate and encode, send, decode: the way of every call."""
    return await _tagged(transport, operation, arguments, settings, decode)


async def call_raw(
    transport: Transport, operation: Operation[R], arguments: Mapping[str, Any], settings: Settings
) -> RawResponse[R]:
    """Do the same, but hand the response over undecoded."""
    return await _tagged(transport, operation, arguments, settings, RawResponse)


async def call_plain(transport: Transport, operation: Operation[R], values: Mapping[str, Any], settings: Settings) -> R:
    """Do the same with wire values, for an operation that the API's description does not have."""
    if not isinstance(values, Mapping):
        raise ArgumentError("parameters", f"must be a mapping, not a {type(values).__name__}")
    return await exchange(transport, operation, encode(operation, dict(values), settings), settings, decode)


async def _tagged(
    transport: Transport,
    operation: Operation[R],
    arguments: Mapping[str, Any],
    settings: Settings,
    read: Callable[[Operation[R], Response], T],
) -> T:
    """Make a call that can be looked up later: its tag, given or made up, is on the result or the error."""
    name = operation.tag
    if name is None:
        return await exchange(transport, operation, encode_arguments(operation, arguments, settings), settings, read)
    tag = arguments.get(name)
    if made_up := tag is None and settings.auto_tag:
        tag = new_tag()
        arguments = {**arguments, name: tag}
    request = encode_arguments(operation, arguments, settings)
    try:
        result = await exchange(transport, operation, request, settings, read, tag)
    except BaseException as error:  # also a cancellation, and what a signal handler raises: nobody else knows the tag
        sending = _sending(operation, request, arguments, made_up)
        if isinstance(error, SMSPartnerError):
            error.tag, error.sending = tag, sending
        elif tag is not None:
            error.add_note(f"{operation.name} may have taken effect: client.resolve(tag={tag!r}) finds out")
        raise
    if isinstance(result, RawResponse):
        result.tag = tag
        result._sending = _sending(operation, request, arguments, made_up)
    return result


def _sending(operation: Operation[Any], request: Request, arguments: Mapping[str, Any], made_up: bool) -> Sending:
    fields = (operation.body or {}).items()
    scheduled_at = next((arguments.get(name) for name, field in fields if field.kind is SCHEDULE), None)
    return Sending(operation.recipients_of(request.values), scheduled_at, made_up)


async def exchange(
    transport: Transport,
    operation: Operation[R],
    request: Request,
    settings: Settings,
    read: Callable[[Operation[R], Response], T],
    tag: str | None = None,
) -> T:
    """
    Return what `read` makes of the response to a request: sent, and sent again where that can do no harm.

    Raises:
        OutcomeUnknownError: A call with an effect was cut off after it may have reached the service.
        TransportError: No response came, and nothing was done.
        SMSPartnerError: Whatever `read` raises.
    """
    until = math.inf if settings.deadline is None else time.monotonic() + settings.deadline
    reporter = CallReporter(operation, settings, tag) if CallReporter.wanted(settings) else None
    attempt, cut_off = 1, False
    while True:
        if reporter is not None:
            reporter.begin(attempt)
        outcome = await transport.send(request, settings, until)
        wait = wait_after(outcome, operation.effect, attempt, settings, until)
        if wait is None:
            break
        if reporter is not None:
            reporter.end(attempt, outcome, wait)
        cut_off = cut_off or _may_have_taken_effect(outcome)
        attempt += 1
        await transport.sleep(wait)
    if cut_off and isinstance(outcome, Response):
        outcome = attrs.evolve(outcome, after_cut_off=True)
    if reporter is None:
        return _result(operation, outcome, read)
    try:
        result = _result(operation, outcome, read)
    except SMSPartnerError as error:
        reporter.end(attempt, outcome, None, error)
        raise
    reporter.end(attempt, outcome, None)
    return result


def _may_have_taken_effect(outcome: ResponseOrFault) -> bool:
    return outcome.maybe_sent if isinstance(outcome, Fault) else verdict_of(outcome.status).maybe_sent


def _result(operation: Operation[R], outcome: ResponseOrFault, read: Callable[[Operation[R], Response], T]) -> T:
    if isinstance(outcome, Response):
        return read(operation, outcome)
    text = f"({outcome.reason}: {outcome.text})" if outcome.text else f"({outcome.reason})"
    if operation.effect == "once" and outcome.maybe_sent:
        raise OutcomeUnknownError(
            f"{operation.name} was cut off {text}",
            operation=operation.name,
            reason=outcome.reason,
        )
    raise TransportError(
        f"{operation.name} got no response {text}",
        operation=operation.name,
        reason=outcome.reason,
        advice=_HARMLESS if operation.effect == "idempotent" and outcome.maybe_sent else TransportError.advice,
    )


def drive(coroutine: Coroutine[Any, Any, R]) -> R:
    """Run a coroutine that never waits for an event loop: the sync client's way through `call`."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    raise RuntimeError("a synchronous call must not suspend")


def drive_all(source: AsyncIterator[R]) -> Iterator[R]:
    """Do the same for what yields several values."""
    while True:
        try:
            yield drive(source.__anext__())  # type: ignore[arg-type]
        except StopAsyncIteration:
            return
