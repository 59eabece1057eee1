"""The two states that are compared: as it was in a commit, and as the work tree makes it."""

from __future__ import annotations

import filecmp
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe

from .. import pipeline, sources
from ..problems import SpecError
from .history import History, InputError
from .surface import load

CONTRACT = Path("smspartner_spec/openapi.json")
_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Snapshot:
    """A state of the project: what of it is compared."""

    contract: dict[str, Any]
    package: griffe.Module | None
    version: str | None
    notes: tuple[str, ...] = ()
    """What a reader of the report should know, a sentence each."""


def before(history: History, commit: str, name: str, scratch: Path) -> Snapshot:
    """
    The state of a commit. What was not there yet is empty, so that all of it is new.

    Raises:
        InputError: What is there cannot be read.
    """
    history.extract(commit, scratch)
    notes = []
    contract: dict[str, Any] = {}
    committed = scratch / "generated" / CONTRACT
    try:
        if committed.is_file():
            contract = json.loads(committed.read_bytes())
        elif (scratch / sources.SPEC).is_file() and (scratch / sources.XML_OVERLAY).is_file():
            contract = sources.contract(scratch)
        else:
            notes.append(f"There was no contract yet at {name}: everything in it is new.")
    except (ValueError, SpecError) as error:
        raise InputError(f"the contract at {name} cannot be read: {str(error).splitlines()[0]}") from None
    package = None
    if (scratch / "generated/smspartner/__init__.py").is_file():
        package = _load(scratch / "generated", scratch / "src", f"at {name}")
    else:
        notes.append(f"There was no Python package yet at {name}: everything in it is new.")
    return Snapshot(contract, package, _version(scratch), tuple(notes))


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
        if _is_made(root, scratch)
        else ("generated/ is not up to date (make generate); what it will be is compared.",)
    )
    return Snapshot(contract, _load(scratch, root / "src", "of the work tree"), _version(root), notes)


def _is_made(root: Path, fresh: Path) -> bool:
    names = [each.relative_to(fresh).as_posix() for each in fresh.rglob("*") if each.is_file()]
    same, _, _ = filecmp.cmpfiles(fresh, root / pipeline.GENERATED, names, shallow=False)
    return len(same) == len(names)


def _load(generated: Path, core: Path, words: str) -> griffe.Module:
    try:
        return load(generated, core)
    except (griffe.GriffeError, SyntaxError, ImportError) as error:
        raise InputError(f"the Python package {words} cannot be read: {error}") from None


def _version(root: Path) -> str | None:
    path = root / "src/smspartner_core/version.py"
    found = _VERSION.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found.group(1) if found else None
