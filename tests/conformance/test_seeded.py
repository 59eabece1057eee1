"""The suite finds faults: every one that is put into the mock, and none where there is none."""

from __future__ import annotations

import pytest

from . import battery, seeded


def test_a_mock_without_a_fault_is_clean() -> None:
    assert battery.run(lambda dialect: seeded.Faulty(None, dialect)) == []


@pytest.mark.parametrize("fault", seeded.FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found(fault: seeded.Fault) -> None:
    assert battery.run(lambda dialect: seeded.Faulty(fault, dialect))


def test_the_faults_are_as_many_as_promised() -> None:
    assert len({fault.name for fault in seeded.FAULTS}) >= 40
