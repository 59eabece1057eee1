"""A state of the project, as it is compared: most of all the one that the work tree makes."""

from __future__ import annotations

import filecmp
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe

from .. import pipeline
from .history import InputError
from .surface import load

CONTRACT = Path("smspartner_spec/openapi.json")
_VERSION = "version.py", re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_BASE_URL = "settings.py", re.compile(r'^BASE_URL = "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Snapshot:
    """A state of the project: what of it is compared."""

    contract: dict[str, Any]
    package: griffe.Module | None
    version: str | None
    notes: tuple[str, ...] = ()
    """What a reader of the report should know, a sentence each."""
    base_url: str | None = None
    """The address that the package calls unless it is told another one."""


def now(root: Path, scratch: Path) -> Snapshot:
    """
    What the work tree makes, whether or not somebody has made it yet.

    Raises:
        SpecError: A source cannot be used.
        InputError: The result, or the core, cannot be read.
    """
    pipeline.build(root, scratch)
    contract = json.loads((scratch / CONTRACT).read_bytes())
    notes = (
        ()
        if is_made(scratch, root / pipeline.GENERATED)
        else ("generated/ is not up to date (make generate); what it will be is compared.",)
    )
    package = read_package(scratch, root / "src", "of the work tree")
    return Snapshot(contract, package, version_of(root), notes, _written(root, *_BASE_URL))


def is_made(fresh: Path, committed: Path) -> bool:
    """Whether every file that the sources make is among the committed ones as they make it."""
    names = [each.relative_to(fresh).as_posix() for each in fresh.rglob("*") if each.is_file()]
    same, _, _ = filecmp.cmpfiles(fresh, committed, names, shallow=False)
    return len(same) == len(names)


def read_package(generated: Path, core: Path, words: str) -> griffe.Module:
    """
    The Python package in a folder; `words` say which one that is.

    Raises:
        InputError: It is no Python.
    """
    try:
        return load(generated, core)
    except (griffe.GriffeError, SyntaxError, ImportError) as error:
        raise InputError(f"the Python package {words} cannot be read: {error}") from None


def version_of(root: Path) -> str | None:
    """The version that a state has, if it has one."""
    return _written(root, *_VERSION)


def _written(root: Path, name: str, pattern: re.Pattern[str]) -> str | None:
    """A text that the core has written down."""
    path = root / "src/smspartner_core" / name
    found = pattern.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found.group(1) if found else None
