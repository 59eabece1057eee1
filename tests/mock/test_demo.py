"""`make demo` and the demo of an installed wheel: what somebody sees first."""

from __future__ import annotations

import subprocess
import sys


def test_demo_in_a_pipe_is_plain_and_says_at_once_what_happens() -> None:
    command = [sys.executable, "-m", "smspartner_testing.demo"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    first, *lines = done.stdout.splitlines()
    assert ("Starting the mock service …", "demo ok", "") == (first, lines[-1], done.stderr)
    assert "\033" not in done.stdout
    fields = [line for line in lines if line.startswith("  ") and "Error: " not in line]
    assert len(fields) > 30
    assert [] == [line for line in fields if len(line) > 80 or "(" in line]
