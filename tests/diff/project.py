"""A copy of the project with a history of its own, and what is done to it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from .edits import Edit

ROOT = Path(__file__).parents[2]
NEEDED = ("openapi.yaml", "overlays", "generator-config.yml", "generated", "src/smspartner_core", "pyproject.toml")
SPEC = "openapi.yaml"
CONTRACT = "generated/smspartner_spec/openapi.json"


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def edit(root: Path, change: Edit, name: str = SPEC) -> None:
    """Edit a source by what it says; JSON is YAML."""
    path = root / name
    document: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document, default=str), encoding="utf-8")


def copied(root: Path) -> Path:
    """The project with two commits: nothing, and everything."""
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "Begin")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    commit(root, "Describe the API")
    return root
