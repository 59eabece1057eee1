"""Tries a fault: calls of every effect, and a list of what was not as it has to be."""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import time
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx

from smspartner import AsyncSMSPartner, SMSPartner, SMSPartnerError
from smspartner_core.retry import without_waiting

from .server import CERTIFICATES, FaultServer, unused_port
from .table import EFFECTS, TRIES, Effect, Expected, Fault

Style = Literal["sync", "async", "aiohttp"]
Format = Literal["json", "xml"]
STYLES: tuple[Style, ...] = ("sync", "async", "aiohttp")
FORMATS: tuple[Format, ...] = ("json", "xml")
MARK = "CANARY7f3a9"
KEY = f'{MARK}/&+<"=x y'
"""It holds what addresses, XML and JSON write otherwise: none of those spellings may show either."""


class Listener(logging.Handler):
    """Hears everything that is logged by anybody, and keeps what shows the key."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard = 0
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        self.heard += 1
        if MARK in text or MARK in repr(record.__dict__):
            self.leaks.append(f"{record.name}: {text}")


@contextmanager
def listening() -> Iterator[Listener]:
    """Every logger at its most talkative."""
    listener, root = Listener(), logging.getLogger()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        yield listener
    finally:
        root.removeHandler(listener)
        root.setLevel(level)


@dataclass
class Result:
    """What came of one fault in one style and format."""

    problems: list[str]
    seconds: float
    calls: int


def check(fault: Fault, style: Style, format: Format) -> Result:
    """Call once by each effect."""
    problems, slowest = [], 0.0
    os.environ["SSL_CERT_FILE"] = str(CERTIFICATES / "authorities.pem")  # which httpx trusts besides its own
    with listening() as listener, without_waiting():
        for effect in EFFECTS:
            with FaultServer(fault.script, format) as server:
                outcome = (
                    _call_sync(fault, server, format, effect)
                    if style == "sync"
                    else asyncio.run(_call_async(fault, server, format, effect, style))
                )
                slowest = max(slowest, outcome.seconds)
                expected = (style == "aiohttp" and fault.aiohttp) or fault.expected
                problems += [f"{effect}: {problem}" for problem in _judge(fault, expected, effect, server, outcome)]
    problems += [f"logged: {leak}" for leak in listener.leaks]
    if not listener.heard:
        problems.append("nothing was logged: the search for leaks is void")
    return Result(problems, slowest, len(EFFECTS))


@dataclass
class Outcome:
    """How a call ended; the traceback is spelt out while its frames are there."""

    seconds: float
    error: BaseException | None = None
    shown: str = ""


def _judge(fault: Fault, expected: Expected, effect: Effect, server: FaultServer, outcome: Outcome) -> list[str]:
    problems = []
    kind, error = expected.error_for(effect), outcome.error
    if kind is not (None if error is None else type(error)):
        problems.append(f"{kind and kind.__name__} was expected, not {error!r}")
    if isinstance(error, SMSPartnerError):
        maybe_sent = expected.maybe_sent and effect == "once"
        if error.maybe_sent is not maybe_sent:
            problems.append(f"maybe_sent is {error.maybe_sent}")
        if "\n" in str(error) or error.operation is None:
            problems.append(f"the error is no line that names its operation: {error}")
        if MARK in outcome.shown:
            problems.append(f"the key shows: {_around(outcome.shown)}")
    tries = expected.tries_for(effect)
    seen = server.connections - (fault.place == "full pool")
    if seen != (tries if fault.reached else 0):
        problems.append(f"{seen} tries reached the server, not {tries}")
    if any(MARK.encode() not in request for request in server.requests):
        problems.append("a request came without the key")
    if outcome.seconds > fault.seconds:
        problems.append(f"it took {outcome.seconds:.1f} s")
    return problems


def _around(text: str) -> str:
    place = text.index(MARK)
    return repr(text[max(0, place - 200) : place + 60])


def everything_shown(error: BaseException) -> str:
    """All the ways in which an error may be printed or kept."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "\n".join(
        [
            str(error),
            repr(error),
            repr(error.args),
            repr(error.__dict__),
            *trace.format(chain=True),
            pickle.dumps(error).decode("latin-1"),
        ]
    )


def _address(fault: Fault, server: FaultServer) -> str:
    if fault.place == "no host":
        return "https://no-such-host.invalid/v1"
    if fault.place == "no port":
        return f"http://127.0.0.1:{unused_port()}/v1"
    return f"http{'s' * (fault.place == 'https')}://127.0.0.1:{server.port}/v1"


def _options(fault: Fault, server: FaultServer, format: Format) -> dict[str, Any]:
    return {
        "api_key": KEY,
        "base_url": _address(fault, server),
        "format": format,
        "timeout": fault.timeout,
        "deadline": fault.deadline,
        "max_retries": TRIES - 1,
        **fault.options,
    }


def _request(client: Any, fault: Fault, effect: Effect) -> Callable[[], Any]:
    """The call; padded ones go by the way for operations that nobody knows, which has no limits."""
    if fault.body:
        return lambda: client.request("POST", "/new", {"padding": "x" * fault.body}, effect=effect)
    if effect == "none":
        return lambda: client.account.me()
    if effect == "idempotent":
        return lambda: client.stops.add(phone_number="+33600000000")
    return lambda: client.messages.send(phone_numbers="+33600000000", message="Hello world")


def _call_sync(fault: Fault, server: FaultServer, format: Format, effect: Effect) -> Outcome:
    with _pool(fault, server) as pool, SMSPartner(**_options(fault, server, format), http_client=pool) as client:
        call = _request(client, fault, effect)
        start = time.monotonic()
        try:
            call()
        except SMSPartnerError as error:
            return Outcome(time.monotonic() - start, error, everything_shown(error))
        return Outcome(time.monotonic() - start)


async def _call_async(fault: Fault, server: FaultServer, format: Format, effect: Effect, style: Style) -> Outcome:
    async with _async_pool(fault, server) as pool:
        way = {"transport": "aiohttp"} if style == "aiohttp" and pool is None else {"http_client": pool}
        client = AsyncSMSPartner(**_options(fault, server, format), **way)
        call = _request(client, fault, effect)
        async with client:
            start = time.monotonic()
            try:
                await call()
            except SMSPartnerError as error:
                return Outcome(time.monotonic() - start, error, everything_shown(error))
            return Outcome(time.monotonic() - start)


@contextmanager
def _pool(fault: Fault, server: FaultServer) -> Iterator[httpx.Client | None]:
    """A client of the user's whose only connection is taken, where the fault is that."""
    if fault.place != "full pool":
        yield None
        return
    with httpx.Client(limits=httpx.Limits(max_connections=1), timeout=0.15) as client:
        with client.stream("GET", f"http://127.0.0.1:{server.port}/"):
            yield client


@asynccontextmanager
async def _async_pool(fault: Fault, server: FaultServer) -> AsyncIterator[httpx.AsyncClient | None]:
    if fault.place != "full pool":
        yield None
        return
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=1), timeout=0.15) as client:
        async with client.stream("GET", f"http://127.0.0.1:{server.port}/"):
            yield client
