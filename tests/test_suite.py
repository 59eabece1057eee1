"""The suite itself: it must pass and end however it is started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STARTED_BY_NOHUP = """
import signal, subprocess, sys
for name in {names}:
    signal.signal(getattr(signal, name), signal.SIG_IGN)
import tests.conftest
child = "import signal; print([signal.getsignal(getattr(signal, name)) is signal.SIG_IGN for name in {names}])"
subprocess.run([sys.executable, "-c", child], check=True)
signal.raise_signal(signal.SIGHUP)  # still ignored here
print("went on", flush=True)
"""


def test_child_of_a_run_with_ignored_signals_gets_the_default_ones() -> None:
    code = STARTED_BY_NOHUP.format(names=("SIGINT", "SIGHUP", "SIGQUIT", "SIGTERM"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ("[False, False, False, False]\nwent on\n", "") == (done.stdout, done.stderr)


def test_every_test_has_a_time_limit(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 300
