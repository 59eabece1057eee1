"""Clean environments outside the checkout, in which what was built is installed and used."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from .interpreters import Interpreter

_DIRTY = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


class StepError(Exception):
    """A step in an environment failed: which one, and the last of what it said."""


class Environment:
    """A virtual environment in a folder that holds nothing else."""

    def __init__(self, interpreter: Interpreter, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv/bin/python"
        folder.mkdir(parents=True)
        self._run("making the environment", str(interpreter.path), "-I", "-m", "venv", str(folder / "venv"))

    def install(self, *requirements: str) -> None:
        """Install with pip; its cache is what keeps this quick."""
        command = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
        self._run("pip install", str(self.python), "-I", *command)

    def inspect(self) -> dict[str, Any]:
        """What is installed."""
        command = ("-m", "pip", "--disable-pip-version-check", "inspect", "--local")
        told: dict[str, Any] = json.loads(self._run("pip inspect", str(self.python), "-I", *command))
        return told

    def run(self, title: str, *arguments: str) -> str:
        """What a Python command of this environment prints, run from the empty folder."""
        return self._run(title, str(self.python), *arguments)

    def _run(self, title: str, *command: str) -> str:
        clean = {name: value for name, value in os.environ.items() if name not in _DIRTY}
        done = subprocess.run(
            command, cwd=self.folder, env=clean, capture_output=True, text=True, timeout=600, check=False
        )
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
            raise StepError(f"{title}: {said}")
        return done.stdout
