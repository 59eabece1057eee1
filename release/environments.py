"""Clean environments outside the checkout, to install and use the packages in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from .building import last_line
from .interpreters import Interpreter

_STEP_TIMEOUT_S = 600

_DIRTY = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


class StepError(Exception):
    """A step in an environment failed: which one, and the last line that it printed."""


class Environment:
    """A virtual environment in a folder that holds nothing else."""

    def __init__(self, interpreter: Interpreter, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv/bin/python"
        folder.mkdir(parents=True)
        self._run("making the environment", str(interpreter.path), "-I", "-m", "venv", str(folder / "venv"))

    def install(self, *requirements: str) -> None:
        """Install with pip, whose cache keeps this quick."""
        command = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
        self._run("pip install", str(self.python), "-I", *command)

    def packages(self) -> list[str]:
        """Return the names of what is installed, but for the environment's own tools."""
        lines = self._run("pip freeze", str(self.python), "-I", "-m", "pip", "freeze", "--exclude", "setuptools")
        return lines.splitlines()

    def run(self, title: str, *arguments: str) -> str:
        """Return what a Python command of this environment prints, run from its own folder."""
        return self._run(title, str(self.python), *arguments)

    def _run(self, title: str, *command: str) -> str:
        clean = {name: value for name, value in os.environ.items() if name not in _DIRTY}
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=clean,
                timeout=_STEP_TIMEOUT_S,
                capture_output=True,
                text=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise StepError(f"{title}: it took more than {_STEP_TIMEOUT_S} seconds") from None
        if done.returncode:
            raise StepError(f"{title}: {last_line(done)}")
        return done.stdout
