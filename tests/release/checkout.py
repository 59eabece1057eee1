"""A checkout of which a release is made in seconds: what is slow there is a few lines of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

BUILDS = """
from pathlib import Path
Path("dist").mkdir()
Path("dist/new.whl").write_text("new", encoding="utf-8")
"""
"""What stands for `make dist`."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def checkout(folder: Path, dist: str = BUILDS) -> Path:
    """A project with what a release looks at, on main, committed."""
    for name in ("openapi.yaml", "pyproject.toml", "generator-config.yml", "CHANGELOG.md", ".gitignore"):
        folder.mkdir(exist_ok=True)
        shutil.copy2(ROOT / name, folder)
    for name in ("overlays", "generated", "src/smspartner_core"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in (("release", dist), ("codegen", "")):
        (folder / name).mkdir()
        (folder / name / "__main__.py").write_text(content, encoding="utf-8")
    shutil.copytree(ROOT / "changelog.d", folder / "changelog.d", ignore=shutil.ignore_patterns("*.*.md"))
    (folder / "changelog.d" / "+one.feature.md").write_text("Something that is new.\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for key, value in (("user.name", "A"), ("user.email", "a@example.org")):
        git(folder, "config", key, value)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All of it")
    return folder


def hook(project: Path, name: str, script: str) -> None:
    """Have something happen in the middle of a release; `$MAIN` is the checkout that it is made from."""
    path = project / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    lines = ("#!/bin/sh", f"MAIN='{project}'", "unset $(git rev-parse --local-env-vars)", script)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o755)


def state(project: Path) -> dict[str, object]:
    """All that a release may change."""
    return {
        "branch": git(project, "branch", "--show-current"),
        "refs": git(project, "for-each-ref", "--format", "%(refname) %(objectname)").splitlines(),
        "status": git(project, "status", "--porcelain").splitlines(),
        "work trees": git(project, "worktree", "list").splitlines(),
        "files": sorted(each.name for each in project.iterdir()),
        "dist": {each.name: each.read_text(encoding="utf-8") for each in project.glob("dist/*")},
    }
