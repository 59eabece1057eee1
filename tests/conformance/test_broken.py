"""A broken response is found in the right operation and format; a harmless change is not."""

from __future__ import annotations

import pytest

from . import broken
from .proxy import CONTRACT


@pytest.mark.parametrize("place", range(len(broken.KINDS)), ids=lambda place: broken.KINDS[place].name)
def test_a_broken_response_is_found_in_its_operation_and_format(place: int) -> None:
    kind = broken.KINDS[place]
    operation = broken.OPERATIONS[place % len(broken.OPERATIONS)]  # `make broken-responses` has all three of each
    found = broken.findings(kind, operation)
    assert [(operation, kind.format)] == sorted({(finding.operation, finding.format) for finding in found})
    for finding in found:
        assert finding.sentence.startswith(f"{operation}, {kind.format.upper()}: ")
        assert CONTRACT.at(finding.place) is not None


def test_harmless_changes_are_left_alone() -> None:
    assert [] == [(name, said) for name, _, said, is_right in broken.harmless() if not is_right]


def test_kinds_are_as_many_as_documented() -> None:
    assert 51 == len({(kind.name, kind.format) for kind in broken.KINDS})
    assert 12 == len({(kind.name, kind.format) for kind in broken.HARMLESS})
