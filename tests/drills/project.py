"""A copy of the project in which the spec is edited, generated and used, as a maintainer does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".bench", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", "node_modules", "site", "reports"
)


class Project:
    """The copy, and what a maintainer does with it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        shutil.copytree(ROOT, self.root, ignore=LEFT_OUT)
        self.before = self._files()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text of a source; it must be there."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"{name} has no {old!r}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *command: str) -> str:
        """What a Python command prints, with the copy's packages in place of the installed ones."""
        paths = [self.root / "src", self.root / "generated", self.root]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *command], cwd=self.root, env=environment, capture_output=True, text=True, timeout=120
        )
        if done.returncode:
            raise AssertionError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def generate(self) -> None:
        """`make generate`, and then `make check`, which must be silent."""
        self.run("-m", "codegen", "generate")
        assert self.run("-m", "codegen", "check") == ""

    def changed(self) -> set[str]:
        """The files that are not as they were in the copy."""
        now = self._files()
        return {name for name in self.before.keys() | now.keys() if self.before.get(name) != now.get(name)}

    def _files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
