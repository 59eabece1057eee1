"""A checkout of which a release is made in seconds: the slow steps are a few lines of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKES_A_WHEEL = """
from pathlib import Path
Path("dist").mkdir(exist_ok=True)
Path("dist/new.whl").write_text("new", encoding="utf-8")
"""
"""A stand-in for `make dist`."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "A change") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def checkout(folder: Path) -> Path:
    """Return a project that can be released, on main, committed."""
    folder.mkdir()
    for name in ("openapi.yaml", "pyproject.toml", "generator-config.yml", "CHANGELOG.md", ".gitignore"):
        shutil.copy2(ROOT / name, folder)
    for name in ("overlays", "generated", "src/smspartner_core"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in (("release", MAKES_A_WHEEL), ("codegen", "")):
        (folder / name).mkdir()
        (folder / name / "__main__.py").write_text(content, encoding="utf-8")
    (folder / "changelog.d").mkdir()
    (folder / "changelog.d" / "+one.feature.md").write_text("Something that is new.\n", encoding="utf-8")
    settings = (folder / "pyproject.toml").read_text(encoding="utf-8")
    hosted = settings.replace('repository = ""', 'repository = "https://example.org/us/smspartner"')
    (folder / "pyproject.toml").write_text(hosted, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for key, value in (("user.name", "A"), ("user.email", "a@example.org"), ("commit.gpgsign", "false")):
        git(folder, "config", key, value)
    commit(folder, "All of it")
    return folder
