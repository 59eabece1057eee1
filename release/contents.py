"""What must be in a wheel and in a source distribution, and what must not; problems are told together, a line each."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.metadata import InvalidMetadata, Metadata

BUDGET = 300_000
"""Bytes that a wheel may have: who installs it in a small container should not feel it."""

TO_BUILD = ("pyproject.toml", "README.md", "LICENSE", "src/smspartner_core/version.py", "openapi.yaml")
"""Without these a source distribution makes no wheel, or is not the source."""


def wheel_problems(wheel: Path, packages: Sequence[str]) -> list[str]:
    """What is wrong with a wheel."""
    return [f"{wheel.name}: {problem}" for problem in _wheel_problems(wheel, packages)]


def _wheel_problems(wheel: Path, packages: Sequence[str]) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = [name for name in names if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(about[0]) if about else b""
    folders = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    for stranger in sorted(folders - set(packages)):
        yield f"{stranger} does not belong in it"
    for package in packages:
        if package not in folders:
            yield f"{package} is missing"
        elif f"{package}/py.typed" not in names:
            yield f"{package}/py.typed is missing: type checkers would ignore its types"
    if not any(".dist-info/" in name and name.endswith("/LICENSE") for name in names):
        yield "LICENSE is missing"
    size = wheel.stat().st_size
    if size >= BUDGET:
        yield f"it has {size:,} bytes, and may have less than {BUDGET:,}"
    yield from _metadata_problems(metadata)


def _metadata_problems(metadata: bytes) -> Iterator[str]:
    try:
        read = Metadata.from_email(metadata, validate=True)
    except ExceptionGroup as group:
        for error in group.exceptions:
            yield f"metadata: {error.field}: {error}" if isinstance(error, InvalidMetadata) else f"metadata: {error}"
        return
    wanted = {"summary": read.summary, "license-expression": read.license_expression, "description": read.description}
    for name, value in wanted.items():
        if not value:
            yield f"metadata: {name} is missing"
    if read.requires_python is None or "3.10" in read.requires_python:
        yield "metadata: requires-python does not keep older Pythons out"


def sdist_problems(sdist: Path) -> list[str]:
    """What is wrong with a source distribution."""
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
    return [f"{sdist.name}: {name} is missing" for name in TO_BUILD if name not in names]


def difference(wheel: Path, other: Path) -> list[str]:
    """The files in which two wheels differ; what is only the record of the files is not told."""
    ours, theirs = _checksums(wheel), _checksums(other)
    names = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    return [f"{wheel.name}: {name} is not what the source distribution makes" for name in names]


def _checksums(wheel: Path) -> dict[str, int]:
    with zipfile.ZipFile(wheel) as archive:
        return {each.filename: each.CRC for each in archive.infolist() if not each.filename.endswith("/RECORD")}
