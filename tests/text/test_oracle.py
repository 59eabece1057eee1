"""The parts of random texts are those that smsutil and the mock count; `make text-oracle` tries 300,000."""

from __future__ import annotations

from . import oracle


def test_parts_are_those_of_smsutil() -> None:
    assert [] == list(oracle.against_smsutil(7, 2_000))


def test_parts_and_looks_are_those_of_the_mock() -> None:
    assert [] == list(oracle.against_mock(7, 1_000))
