"""Finding out what became of a call that was cut off."""

from __future__ import annotations

import time
from enum import Enum
from typing import Any

import attrs

from .call import call
from .errors import APIError, NotFoundError, SMSPartnerError
from .exchange import Transport
from .operation import Operation
from .settings import Settings

_FIRST_WAIT = 0.2  # seconds between questions; doubled up to the longest
_LONGEST_WAIT = 2.0
_SHORTEST = 0.1  # seconds that a question has at least


class Outcome(Enum):
    """What is known of a call."""

    SENT = "sent"
    """The service has it: repeating it would send it twice."""
    NOT_SENT = "not sent"
    """It never left, was refused, or the service has known nothing of it for as long as asked to wait."""
    UNKNOWN = "unknown"
    """Nobody can say: there is no tag to ask by, or the service did not answer."""


@attrs.frozen
class StatusLookup:
    """The operation that tells what became of a tag: its parameter and the list in its response, in Python names."""

    operation: Operation[Any]
    parameter: str
    items: str


async def resolve(
    transport: Transport,
    lookup: StatusLookup,
    error: SMSPartnerError,
    settings: Settings,
    *,
    timeout: float,
    quiet_period: float,
) -> Outcome:
    """
    Ask for the tag of a failed call until its outcome is clear, or the time is up.

    An empty answer is no proof: the message may not be visible yet. Only one that stays empty for `settle` seconds is
    taken as one.
    """
    if not error.maybe_sent:
        return Outcome.NOT_SENT
    if error.tag is None:
        return Outcome.UNKNOWN
    start = time.monotonic()
    wait, empty_since = _FIRST_WAIT, None
    while True:
        try:
            remaining = max(start + timeout - time.monotonic(), _SHORTEST)
            within = settings.replace(deadline=min(remaining, settings.deadline or remaining))
            response = await call(transport, lookup.operation, {lookup.parameter: error.tag}, within)
        except NotFoundError:
            known = False
        except APIError as refused:
            if refused.code is not None:
                raise
            known = None
        except SMSPartnerError:
            known = None
        else:
            known = bool(getattr(response, lookup.items))
        now = time.monotonic()
        if known:
            return Outcome.SENT
        empty_since = (empty_since or now) if known is False else None
        if empty_since is not None and now - empty_since >= quiet_period:
            return Outcome.NOT_SENT
        if now + wait - start > timeout:
            return Outcome.UNKNOWN
        await transport.sleep(wait)
        wait = min(_LONGEST_WAIT, 2 * wait)
