"""The working Pythons of this machine: a version manager's shim may be there and exit with 127."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LOWEST = (3, 11)
_MINORS = range(11, 20)
_ASK = (
    "import sys, sysconfig, venv, ensurepip; "
    "print(*sys.version_info[:3], sys.version_info.releaselevel, bool(sysconfig.get_config_var('Py_GIL_DISABLED')))"
)


@dataclass(frozen=True, order=True)
class Interpreter:
    """A Python that runs and can make virtual environments."""

    version: tuple[int, int, int]
    path: Path

    @property
    def name(self) -> str:
        """The version, such as 3.11.7."""
        return ".".join(map(str, self.version))

    @property
    def minor(self) -> str:
        """The minor version, such as 3.11."""
        return f"{self.version[0]}.{self.version[1]}"


def find(environment: Mapping[str, str] = os.environ) -> list[Interpreter]:
    """Return one Python of each minor version from 3.11 on, the newest patch of each, in order of versions."""
    newest: dict[str, Interpreter] = {}
    for candidate in candidates(environment):
        found = probe(candidate)
        if found and (found.minor not in newest or newest[found.minor].version < found.version):
            newest[found.minor] = found
    return sorted(newest.values())


def candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield where a Python may be: on PATH, and where pyenv and uv put theirs."""
    for folder in environment.get("PATH", "").split(os.pathsep):
        if folder:
            yield from _present(Path(folder) / f"python3.{minor}" for minor in _MINORS)
    home = Path(environment.get("HOME", "~")).expanduser()
    pyenv = Path(environment.get("PYENV_ROOT") or home / ".pyenv")
    uv = Path(environment.get("UV_PYTHON_INSTALL_DIR") or home / ".local/share/uv/python")
    for place, pattern in ((pyenv / "versions", "*/bin/python"), (uv, "*/bin/python3")):
        if place.is_dir():
            yield from _present(sorted(place.glob(pattern)))


def _present(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.is_file() and os.access(path, os.X_OK))


def probe(path: Path) -> Interpreter | None:
    """Run a file, and return the Python that it is; None if it is no finished CPython from 3.11 on with venv."""
    try:
        done = subprocess.run([path, "-I", "-c", _ASK], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = done.stdout.split()
    if done.returncode or len(words) != 5 or words[3:] != ["final", "False"]:
        return None
    version = (int(words[0]), int(words[1]), int(words[2]))
    return Interpreter(version, path) if version >= LOWEST else None
