"""
Marketing hours: the provider holds marketing messages back at night, on Sundays and on public holidays.

The eleven French public holidays follow from the calendar, which is fifteen lines; a test holds them against the
library `holidays` for 1990 to 2100, so that the base install does without it.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from ..errors import ArgumentError

PARIS: Final = ZoneInfo("Europe/Paris")
_STEP: Final = timedelta(minutes=5)  # the service takes schedules on minutes that are multiples of 5
_SUNDAY: Final = 6
_FIXED: Final = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER: Final = (1, 39, 50)  # days: Easter Monday, Ascension, Whit Monday


class MarketingWindow(NamedTuple):
    """The hours for marketing messages, as (first, last) hours of a day, and the first weekday without any."""

    hours: tuple[tuple[int, int], ...]
    first_day_off: int


PROVIDER: Final = MarketingWindow(((8, 20),), _SUNDAY)
"""08:00 to 20:00, Monday to Saturday: what the provider documents."""
STRICT: Final = MarketingWindow(((10, 13), (14, 20)), 5)
"""10:00 to 13:00 and 14:00 to 20:00, Monday to Friday: the hours of French telephone canvassing (decree 2022-1313)."""


def public_holidays(year: int, *, alsace_moselle: bool = False) -> frozenset[date]:
    """Return the public holidays of France in a year; Alsace and Moselle have Good Friday and 26 December too."""
    return _public_holidays(year, alsace_moselle)


@lru_cache(maxsize=16)
def _public_holidays(year: int, alsace_moselle: bool) -> frozenset[date]:
    easter = _easter(year)
    days = {date(year, month, day) for month, day in _FIXED}
    days |= {easter + timedelta(days=after) for after in _AFTER_EASTER}
    if alsace_moselle:
        days |= {easter - timedelta(days=2), date(year, 12, 26)}
    return frozenset(days)


def _easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def next_marketing_time(
    when: datetime, *, window: MarketingWindow = PROVIDER, alsace_moselle: bool = False
) -> datetime:
    """
    Return when a marketing message that is sent at a time will leave: the time itself where it may, in Paris.

    Args:
        when: A time with its zone.
        window: `PROVIDER`, `STRICT`, or your own; the provider lifts its hours for an account on request.
        alsace_moselle: Whether Good Friday and 26 December are holidays too.

    Raises:
        ArgumentError: The time has no zone.
    """
    moment = _aware(when).astimezone(PARIS)
    day = moment.date()
    while True:
        if day.weekday() < window.first_day_off and day not in _public_holidays(day.year, alsace_moselle):
            for first, last in window.hours:
                if moment < datetime.combine(day, time(first), PARIS):
                    return datetime.combine(day, time(first), PARIS)
                if moment < _hour(day, last):
                    return moment
        day += timedelta(days=1)


next_marketing_time.__module__ = "smspartner"


def _hour(day: date, hour: int) -> datetime:
    return datetime.combine(day + timedelta(days=hour // 24), time(hour % 24), PARIS)


def round_schedule(when: datetime) -> datetime:
    """
    Return the next time that the service can schedule: full five minutes, up, in Paris.

    The hour that Paris has twice when summer time ends is passed over: the service cannot tell the two apart.

    Raises:
        ArgumentError: The time has no zone.
    """
    moment = _aware(when).astimezone(UTC)
    seconds = moment - moment.replace(minute=0, second=0, microsecond=0)
    moment += -seconds % _STEP
    while _is_twice(moment.astimezone(PARIS)):
        moment += _STEP
    return moment.astimezone(PARIS)


def _is_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


round_schedule.__module__ = "smspartner"


def _aware(when: datetime) -> datetime:
    if not isinstance(when, datetime):
        raise ArgumentError("when", f"must be a datetime, not {type(when).__name__}")
    if when.utcoffset() is None:
        raise ArgumentError("when", "must have a time zone, e.g. tzinfo=ZoneInfo('Europe/Paris')")
    if not MINYEAR < when.year < MAXYEAR:
        raise ArgumentError("when", f"must be within the calendar, not in the year {when.year}")
    return when
