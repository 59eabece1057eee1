"""The maintainer's day: the API changes, `make generate`, and everything follows; `make drills` shows the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import carry_out
from .table import DRILLS, Drill


@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.name)
def test_a_change_of_the_spec_is_all_it_takes(tmp_path: Path, drill: Drill) -> None:
    carry_out(drill, tmp_path)


def test_all_nine_are_there() -> None:
    assert len({drill.name for drill in DRILLS}) == 9
