"""Clean environments outside the checkout, in which what was built is installed and used."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from .interpreters import Interpreter
from .processes import Processes, said

_LIMIT = 600
"""Seconds that a step may take."""

_DIRTY = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")


class StepError(Exception):
    """A step in an environment failed: which one, and the last of what it said."""


class Environment:
    """A virtual environment in a folder that holds nothing else."""

    def __init__(self, interpreter: Interpreter, folder: Path, processes: Processes) -> None:
        self.folder = folder
        self.python = folder / "venv/bin/python"
        self._processes = processes
        (folder / "tmp").mkdir(parents=True)
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
        clean["TMPDIR"] = str(self.folder / "tmp")  # what pip leaves when it is stopped goes away with the rest
        try:
            ended = self._processes.run(command, self.folder, clean, limit=_LIMIT)
        except subprocess.TimeoutExpired:
            raise StepError(f"{title}: it took more than {_LIMIT} seconds") from None
        if ended.returncode:
            raise StepError(f"{title}: {said(ended)}")
        return ended.stdout
