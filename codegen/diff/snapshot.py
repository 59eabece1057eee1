"""
The two states that are compared: what the sources of the work tree make now, and what was committed.

A commit has its `generated/` for its users, and `make check` holds it equal to its sources; where somebody forgot it,
the comparison shows what it lacks as a change of now. So nothing is made of old sources, which today's pipeline may
read in another way.
"""

from __future__ import annotations

import filecmp
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe

from .. import pipeline
from .history import History, InputError
from .surface import load

_CONTRACT = Path("smspartner_spec/openapi.json")
_VERSION = "version.py", re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_BASE_URL = "settings.py", re.compile(r'^BASE_URL = "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Snapshot:
    """A state of the project, as far as it is compared. What was not there yet is empty, so that all of it is new."""

    contract: dict[str, Any]
    package: griffe.Module | None
    version: str | None
    base_url: str | None
    """The address that the package calls unless it is given another one."""
    note: str = ""
    """A sentence for the reader of the report."""


def of_work_tree(root: Path, scratch: Path) -> Snapshot:
    """
    Make and read what the sources of the work tree make, whether or not somebody has made it yet.

    Raises:
        SpecError: A source cannot be used.
        InputError: The result, or the core, cannot be read.
    """
    pipeline.build(root, scratch)
    names = [path.relative_to(scratch).as_posix() for path in scratch.rglob("*") if path.is_file()]
    same, _, _ = filecmp.cmpfiles(scratch, root / pipeline.GENERATED, names, shallow=False)
    is_made = len(same) == len(names)
    note = "" if is_made else "generated/ is not up to date (make generate); what it will be is compared."
    return _read(scratch, root / "src", "of the work tree", note)


def of_commit(history: History, commit: str, name: str, scratch: Path) -> Snapshot:
    """
    Read what was committed.

    Raises:
        InputError: It cannot be read.
    """
    history.extract(commit, scratch)
    generated = scratch / pipeline.GENERATED
    note = "" if (generated / _CONTRACT).is_file() else f"There was no contract yet at {name}: everything in it is new."
    return _read(generated, scratch / "src", f"at {name}", note)


def version_of(source: Path) -> str | None:
    """The version that a state has, if it has one."""
    return _written(source, *_VERSION)


def _read(generated: Path, source: Path, words: str, note: str) -> Snapshot:
    contract, path = {}, generated / _CONTRACT
    try:
        if path.is_file():
            contract = json.loads(path.read_bytes())
        package = load(generated, source) if (generated / "smspartner/__init__.py").is_file() else None
    except ValueError as error:
        raise InputError(f"the contract {words} cannot be read: {error}") from None
    except (griffe.GriffeError, SyntaxError, ImportError) as error:
        raise InputError(f"the Python package {words} cannot be read: {error}") from None
    return Snapshot(contract, package, version_of(source), _written(source, *_BASE_URL), note)


def _written(source: Path, name: str, pattern: re.Pattern[str]) -> str | None:
    """A string that the core has written down."""
    path = source / "smspartner_core" / name
    found = pattern.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found.group(1) if found else None
