"""`make contract` from outside: against an address, as a pipeline runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from smspartner_mock import MockServer

from .seeded import FAULTS, Fault, Faulty

ROOT = Path(__file__).parents[2]
REAL_KEY = "r34l-k3y"


def contract(fault: Fault | None, reports: Path, examples: int = 2) -> subprocess.CompletedProcess[str]:
    """Run the operation against a service with this fault."""
    server = MockServer(api_key=REAL_KEY)
    server.engine = Faulty(fault, "named", REAL_KEY)
    with server:
        address = ["--base-url", server.base_url, "--api-key", REAL_KEY]
        command = [sys.executable, "-W", "ignore", "-m", "tests.conformance", "--examples", str(examples), *address]
        paths = os.pathsep.join(path for path in sys.path if path)
        environment = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "200"}
        return subprocess.run(
            [*command, "--reports", str(reports)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=180,
        )


FOUND = {
    "groups without their id": "groups.add",
    "another root": "account.me",
    "me without a user": "account.me",
}


@pytest.mark.parametrize("name", FOUND)
def test_a_broken_service_is_named_and_the_key_is_in_no_report(tmp_path: Path, name: str) -> None:
    fault = next(each for each in FAULTS if each.name == name)
    done = contract(fault, tmp_path, examples=10)
    assert (1, "") == (done.returncode, done.stderr)
    report = (tmp_path / "contract.md").read_text(encoding="utf-8")
    [broken] = [line for line in report.splitlines() if line.startswith(f"| {FOUND[name]} |")]
    assert not broken.endswith("| nothing |")
    assert f'classname="{FOUND[name]}"' in (tmp_path / "contract.xml").read_text(encoding="utf-8")
    everything = done.stdout + report + (tmp_path / "contract.xml").read_text(encoding="utf-8")
    assert REAL_KEY not in everything


def test_a_sound_service_passes(tmp_path: Path) -> None:
    done = contract(None, tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert re.fullmatch(r"\d+ cases, \d+ operations and formats, 0 with faults, in \d+ s", done.stdout.splitlines()[-1])


def test_the_table_of_faults_says_what_finds_each(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.conformance", "--seeded", "--reports", str(tmp_path)]
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, timeout=180
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert f"{len(FAULTS)} of {len(FAULTS)} faults found" == done.stdout.splitlines()[-1]
    report = (tmp_path / "seeded.md").read_text(encoding="utf-8")
    assert "| credit does not move | credit moves |" in report
