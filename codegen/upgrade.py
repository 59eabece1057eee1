"""
The command `make upgrade-generator`: try another version of openapi-python-client in a copy.

The work tree stays as it is. The other version goes into an environment of its own, in front of all that is installed
here; the templates that ours replace are compared, and `generated/` is made with it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from .generator import TEMPLATES
from .pipeline import GENERATED

PACKAGE = "openapi-python-client"
_UPSTREAM = TEMPLATES / "upstream.json"
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?")
_SOURCES = ("openapi.yaml", "overlays", "generator-config.yml", "pyproject.toml", "codegen", str(GENERATED))
_LINES = 400  # of a difference; the report says how many more there are


class UpgradeError(Exception):
    """The trial is not possible; the message is one sentence."""


def main(arguments: list[str]) -> int:
    """Return 0 if the trial was made, 1 if that version cannot make `generated/`, 2 if the trial is not possible."""
    parser = argparse.ArgumentParser(prog="python -m codegen upgrade", description=__doc__.split("\n\n")[0])
    parser.add_argument("version", nargs="?", default="", help="such as 0.30.0 (default: the newest)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report there too")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    given = parser.parse_args(arguments)
    console = Console()
    try:
        with tempfile.TemporaryDirectory(prefix="smspartner-upgrade-") as scratch, console.status("trying …"):
            report, works = _tried(given.root.resolve(), given.version, Path(scratch))
        if given.markdown is not None:
            given.markdown.parent.mkdir(parents=True, exist_ok=True)
            given.markdown.write_text(report, encoding="utf-8")
    except (UpgradeError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report)
    return 0 if works else 1


def _tried(root: Path, wanted: str, scratch: Path) -> tuple[str, bool]:
    """The report in Markdown, and whether the other version makes the package."""
    if wanted and not _VERSION.fullmatch(wanted):
        raise UpgradeError(f"{wanted!r} is no version: make upgrade-generator VERSION=0.30.0")
    python = _environment(scratch / "env", f"{PACKAGE}=={wanted}" if wanted else PACKAGE)
    found = _run(python, "-c", f"from importlib.metadata import version; print(version({PACKAGE!r}))").strip()
    lines = [f"## {PACKAGE} {version(PACKAGE)} → {found}", ""]
    lines += _templates(root, Path(_templates_of(sys.executable)), Path(_templates_of(python)))
    copy = scratch / "project"
    copy.mkdir()
    for name in _SOURCES:
        copy_of = shutil.copytree if (root / name).is_dir() else shutil.copyfile
        copy_of(root / name, copy / name)
    done = subprocess.run([python, "-m", "codegen", "generate"], cwd=copy, capture_output=True, text=True)
    if done.returncode:
        output = (done.stderr or done.stdout).strip()
        return "\n".join([*lines, "### It cannot make `generated/`", "", *_fenced(output.splitlines(), "text")]), False
    changes = _differences(root / GENERATED, copy / GENERATED)
    count = sum(line.startswith("+++ ") for line in changes)
    title = (
        f"### `generated/` changes in {count} file{'s' * (count != 1)}"
        if changes
        else "### `generated/` stays as it is"
    )
    return "\n".join([*lines, title, "", *_fenced(changes, "diff")]), True


def _environment(folder: Path, wanted: str) -> str:
    """The Python of a new environment that has the wanted version in front of all that is installed here."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise UpgradeError(f"{wanted} cannot be installed: {(errors or ['pip failed'])[-1].removeprefix('ERROR: ')}")
    theirs = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (theirs / "behind.pth").write_text("\n".join(ours) + "\n", encoding="utf-8")
    return python


def _run(python: str, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([python, *arguments], env=environment, check=True, capture_output=True, text=True).stdout


def _templates_of(python: str) -> str:
    return _run(python, "-c", "import openapi_python_client as it; print(it.__path__[0] + '/templates')").strip()


def _templates(root: Path, old: Path, new: Path) -> list[str]:
    """Report which of the templates that ours replace moved, and how."""
    ours = sorted(json.loads((root / _UPSTREAM).read_text(encoding="utf-8")))
    before, after = ({name: _text(folder / name) for name in ours} for folder in (old, new))
    moved = [name for name in ours if before[name] != after[name]]
    if not moved:
        return [f"### None of the {len(ours)} templates that ours replace moved", ""]
    lines = [f"### {len(moved)} of the {len(ours)} templates that ours replace moved", ""]
    for name in moved:
        if not after[name]:
            lines += [f"`{name}` is no longer there.", ""]
            continue
        lines += [f"`{name}`:", "", *_fenced(_difference(name, before[name], after[name]), "diff"), ""]
    return lines


def _text(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _difference(name: str, old: list[str], new: list[str]) -> list[str]:
    return list(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""))


def _differences(old: Path, new: Path) -> list[str]:
    """Return all differences of two folders, file by file."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (old, new)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return [line for name in sorted(names) for line in _difference(name, _text(old / name), _text(new / name))]


def _fenced(lines: list[str], language: str) -> list[str]:
    if not lines:
        return []
    more = [f"… and {len(lines) - _LINES} more lines"] if len(lines) > _LINES else []
    return [f"~~~{language}", *lines[:_LINES], *more, "~~~"]
