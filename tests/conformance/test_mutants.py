"""The probes find what is wrong with a service, and nothing with the mock."""

from __future__ import annotations

import pytest

from . import mutants
from .proxy import Change

IN_EVERY_RUN = mutants.MUTANTS[::4]
"""All of them are run by `make mutants`."""


def test_probes_of_the_mock_find_nothing() -> None:
    assert [] == mutants.find(None)


@pytest.mark.parametrize("mutant", IN_EVERY_RUN, ids=lambda mutant: mutant.name)
def test_probes_of_a_mutant_find_it(mutant: Change) -> None:
    assert mutants.find(mutant)


def test_mutants_are_as_many_as_documented() -> None:
    assert 48 == len({mutant.name for mutant in mutants.MUTANTS})
