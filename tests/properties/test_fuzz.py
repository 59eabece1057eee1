"""Whatever bytes a response holds, a value or a documented error comes out; `make fuzz` goes on for ten minutes."""

from __future__ import annotations

import pytest

from .fuzz import fuzz, operations


@pytest.mark.parametrize("name", operations())
def test_nothing_but_documented_errors_comes_out(name: str) -> None:
    outcomes = fuzz(operations()[name], 100, number=20)
    assert outcomes["DecodingError"]
    assert outcomes.total() >= 100
