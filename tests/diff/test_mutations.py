"""The mutation list of `make diff`: each edit has the verdict that it must have, for each of the four."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from codegen.diff.change import Step
from codegen.diff.contract import contract_changes
from codegen.diff.report import Report
from codegen.diff.rules import RULES

from .anywhere import ANYWHERE
from .arguments import ARGUMENTS
from .commands import COMMANDS
from .mutation import Mutation
from .replies import REPLIES

MUTATIONS = [*COMMANDS, *ARGUMENTS, *REPLIES, *ANYWHERE]

CONTRACT = json.loads((Path(__file__).parents[2] / "generated/smspartner_spec/openapi.json").read_bytes())


def edited(mutation: Mutation) -> tuple[dict[str, Any], dict[str, Any]]:
    old = copy.deepcopy(CONTRACT)
    if mutation.first:
        mutation.first(old)
    new = copy.deepcopy(old)
    mutation.edit(new)
    assert json.dumps(old) != json.dumps(new), "the edit changes nothing"
    return old, new


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_verdict(mutation: Mutation) -> None:
    """The report says what happened and for whom it breaks, and asks for the step that this is."""
    changes = contract_changes(*edited(mutation))
    report = Report("v1.0.0", "1.0.0", changes, [])
    assert (mutation.breaks, mutation.rules) == (report.breaks, {change.rule_name for change in changes})
    assert bool(mutation.breaks) == (report.step is Step.MAJOR)
    for change in changes:
        assert change.sentence.endswith(".")
        assert change.why.endswith(".")


def test_nothing_changed() -> None:
    """A contract does not differ from itself."""
    assert [] == contract_changes(CONTRACT, copy.deepcopy(CONTRACT))


def test_every_rule_is_in_the_list() -> None:
    """No rule is without an edit that shows it; there are more edits than the 40 that were asked for."""
    shown = {name for mutation in MUTATIONS for name in mutation.rules}
    assert {name for name in RULES if not name.startswith("python: ")} == shown
    assert len(MUTATIONS) >= 45
    assert len(MUTATIONS) == len({mutation.name for mutation in MUTATIONS})
