"""A maintainer changes the spec, and everything follows: three of the nine changes of `make scenarios`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import carry_out
from .table import SCENARIOS, Scenario

SHORT = [
    scenario for scenario in SCENARIOS if scenario.name in ("a new operation", "a renamed field", "a changed limit")
]


@pytest.mark.parametrize("scenario", SHORT, ids=lambda scenario: scenario.name)
def test_a_change_of_the_spec_is_all_it_takes(tmp_path: Path, scenario: Scenario) -> None:
    carry_out(scenario, tmp_path)


def test_all_nine_are_there() -> None:
    assert (3, 9) == (len(SHORT), len({scenario.name for scenario in SCENARIOS}))
