"""One scenario, whole: the spec is edited in a copy, then client, mock, contract tests, verdict, pages follow."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from codegen.diff.rules import Audience

from .project import Project
from .table import SPEC, Scenario


@dataclass(frozen=True)
class Result:
    """The result of a scenario that held."""

    seconds: float
    breaks: Audience
    contract: str
    """The last line of the contract tests."""


def carry_out(scenario: Scenario, folder: Path) -> Result:
    """
    Do what the provider did, and look at everything that has to follow.

    Raises:
        AssertionError: Something did not.
    """
    start, project = time.monotonic(), Project(folder)
    for edit in scenario.edits:
        project.edit(*edit)
    for cut in scenario.cuts:
        project.cut(*cut)
    project.generate()
    written = {name for name in project.changed() if not name.startswith("generated/")}
    assert written <= {SPEC}, f"written by hand besides the spec: {written}"
    project.run("-c", scenario.use)
    pages = project.pages()
    assert scenario.told in pages, f"no page says {scenario.told}"
    assert scenario.untold not in pages, f"a page still says {scenario.untold}"
    breaks = project.breaks()
    assert scenario.breaks == breaks, f"make diff says that it breaks {breaks!r}, not {scenario.breaks!r}"
    contract = project.hold(scenario.operation)
    assert ", 0 findings, in " in contract, contract
    assert not contract.startswith("holds: 0 cases"), contract
    return Result(time.monotonic() - start, breaks, contract)
