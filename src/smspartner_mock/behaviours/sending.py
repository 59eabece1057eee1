"""The common part of all operations that send: permission, time, cost and destination."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from ..contract.messages import sentence_of
from ..contract.violations import Violation
from ..marketing_hours import is_day_off, is_night, next_allowed
from ..phones import find_destination
from ..refusals import NumberError, Refusal
from ..state import Account
from ..state.accounts import NotEnoughCreditError, take_credit
from ..state.clock import PARIS, Clock, is_before
from ..state.messages import Kind, Message, Messages, Recipient
from ..state.stops import StopList
from ..wire.text import MAX_SEGMENTS, count_segments
from .delivery import send_off
from .registry import Call

_STATUS_CODES: Final = {"disabled": 20, "blocked": 30, "no-api": 40}
_LOW_COST: Final = 2
_INVALID_NUMBERS_CODE: Final = 55
_INVALID_NUMBER: Final = "Le numéro de téléphone est invalide"


@dataclass(frozen=True, slots=True)
class Text:
    """The text for one number; an RCS message is one part, however long it is."""

    number: str
    text: str
    is_rcs: bool = False


def recipient_of(wanted: Text, account: Account, asked: Mapping[str, Any]) -> Recipient:
    """
    Return a number with its text and its price.

    Raises:
        Refusal: The number or the text cannot be sent.
    """
    destination = find_destination(wanted.number)
    if destination is None:
        raise Refusal(9, _INVALID_NUMBER)
    if destination.number in account.of(StopList):
        raise Refusal(14, f"Le numéro {wanted.number} est dans la liste STOP")
    gamme = asked.get("gamme", 1)
    if gamme == _LOW_COST and not destination.is_french:
        raise Refusal(51)
    is_unicode = asked.get("isUnicode") == 1
    segments = 1 if wanted.is_rcs else count_segments(wanted.text, unicode=is_unicode)
    if gamme == _LOW_COST and segments > 1:
        raise Refusal(42)
    if segments > MAX_SEGMENTS:
        raise Refusal(52)
    price = destination.rcs_price() if wanted.is_rcs else destination.price(gamme)
    if price is None:
        raise Refusal(13)
    cost = segments * price * (asked.get("sandbox") != 1)
    return Recipient(wanted.number.strip(), destination.number, wanted.text, segments, cost, destination.country)


def recipients_of(texts: Iterable[Text], account: Account, asked: Mapping[str, Any]) -> list[Recipient]:
    """
    Return all numbers of an operation that is refused as a whole when one of them is.

    Raises:
        Refusal: One of them is invalid or repeated.
    """
    found: dict[str, Recipient] = {}
    invalid: list[NumberError] = []
    for wanted in texts:
        try:
            recipient = recipient_of(wanted, account, asked)
        except Refusal as refusal:
            if refusal.code != 9:
                raise
            invalid.append(NumberError(wanted.number, 9, _INVALID_NUMBER))
            continue
        if recipient.to in found:
            raise refuse_duplicate(wanted.number)
        found[recipient.to] = recipient
    if invalid:
        raise Refusal(_INVALID_NUMBERS_CODE, errors=invalid)  # as recorded in production, May 2026
    return list(found.values())


def refuse_duplicate(number: str) -> Refusal:
    """Return the refusal of a number that is repeated, in any spelling."""
    return Refusal(15, f"Le numéro {number} est déjà dans la liste")


def field_errors(asked: Mapping[str, Any], clock: Clock) -> list[Violation]:
    """Return the errors of numbers and times that no schema can express; for refusals that list all errors."""
    found = []
    numbers = asked.get("phoneNumbers")
    if isinstance(numbers, str) and any(find_destination(number) is None for number in numbers.split(",")):
        found.append(_violation("phoneNumbers", "number"))
    try:
        scheduled_for = _scheduled_for(asked)
    except (Refusal, TypeError):
        return found
    if scheduled_for is not None and not is_before(clock.now(), scheduled_for):
        found.append(_violation("scheduledDeliveryDate", "past"))
    return found


def _violation(name: str, keyword: str) -> Violation:
    return Violation((name,), keyword, sentence_of(name, keyword))


def judge(call: Call) -> None:
    """
    Check that the account may send such a message at all.

    Raises:
        Refusal: The account may not send it.
    """
    account, asked = call.account, call.parameters
    code = _STATUS_CODES.get(account.status)
    if code is not None:
        raise Refusal(code)
    if account.senders is not None and asked.get("sender") is not None and asked["sender"] not in account.senders:
        raise Refusal(992)
    if asked.get("gamme") == _LOW_COST and not account.has_low_cost:
        raise Refusal(51)
    if "scheduledDeliveryDate" not in asked and ("time" in asked or "minute" in asked):
        raise Refusal(45)


def send(call: Call, recipients: list[Recipient], kind: Kind = "sms", sender: str | None = None) -> Message:
    """
    Take the credit, keep the message, and send it when it is due; with `sandbox` nothing is charged or sent.

    Raises:
        Refusal: It may not be sent at that time, or the credit is too low.
    """
    asked, now = call.parameters, call.clock.now()
    scheduled_for = _scheduled_for(asked)
    if scheduled_for is not None and not is_before(now, scheduled_for):
        raise Refusal(9, errors=[_violation("scheduledDeliveryDate", "past")])
    is_marketing = asked.get("isStopSms") == 1 or call.account.is_marketing
    cost = sum((recipient.cost for recipient in recipients), start=0 * call.account.credit)
    due = _due(call.account, now, scheduled_for) if is_marketing else scheduled_for
    try:
        take_credit(call.account, cost)
    except NotEnoughCreditError:
        raise Refusal(11) from None
    messages = call.service.of(Messages)
    message = Message(
        id=messages.next_id(),
        account=call.account,
        recipients=recipients,
        sent_at=now,
        kind=kind,
        due=due,
        scheduled_for=scheduled_for,
        sender=sender or asked.get("sender"),
        tag=asked.get("tag"),
        is_marketing=is_marketing,
        sandbox=asked.get("sandbox") == 1,
        callbacks={name: asked[name] for name in ("urlDlr", "urlResponse") if name in asked},
    )
    messages.add(message)
    send_off(call.service, message)
    return message


def _due(account: Account, now: datetime, scheduled_for: datetime | None) -> datetime | None:
    """Return the time when a marketing message is sent."""
    wanted = scheduled_for or now
    allowed = wanted if account.marketing_hours == "free" else next_allowed(wanted)
    if allowed == wanted:
        return scheduled_for
    if account.marketing_hours == "refuse":
        raise Refusal(23 if is_day_off(wanted.date()) or not is_night(wanted) else 22)
    return allowed


def _scheduled_for(asked: Mapping[str, Any]) -> datetime | None:
    """Return the scheduled time of a message from its three fields."""
    day = asked.get("scheduledDeliveryDate")
    if day is None:
        return None
    try:
        midnight = datetime.strptime(day, "%d/%m/%Y").replace(tzinfo=PARIS)
        # The wall clock counts, also on the two days of the year that are not 24 hours long; 24 is the next midnight.
        return midnight + timedelta(hours=asked.get("time", 0), minutes=asked.get("minute", 0))
    except (ValueError, OverflowError):
        raise Refusal(49) from None


def scheduled(message: Message) -> dict[str, str]:
    """Return the last field of the response of a scheduled message."""
    when = message.scheduled_for
    return {} if when is None else {"scheduledDeliveryDate": f"{when:%Y-%m-%d %H:%M:%S}"}
