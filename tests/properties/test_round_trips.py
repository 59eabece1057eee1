"""Whatever a model holds and a format can carry comes back equal; `make round-trips` tries 10,000 values of each."""

from __future__ import annotations

import pytest

from .round_trips import FORMATS, hold
from .values import ALL


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ALL)
def test_a_model_comes_back(name: str, format: str) -> None:
    hold(ALL[name], format, 20)
