"""A copy of the project in which the spec is edited, generated and used, as a maintainer does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from codegen.diff.rules import Audience

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".bench", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", "node_modules", "site", "reports"
)
_VERDICT = """
from pathlib import Path
from codegen.diff.command import compare
print(compare(Path.cwd(), "HEAD").breaks.value)
"""


class Project:
    """The copy, and what a maintainer does with it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        shutil.copytree(ROOT, self.root, ignore=LEFT_OUT)
        self._git("init", "--quiet")
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "As it was")
        self.before = self._files()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text of a source; it must be there."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"{name} has no {old!r}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def cut(self, name: str, start: str, end: str) -> None:
        """Take what stands between two texts out of a source, with the first of them."""
        path = self.root / name
        before, found, rest = path.read_text(encoding="utf-8").partition(start)
        if not found or end not in rest:
            raise LookupError(f"{name} has no {start!r} with {end!r} after it")
        path.write_text(before + rest[rest.index(end) :], encoding="utf-8")

    def run(self, *arguments: str) -> str:
        """Return what a Python command prints, with the copy's packages in place of the installed ones."""
        paths = [self.root / "src", self.root / "generated", self.root]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.root, env=environment, capture_output=True, text=True, timeout=120
        )
        if done.returncode:
            raise AssertionError(f"{' '.join(arguments)}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def generate(self) -> None:
        """`make generate`, and then `make check`, which must be silent."""
        self.run("-m", "codegen", "generate")
        assert self.run("-m", "codegen", "check") == ""

    def breaks(self) -> Audience:
        """Whom the change breaks, by the verdict of `make diff`."""
        return Audience(int(self.run("-c", _VERDICT)))

    def hold(self, operation: str) -> str:
        """`make contract`, for one operation of the copy's mock: the line that says the figures."""
        tests = f"{sys.executable} -m smspartner_contract --only {operation} --examples 5"
        return self.run("-m", "smspartner_mock", "--port", "0", "--run", tests).splitlines()[-1]

    def pages(self) -> str:
        """Return all pages that are made of the spec."""
        return "".join(path.read_text(encoding="utf-8") for path in (self.root / "generated/docs").iterdir())

    def _git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Scenario", "-c", "user.email=scenario@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True, capture_output=True)

    def changed(self) -> set[str]:
        """The files that are not as they were in the copy."""
        now = self._files()
        return {name for name in self.before.keys() | now.keys() if self.before.get(name) != now.get(name)}

    def _files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and not {"__pycache__", ".git", "reports"} & set(path.relative_to(self.root).parts)
        }
