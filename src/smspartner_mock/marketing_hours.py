"""The hours of marketing messages: not at night, not on Sundays, not on French public holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

FIRST_HOUR: Final = 8
LAST_HOUR: Final = 20

_SUNDAY: Final = 6


@lru_cache(maxsize=1)
def _holidays() -> Any:
    import holidays  # slow to load, and most mocks never need it

    return holidays.country_holidays("FR")


def is_day_off(day: date) -> bool:
    """Return whether a day is a Sunday or a public holiday in France."""
    return day.weekday() == _SUNDAY or day in _holidays()


def is_night(when: datetime) -> bool:
    """Return whether a time is between 20:00 and 08:00."""
    return not FIRST_HOUR <= when.hour < LAST_HOUR


def next_allowed(when: datetime) -> datetime:
    """Return the time itself where a marketing message may leave at it, else 08:00 of the next day on which it may."""
    day = when.date()
    if not is_day_off(day):
        if not is_night(when):
            return when
        if when.hour < FIRST_HOUR:
            return datetime.combine(day, time(FIRST_HOUR), when.tzinfo)
    day += timedelta(days=1)
    while is_day_off(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(FIRST_HOUR), when.tzinfo)
