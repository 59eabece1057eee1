"""The maintainer's day: the API changes, `make generate`, and everything follows; `make scenarios` shows the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import carry_out
from .table import SCENARIOS, Scenario


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_change_of_the_spec_is_all_it_takes(tmp_path: Path, scenario: Scenario) -> None:
    carry_out(scenario, tmp_path)


def test_all_nine_are_there() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == 9
