"""Make `generated/` from the sources in a temporary folder and swap it in, so that a failure changes nothing."""

from __future__ import annotations

import filecmp
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import contract_package, pages, sources, webhooks
from .checks import collisions, conventions, examples, extensions, limits, operations, orphans, status_lookup, structure
from .generator import generate as generate_client
from .lookup import Lookup
from .problems import refuse

GENERATED = Path("generated")


def build(root: Path, output: Path, python: str = sys.executable) -> None:
    """
    Write everything that is made of the spec to an empty folder.

    Raises:
        SpecError: A source cannot be used, or breaks a convention.
    """
    contract = sources.contract(root)
    lookup = look_up(root, contract)
    write_packages(root, contract, lookup, output, python)
    pages.write(root, contract, lookup.view, lookup, output / "docs")


def look_up(root: Path, contract: dict[str, Any]) -> Lookup:
    """
    Check a contract and return its `Lookup`: nothing is missing or wrong in it, and all of it has a Python type.

    Raises:
        SpecError: The contract breaks a convention, or the overlay cannot be used.
    """
    refuse(structure.problems_of(contract))
    refuse([*operations.problems_of(contract), *limits.problems_of(contract)])
    refuse([*conventions.problems_of(contract), *examples.problems_of(contract), *orphans.problems_of(contract)])
    view = sources.view(root, contract)
    laid_over = f"{sources.PYTHON_OVERLAY}: it makes this of the contract: "
    refuse([laid_over + problem for problem in extensions.problems_of(view)])
    refuse([laid_over + problem for problem in (*structure.problems_of(view), *operations.problems_of(view))])
    lookup = Lookup(view)
    refuse([*limits.arguments_of(lookup), *collisions.problems_of(lookup), *status_lookup.problems_of(lookup)])
    refuse(list(webhooks.problems_of(view, lookup.types)))
    return lookup


def write_packages(
    root: Path, contract: dict[str, Any], lookup: Lookup, output: Path, python: str = sys.executable
) -> None:
    """
    Write the two packages only.

    Raises:
        SpecError: A source cannot be used.
    """
    contract_package.write(contract, output / "smspartner_spec")
    generate_client(root, lookup.view, lookup, output / "smspartner", python)


def generate(root: Path) -> None:
    """
    Make `generated/` anew.

    Raises:
        SpecError: A source cannot be used; nothing was changed.
    """
    target = root / GENERATED
    with tempfile.TemporaryDirectory(dir=root, prefix=".generating-") as scratch:
        fresh, old = Path(scratch) / "fresh", Path(scratch) / "old"
        fresh.mkdir()
        build(root, fresh)
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise


def drift(root: Path) -> list[str]:
    """
    Return a line for each file of `generated/` that differs from what the sources make.

    Raises:
        SpecError: A source cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="smspartner-check-") as scratch:
        fresh = Path(scratch)
        build(root, fresh)
        made, committed = _files(fresh), _files(root / GENERATED)
        lines = [f"{GENERATED}/{name}: is missing" for name in sorted(made - committed)]
        lines += [f"{GENERATED}/{name}: is made by nothing" for name in sorted(committed - made)]
        _, differing, _ = filecmp.cmpfiles(fresh, root / GENERATED, sorted(made & committed), shallow=False)
        lines += [f"{GENERATED}/{name}: is not what the spec makes" for name in differing]
    return [f"{line} (make generate)" for line in lines]


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
