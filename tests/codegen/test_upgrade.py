"""`make upgrade-generator`, with a real older version of the generator, and with what cannot be tried."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def upgrade(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "codegen", "upgrade", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def uncommitted() -> str:
    """What a maintainer may have generated and not committed yet."""
    command = ["git", "diff", "HEAD", "--", "generated"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_version_in_use_changes_nothing(tmp_path: Path) -> None:
    report = tmp_path / "reports" / "upgrade.md"
    done = upgrade(version("openapi-python-client"), "--markdown", str(report))
    assert (done.returncode, done.stderr) == (0, "")
    assert "None of the 11 templates that ours replace moved" in done.stdout
    assert "`generated/` stays as it is" in done.stdout
    assert report.read_text(encoding="utf-8") + "\n" == done.stdout


def test_another_version_shows_the_templates_that_moved_and_what_becomes_of_the_package() -> None:
    before = uncommitted()
    done = upgrade("0.28.0")
    assert "5 of the 11 templates that ours replace moved" in done.stdout
    assert "+++ b/client.py.jinja" in done.stdout
    assert "`generated/`" in done.stdout
    assert before == uncommitted()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("banana", "'banana' is no version: make upgrade-generator VERSION=0.30.0"),
        ("99.0.0", "openapi-python-client==99.0.0 cannot be installed: No matching distribution found"),
    ],
)
def test_what_cannot_be_tried_is_one_sentence(wanted: str, told: str) -> None:
    done = upgrade(wanted)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
