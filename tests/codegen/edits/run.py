"""What becomes of an edit: a package that is generated, typed and called, or the sentences that refuse it."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from codegen import contract_package, generator, pipeline, sources
from codegen.problems import SpecError

from .documents import Edit
from .works import WORKING

ROOT = Path(__file__).parents[3]
SPEC = sources.load(ROOT, sources.SPEC)
XML = sources.load(ROOT, sources.XML_OVERLAY)
CALLS = Path(__file__).with_name("calls.py")


def refusal_of(edit: Edit) -> list[str]:
    """The sentences that refuse an edit; none if it is understood."""
    document = copy.deepcopy(SPEC)
    edit(document)
    try:
        lookup = pipeline.look_up(ROOT, sources.merged(document, XML))
    except SpecError as error:
        return list(error.problems)
    generator.bare(lookup.view, lookup)
    return []


def write_package(folder: Path) -> None:
    """The packages that come of all edits that work, in one spec."""
    document = copy.deepcopy(SPEC)
    for working in WORKING:
        working.edit(document)
    contract = sources.merged(document, XML)
    lookup = pipeline.look_up(ROOT, contract)
    contract_package.write(contract, folder / "smspartner_spec")
    generator.generate(ROOT, lookup.view, lookup, folder / "smspartner")
    made = set(lookup.operations) - {"contacts.add_many"}  # which the overlay for Python adds
    described = {operation["operationId"] for item in contract["paths"].values() for operation in item.values()}
    assert described == made


def call_all(folder: Path) -> dict[str, str]:
    """Call each new operation of a package, in JSON and XML; what went wrong, by the name of the edit."""
    (folder / "working.json").write_text(json.dumps([asdict(working) | {"edit": None} for working in WORKING]))
    return dict(json.loads(run(folder, str(CALLS), "working.json")))


def type_errors(folder: Path) -> str:
    """What mypy says of a package and of the calls."""
    imports = ["import datetime as dt", "from decimal import Decimal", "from smspartner import SMSPartner, models"]
    calls = ["def use(client: SMSPartner) -> None:", *(f"    {working.call}" for working in WORKING)]
    (folder / "typed.py").write_text("\n".join([*imports, *calls, "dt, Decimal, models"]))
    errors = ""
    for arguments in (["-p", "smspartner.api", "-p", "smspartner.models"], ["typed.py"]):
        command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=_environment(folder), capture_output=True, text=True, timeout=300
        )
        errors += done.stdout + done.stderr if done.returncode else ""
    return errors


def run(folder: Path, *arguments: str) -> str:
    """What a Python program prints that imports the package of a folder."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=_environment(folder), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(folder: Path) -> dict[str, str]:
    paths = os.pathsep.join([str(folder), str(ROOT / "src"), str(ROOT)])
    return {**os.environ, "PYTHONPATH": paths, "MYPYPATH": os.pathsep.join([str(folder), str(ROOT / "src")])}
