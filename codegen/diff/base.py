"""
The state of a commit: what its sources make, whatever of it was committed.

`generated/` may have been forgotten in a commit, and then says nothing of it. So the contract is merged anew; and the
package is made anew where its committed one cannot be trusted: the contract in it is another one, or the same pipeline
would tell. Where the pipeline changed since, a committed package that has the right contract is the one that users
have, and what today's pipeline makes of the old sources is not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import griffe

from .. import pipeline, sources
from ..lookup import Lookup
from ..problems import SpecError
from .history import History, InputError
from .snapshot import CONTRACT, Snapshot, is_made, read_package, version_of


@dataclass
class _Base:
    """A commit, written to a folder."""

    root: Path
    name: str
    is_made_alike: bool
    """Whether today's pipeline is the one that it was made with."""
    notes: list[str] = field(default_factory=list)

    @property
    def generated(self) -> Path:
        """What was committed of what is made."""
        return self.root / pipeline.GENERATED


def before(history: History, commit: str, name: str, scratch: Path) -> Snapshot:
    """
    The state of a commit. What was not there yet is empty, so that all of it is new.

    Raises:
        InputError: What is there cannot be read.
    """
    history.extract(commit, scratch)
    base = _Base(scratch, name, history.is_made_alike(commit))
    merged = _merged(base)
    contract = _committed(base) if merged is None else merged
    package = _package(base, merged)
    return Snapshot(contract, package, version_of(scratch), tuple(base.notes))


def _merged(base: _Base) -> dict[str, Any] | None:
    """The contract that the sources make; None if there are none, or none that can be used today."""
    if not all((base.root / each).is_file() for each in (sources.SPEC, sources.XML_OVERLAY)):
        return None
    try:
        return sources.contract(base.root)
    except SpecError as error:
        if not (base.generated / CONTRACT).is_file():
            raise InputError(f"the contract at {base.name} cannot be read: {error.problems[0]}") from None
        base.notes.append(
            f"The sources at {base.name} cannot be used ({error.problems[0]}): what was committed is compared."
        )
        return None


def _committed(base: _Base) -> dict[str, Any]:
    path = base.generated / CONTRACT
    if not path.is_file():
        base.notes.append(f"There was no contract yet at {base.name}: everything in it is new.")
        return {}
    try:
        contract: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError as error:
        raise InputError(f"the contract at {base.name} cannot be read: {error}") from None
    return contract


def _package(base: _Base, merged: dict[str, Any] | None) -> griffe.Module | None:
    if not (base.generated / "smspartner/__init__.py").is_file():
        base.notes.append(f"There was no Python package yet at {base.name}: everything in it is new.")
        return None
    folder = base.generated
    if merged is not None and (base.is_made_alike or not _has_contract(base, merged)):
        folder = _made(base, merged)
    return read_package(folder, base.root / "src", f"at {base.name}")


def _has_contract(base: _Base, merged: dict[str, Any]) -> bool:
    """Whether the committed contract is the merged one, the order of its fields included."""
    try:
        return json.dumps(json.loads((base.generated / CONTRACT).read_bytes())) == json.dumps(merged)
    except (OSError, ValueError):
        return False


def _made(base: _Base, merged: dict[str, Any]) -> Path:
    """The folder with the packages that the sources make, or the committed ones if today's pipeline cannot."""
    folder = base.root / "made"
    try:
        lookup = Lookup(sources.view(base.root, merged))  # whether or not it keeps today's conventions
        pipeline.write_packages(base.root, merged, lookup, folder)
    except Exception as error:  # old sources may lack anything that today's pipeline takes for granted
        told = f"{type(error).__name__}: {error}".splitlines()[0].removeprefix("SpecError: ")
        base.notes.append(
            f"Today's pipeline cannot make the Python package at {base.name} ({told}): the committed one is compared."
        )
        return base.generated
    if not is_made(folder, base.generated):
        base.notes.append(f"generated/ was not up to date at {base.name}: what its sources make is compared.")
    return folder
