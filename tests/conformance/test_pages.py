"""What docs/contract.md and docs/ci.md claim is so."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from smspartner_contract import __main__ as command
from smspartner_contract import plugin
from smspartner_contract.doctor.plan import MAX_REQUESTS

from . import broken, mutants
from .proxy import CONTRACT

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/contract.md").read_text(encoding="utf-8")
CI = (ROOT / "docs/ci.md").read_text(encoding="utf-8")


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {word for action in parser._actions for word in action.option_strings if word.startswith("--")}


def test_page_has_every_option_of_the_command() -> None:
    rows = set(re.findall(r"^\| `(--[a-z-]+)", PAGE, re.MULTILINE))
    assert options(command._parser()) - {"--help", "--base-url", "--key-file"} == rows
    assert {"--base-url", "--key-file"} <= set(re.findall(r"--[a-z-]+", PAGE))


def test_page_has_every_option_of_the_plugin() -> None:
    parser = pytest.Parser(_ispytest=True)
    plugin.pytest_addoption(parser)
    named = {word for group in parser._groups for option in group.options for word in option.names()}
    assert named == set(re.findall(r"--smspartner-[a-z-]+", PAGE))


def test_page_has_the_figures_that_are_so() -> None:
    harmless = [operation for operation in CONTRACT.operations.values() if operation.is_harmless]
    assert f"holds: 3,855 cases of {len(CONTRACT.operations)} operations" in PAGE
    assert re.search(rf"requests of {len(harmless)}\s+operations", PAGE)
    assert f"lists the {len(CONTRACT.operations) - len(harmless)} operations that" in PAGE
    assert f"at most {MAX_REQUESTS} calls" in PAGE
    assert f"puts {len(mutants.MUTANTS)} faults into the mock" in PAGE
    assert re.search(
        rf"in {len(broken.KINDS)} ways, each in three operations,\s+and makes {len(broken.HARMLESS)}", PAGE
    )
    assert "25 valid and 25 invalid ones" in PAGE
    assert 25 == command._parser().get_default("examples")


def test_pages_have_the_statuses_that_are_so() -> None:
    rows = dict(re.findall(r"^\| ([012]) \| (.*?) \|$", PAGE, re.MULTILINE))
    assert {"0", "1", "2"} == rows.keys()
    assert (0, 1, 2) == (command.HOLDS, command.BROKEN, command.COULD_NOT_RUN)
    assert "The status is 0 if the contract holds, 1 if it is broken, 2 if the tests could not run." in CI


def test_example_of_a_finding_has_the_lines_of_a_finding() -> None:
    """Its sentence and place are those that `test_command` reads in the reports."""
    example = PAGE.partition("```text\n")[2].partition("```")[0].splitlines()
    assert "stops.list, XML: `data` is missing" == example[0]
    assert example[1].startswith("breaks #/components/schemas/StopListResponse/required, ")
    assert ["request:", "response:", "again:"] == [line for line in example if line.endswith(":")]
    assert "'\"$SMSPARTNER_API_KEY\"'" in example[-1]


def test_mock_is_held_by_the_line_of_the_page(tmp_path: Path) -> None:
    assert "smspartner-mock --port 0 --run smspartner-contract\n" in CI
    paths = os.pathsep.join(path for path in sys.path if path)
    run = f"{sys.executable} -m smspartner_contract --only account.me --examples 1"
    done = subprocess.run(
        [sys.executable, "-m", "smspartner_mock", "--port", "0", "--run", run],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert 0 == done.returncode
    assert {"contract.md", "contract.xml", "contract.json"} == {path.name for path in (tmp_path / "reports").iterdir()}
