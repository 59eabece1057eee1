"""`Retry-After` in each form that HTTP has, always in UTC."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from smspartner_core.decode import retry_after

SOON = 4_102_444_800.0  # 2100-01-01, a Friday


@pytest.fixture(autouse=True, params=["UTC", "Europe/Paris", "America/Caracas"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the program runs makes no difference."""
    monkeypatch.setenv("TZ", request.param)
    monkeypatch.setattr("smspartner_core.decode.time", lambda: SOON - 90)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 90.0),
        ("Fri, 01 Jan 2100 00:00:00", 90.0),
        ("Fri, 01 Jan 2100 00:00:00 UTC", 90.0),
        ("Fri, 01 Jan 2100 01:00:00 +0100", 90.0),
        ("Fri Jan  1 00:00:00 2100", 90.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0.0),
        (formatdate(SOON - 1000, usegmt=True), 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("Fri, 99 Jan 2100 00:00:00 GMT", None),
        ("Fri, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("١٢", None),
    ],
)
def test_the_seconds_to_wait(header: str, expected: float | None) -> None:
    assert expected == retry_after({"retry-after": header})


def test_a_date_in_the_form_of_rfc_850(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smspartner_core.decode.time", lambda: 2_019_686_400.0)  # 2034-01-01
    assert 90.0 == retry_after({"retry-after": "Sunday, 01-Jan-34 00:01:30 GMT"})


def test_no_header_asks_for_nothing() -> None:
    assert retry_after({}) is None
