"""Find out what became of a call that was cut off."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any

import attrs

from .call import call
from .errors import (
    APIError,
    ArgumentError,
    DecodingError,
    RateLimitError,
    Sending,
    ServiceError,
    SMSPartnerError,
    TransportError,
)
from .exchange import Transport
from .operation import Operation
from .settings import Settings
from .tag import is_new_tag
from .text.phone import phone
from .wire import WrongTypeError
from .wire.scalars import INTEGER

_FIRST_WAIT_S = 0.2  # between queries; doubled up to the longest
_LONGEST_WAIT_S = 2.0
_MIN_QUERY_S = 0.1


class Outcome(Enum):
    """The outcome of a call, as far as it is known."""

    __module__ = "smspartner"

    SENT = "sent"
    """The service has the message: repeating the call would send it twice."""
    NOT_SENT = "not sent"
    """The message never left, was refused, or was still unknown to the service after the quiet period."""
    UNKNOWN = "unknown"
    """Neither is proven: there is no tag to look up, or what the service lists proves nothing."""


@attrs.frozen
class Resolution:
    """The outcome of a call, and the numbers for which the service or a delivery report confirms it."""

    __module__ = "smspartner"

    outcome: Outcome
    found_numbers: tuple[str, ...] = attrs.field(default=(), repr=lambda numbers: f"<{len(numbers)} numbers>")
    """The numbers that were found, as the call gave them."""
    missing_numbers: tuple[str, ...] = attrs.field(default=(), repr=lambda numbers: f"<{len(numbers)} numbers>")
    """The other numbers. They were refused, or are not listed yet: this does not prove that nothing was sent."""


@attrs.frozen(kw_only=True)
class StatusLookup:
    """The operation that lists the statuses under a tag; all names but its parameters' are wire names."""

    operation: Operation[Any]
    parameter: str
    page: str
    items: str
    total: str
    number: str
    empty: tuple[int, ...]
    """The codes by which the service says that there is nothing under a tag."""


@attrs.frozen
class Question:
    """The question of a lookup: the tag, and what distinguishes the call from others with the same tag."""

    tag: str | None
    sending: Sending
    refused: bool = False
    unique_tag: bool = False
    """True if the caller gave the tag to this message alone."""

    @classmethod
    def make(
        cls,
        error: SMSPartnerError | None,
        tag: str | None,
        unique_tag: bool,
        phone_numbers: str | Iterable[str],
        scheduled_at: datetime | None,
    ) -> Question:
        """
        Return the question for an error, or for a tag.

        Raises:
            ArgumentError: There is neither or both, or an argument has an invalid value.
        """
        if not isinstance(unique_tag, bool):
            raise ArgumentError("unique_tag", f"must be True or False, not {unique_tag!r}")
        if (error is None) == (tag is None):
            raise ArgumentError("error", "must be given, or tag=, and not both")
        if error is not None:
            if not isinstance(error, SMSPartnerError):
                raise ArgumentError(
                    "error", f"must be an error of this package, not a {type(error).__name__}; give tag="
                )
            return cls(error.tag, error.sending or Sending(), not error.maybe_sent, unique_tag)
        if scheduled_at is not None and (not isinstance(scheduled_at, datetime) or scheduled_at.utcoffset() is None):
            raise ArgumentError("scheduled_at", f"must be a datetime with a time zone, not {scheduled_at!r}")
        numbers = (phone_numbers,) if isinstance(phone_numbers, str) else _as_tuple("phone_numbers", phone_numbers)
        if not all(isinstance(number, str) for number in numbers):
            raise ArgumentError("phone_numbers", "must be a string, or several")
        return cls(tag, Sending(numbers, scheduled_at), unique_tag=unique_tag)

    def resolution(self, listed: Iterable[str]) -> Resolution:
        """Return what the numbers of the messages seen under the tag prove: SENT, or nothing."""
        numbers = {_comparable(number): number for number in self.sending.phone_numbers}
        mine = {seen for seen in map(_comparable, listed) if self._is_mine(seen, numbers)}
        found = tuple(number for comparable, number in numbers.items() if comparable in mine)
        missing = tuple(number for comparable, number in numbers.items() if comparable not in mine)
        return Resolution(Outcome.SENT if mine else Outcome.UNKNOWN, found, missing)

    def _is_mine(self, seen: str, numbers: Mapping[str, str]) -> bool:
        """Return whether it is the call's; under a tag that others may have, not even the status's date proves it."""
        if self.sending.has_own_tag:
            return True
        if not self.unique_tag and not is_new_tag(self.tag or ""):
            return False
        return not numbers or seen in numbers

    @property
    def is_waiting(self) -> bool:
        """Return whether the message is scheduled for later: until then the service may not list it."""
        scheduled_at = self.sending.scheduled_at
        return scheduled_at is not None and scheduled_at.timestamp() > time.time()


def _as_tuple(name: str, given: Iterable[Any]) -> tuple[Any, ...]:
    try:
        return tuple(given)
    except TypeError:
        raise ArgumentError(name, f"must be a list, not {given!r}") from None


def _check_seconds(name: str, given: float) -> None:
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given < math.inf:
        raise ArgumentError(name, f"must be a number of seconds, 0 or more, not {given!r}")


def _comparable(number: str) -> str:
    """Return a number in one spelling, whichever it has (`06…`, `+336…`, `336…`); other strings as they are."""
    for spelling in (number, f"+{number}"):  # the service writes some numbers without a plus
        try:
            return phone(spelling)
        except ArgumentError:
            continue
    return number


async def resolve(
    transport: Transport,
    lookup: StatusLookup,
    question: Question,
    settings: Settings,
    *,
    reports: Iterable[Any],
    timeout: float,
    quiet_period: float,
) -> Resolution:
    """
    Ask for the tag of a failed call until its outcome is clear, or the time is up.

    An empty list is no proof: the message may not be visible yet. Only one that stays empty for the quiet period is
    taken as one.
    """
    _check_seconds("timeout", timeout)
    _check_seconds("quiet_period", quiet_period)
    reports = _as_tuple("reports", reports)
    if question.refused:
        return Resolution(Outcome.NOT_SENT, (), question.sending.phone_numbers)
    if question.tag is None:
        return question.resolution(())
    reported = [
        getattr(report, "phone_number", None) or ""
        for report in reports
        if getattr(report, "tag", None) == question.tag  # other kinds of callbacks have none
    ]
    known = question.resolution(reported)
    if known.outcome is Outcome.SENT and not known.missing_numbers:
        return known
    until = time.monotonic() + timeout
    query = _StatusQuery(transport, lookup, question.tag, settings, until if timeout > 0 else None)
    wait, empty_since = _FIRST_WAIT_S, None
    slept = 0.0
    while True:
        listed = await query.run()
        known = question.resolution([*reported, *(listed or ())])
        if known.outcome is Outcome.SENT:
            return known
        now = max(time.monotonic(), until - timeout + slept)  # tests may hold the clock still
        is_empty = listed == [] and not question.is_waiting
        empty_since = (empty_since or now) if is_empty else None
        if empty_since is not None and now - empty_since >= quiet_period:
            return attrs.evolve(known, outcome=Outcome.NOT_SENT)
        if now + wait > until:
            return known
        await transport.sleep(wait)
        slept += wait
        wait = min(_LONGEST_WAIT_S, 2 * wait)


class _StatusQuery:
    """The lookup of the messages under a tag, in JSON: XML does not tell an empty list from none."""

    def __init__(
        self, transport: Transport, lookup: StatusLookup, tag: str, settings: Settings, until: float | None
    ) -> None:
        self._transport = transport
        self._lookup = lookup
        self._operation = attrs.evolve(lookup.operation, response=dict)  # plain values, with all that a model drops
        self._tag = tag
        self._settings = settings.replace(response_format="json", **({"max_retries": 0} if until is None else {}))
        self._until = until
        """When to stop; None to query once, for as long as any call may take."""

    async def run(self) -> list[str] | None:
        """
        Return the messages' numbers: none only where the service clearly says so, None where nothing it says is clear.

        Raises:
            APIError: The service refuses the question.
        """
        seen: list[Any] = []
        page = 0
        while True:
            page += 1
            total, listed = await self._page(page)
            if page == 1 and not listed:
                return listed
            if not listed or listed == seen[-len(listed) :]:  # beyond the last page, nobody knows what comes
                break
            seen += listed
            if len(seen) >= total or self._remaining() <= 0:
                break
        return [self._number(member) for member in seen]

    async def _page(self, page: int) -> tuple[int, list[Any] | None]:
        within = self._settings
        if self._until is not None:
            remaining = max(self._remaining(), _MIN_QUERY_S)
            within = within.replace(deadline=min(remaining, within.deadline or remaining))
        arguments = {self._lookup.parameter: self._tag} | ({self._lookup.page: page} if page > 1 else {})
        try:
            tree = await call(self._transport, self._operation, arguments, within)
        except (RateLimitError, ServiceError, TransportError, DecodingError):
            return 0, None
        except APIError as refusal:
            if not refusal.in_own_form:
                return 0, None
            if refusal.code not in self._lookup.empty:
                raise
            return 0, []
        return self._read(tree)

    def _remaining(self) -> float:
        return 0.0 if self._until is None else self._until - time.monotonic()

    def _read(self, tree: Any) -> tuple[int, list[Any] | None]:
        if not isinstance(tree, dict) or tree.get("success") not in (True, "true", "1"):
            return 0, None
        listed = tree.get(self._lookup.items)
        if isinstance(listed, dict) and listed:  # a list of PHP's whose first number is not 0
            listed = list(listed.values())
        given = tree.get(self._lookup.total)
        try:
            total = 0 if given in (None, "") else INTEGER.read(given)
        except WrongTypeError:
            total = None
        if not isinstance(listed, list) or (not listed and total != 0):
            return 0, None
        return total or 0, listed

    def _number(self, member: Any) -> str:
        """Return the number in a member of the list; even in an odd one, since it was sent all the same."""
        return str(member.get(self._lookup.number) or "") if isinstance(member, dict) else ""
