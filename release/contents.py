"""Check the content of a wheel and of a source distribution; each problem is one line."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.metadata import InvalidMetadata, Metadata

MAX_WHEEL_BYTES = 500_000
"""The size limit of a wheel, which is downloaded into small containers too."""

REQUIRED_SOURCES = (
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
    "src/smspartner_core/version.py",
    "openapi.yaml",
)
"""The files that a source distribution needs to build the wheel."""


def wheel_problems(wheel: Path, packages: Sequence[str]) -> list[str]:
    """Return the problems of a wheel."""
    return [f"{wheel.name}: {problem}" for problem in _wheel_problems(wheel, packages)]


def _wheel_problems(wheel: Path, packages: Sequence[str]) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = [name for name in names if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(about[0]) if about else b""
    folders = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    for folder in sorted(folders - set(packages)):
        yield f"{folder} does not belong there"
    for package in packages:
        if package not in folders:
            yield f"{package} is missing"
        elif f"{package}/py.typed" not in names:
            yield f"{package}/py.typed is missing: type checkers would ignore its types"
    if not any(".dist-info/" in name and name.endswith("/LICENSE") for name in names):
        yield "LICENSE is missing"
    size = wheel.stat().st_size
    if size >= MAX_WHEEL_BYTES:
        yield f"it has {size:,} bytes, the limit is {MAX_WHEEL_BYTES:,}"
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
        yield "metadata: requires-python does not exclude older Pythons"


def sdist_problems(sdist: Path) -> list[str]:
    """Return the problems of a source distribution."""
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
    return [f"{sdist.name}: {name} is missing" for name in REQUIRED_SOURCES if name not in names]


def difference(wheel: Path, other: Path) -> list[str]:
    """Return the files in which two wheels differ, but for their own record of files."""
    ours, theirs = _checksums(wheel), _checksums(other)
    names = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    return [f"{wheel.name}: {name} differs from the one built from the source distribution" for name in names]


def _checksums(wheel: Path) -> dict[str, int]:
    with zipfile.ZipFile(wheel) as archive:
        return {file.filename: file.CRC for file in archive.infolist() if not file.filename.endswith("/RECORD")}
