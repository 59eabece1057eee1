"""The machine that was measured on, and its load meanwhile."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def resident(process: int | str = "self") -> float | None:
    """The resident memory of a process in MB; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS:")), None)


class Load:
    """The share of the processors' time that others took since it was made."""

    def __init__(self) -> None:
        self._busy, self._all = _processor_seconds()
        self._own = _own_seconds()

    def of_others(self) -> float | None:
        """The share, from 0 to 1; None where the system does not tell."""
        busy, everything = _processor_seconds()
        if everything == self._all:
            return None
        own = _own_seconds() - self._own
        return max(0.0, busy - self._busy - own) / (everything - self._all)


def _processor_seconds() -> tuple[float, float]:
    try:
        words = Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    except OSError:
        return 0.0, 0.0
    ticks = [int(word) for word in words]
    idle = ticks[3] + ticks[4]
    return (sum(ticks) - idle) / _TICKS, sum(ticks) / _TICKS


def _own_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def facts(others: float | None, versions: dict[str, str]) -> list[str]:
    """Machine, versions and date, a line each."""
    lines = [
        f"{dt.date.today():%Y-%m-%d}, commit {_commit()}",
        f"{os.cpu_count()} × {_processor()}, {platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        ", ".join(f"{name} {version}" for name, version in sorted(versions.items())),
    ]
    if others is not None:
        busy = "" if others < 0.05 else ": this run was disturbed"
        lines.append(f"other programs took {others:.0%} of the processors' time meanwhile{busy}")
    return lines


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _commit() -> str:
    try:
        words = ["git", "describe", "--always", "--dirty", "--exclude=*"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
