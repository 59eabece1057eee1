"""When a message will leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest

from smspartner_core.errors import ArgumentError
from smspartner_core.text.hours import (
    PARIS,
    PROVIDER,
    STRICT,
    MarketingWindow,
    next_marketing_time,
    public_holidays,
    round_schedule,
)

# In these three years Whit Monday was a working day of solidarity, and the library leaves it out; messages were not
# sent then, and no later year is like them.
WITHOUT_WHIT_MONDAY = (2005, 2006, 2007)


@pytest.mark.parametrize("year", [year for year in range(1990, 2101) if year not in WITHOUT_WHIT_MONDAY])
def test_holidays_are_those_of_the_library(year: int) -> None:
    assert set(holidays.country_holidays("FR", years=year)) == public_holidays(year)
    assert set(holidays.country_holidays("FR", subdiv="57", years=year)) == public_holidays(year, alsace_moselle=True)


def allowed(moment: datetime, window: MarketingWindow, days_off: Any) -> bool:
    """Whether a message may leave at a moment, told once more by the simplest rule."""
    local = moment.astimezone(PARIS)
    return (
        local.weekday() < window.first_day_off
        and local.date() not in days_off
        and any(first <= local.hour < last for first, last in window.hours)
    )


@pytest.mark.parametrize("window", [PROVIDER, STRICT], ids=["provider", "strict"])
@pytest.mark.parametrize("alsace_moselle", [False, True])
def test_next_time_is_the_first_allowed_minute(window: MarketingWindow, alsace_moselle: bool) -> None:
    """At 500 instants: around every holiday and both clock changes of ten years, and in between."""
    days_off = holidays.country_holidays("FR", subdiv="57" if alsace_moselle else None, years=range(2024, 2036))
    days = [day for day in days_off if 2025 <= day.year < 2035]
    changes = [datetime(year, month, 24, tzinfo=UTC) for year in range(2025, 2035) for month in (3, 10)]
    instants = [datetime(day.year, day.month, day.day, tzinfo=PARIS) - timedelta(hours=3) for day in days]
    instants += [change + timedelta(hours=step) for change in changes for step in range(0, 200, 10)]
    assert len(instants) >= 500
    for number, instant in enumerate(instants):
        when = instant + timedelta(minutes=17 * number % 1440)
        found = next_marketing_time(when, window=window, alsace_moselle=alsace_moselle)
        assert allowed(found, window, days_off)
        assert found == next_marketing_time(found, window=window, alsace_moselle=alsace_moselle) >= when
        step = when
        while not allowed(step, window, days_off):  # minute by minute would take long: quarter hours hit each edge
            step = step.replace(minute=step.minute - step.minute % 15, second=0, microsecond=0) + timedelta(minutes=15)
        assert step.astimezone(UTC) == found.astimezone(UTC)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2027-01-04T12:00+01:00", "2027-01-04T12:00+01:00"),  # a Monday
        ("2027-01-04T19:59:59+01:00", "2027-01-04T19:59:59+01:00"),
        ("2027-01-04T20:00+01:00", "2027-01-05T08:00+01:00"),
        ("2027-01-04T07:59+01:00", "2027-01-04T08:00+01:00"),
        ("2027-01-02T21:00+01:00", "2027-01-04T08:00+01:00"),  # Saturday night
        ("2027-12-31T21:00+01:00", "2028-01-03T08:00+01:00"),  # New Year's Eve, a holiday, a Sunday
        ("2027-03-27T21:00+01:00", "2027-03-30T08:00+02:00"),  # Easter and the clock change
        ("2027-01-04T19:30Z", "2027-01-05T08:00+01:00"),  # 20:30 in Paris
    ],
)
def test_next_marketing_time(when: str, expected: str) -> None:
    assert datetime.fromisoformat(expected) == next_marketing_time(datetime.fromisoformat(when))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2027-01-04T12:00:00+01:00", "2027-01-04T12:00+01:00"),
        ("2027-01-04T12:00:01+01:00", "2027-01-04T12:05+01:00"),
        ("2027-01-04T12:04:59.999+01:00", "2027-01-04T12:05+01:00"),
        ("2027-01-04T23:56+01:00", "2027-01-05T00:00+01:00"),
        ("2027-03-28T01:57+01:00", "2027-03-28T03:00+02:00"),  # the hour that is left out
        ("2027-01-04T12:01+05:45", "2027-01-04T07:20+01:00"),
        ("2027-10-31T00:58Z", "2027-10-31T03:00+01:00"),  # the hour that Paris has twice
        ("2027-10-30T23:58Z", "2027-10-31T03:00+01:00"),
    ],
)
def test_schedule_is_rounded_up_to_five_minutes(when: str, expected: str) -> None:
    found = round_schedule(datetime.fromisoformat(when))
    assert (datetime.fromisoformat(expected), "Europe/Paris") == (found, str(found.tzinfo))
    assert found == round_schedule(found)


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (datetime(2027, 1, 4), "when: must have a time zone, e.g. tzinfo=ZoneInfo('Europe/Paris')"),
        (date(2027, 1, 4), "when: must be a datetime, not date"),
        (datetime.max.replace(tzinfo=UTC), "when: must be within the calendar, not in the year 9999"),
        (datetime.min.replace(tzinfo=UTC), "when: must be within the calendar, not in the year 1"),
    ],
)
def test_time_without_a_zone_is_refused(when: Any, message: str) -> None:
    for function in (next_marketing_time, round_schedule):
        with pytest.raises(ArgumentError) as caught:
            function(when)
        assert message == str(caught.value)


def test_window_may_end_at_midnight() -> None:
    window = MarketingWindow(((8, 24),), 7)
    when = datetime(2027, 1, 4, 23, 30, tzinfo=ZoneInfo("Europe/Paris"))
    assert when == next_marketing_time(when, window=window)
