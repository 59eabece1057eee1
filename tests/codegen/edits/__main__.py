"""`make edits`: what becomes of each small edit of the spec, as a table: it works from end to end, or is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import run
from .refused import REFUSALS
from .works import WORKING


def main() -> int:
    """Try all, show what came of each, and say by the status whether that is what was expected."""
    table = Table("edit of the spec", "outcome", "the sentence, or the call")
    failed = []
    with tempfile.TemporaryDirectory(prefix="smspartner-edits-") as folder:
        run.write_package(Path(folder))
        failures = {
            **{name.partition(" (")[0]: told for name, told in run.call_all(Path(folder)).items()},
            **({"types": errors} if (errors := run.type_errors(Path(folder))) else {}),
        }
    for working in WORKING:
        told = failures.get(working.name) or "\n".join(run.refusal_of(working.edit))
        table.add_row(working.name, "FAILS" if told else "works", told or working.call)
        failed += [working.name] if told else []
    for name, (edit, sentence) in REFUSALS.items():
        told = (run.refusal_of(edit) or ["understood"])[0]
        table.add_row(name, "refused" if told == sentence else "FAILS", told)
        failed += [] if told == sentence else [name]
    Console(width=150).print(table)
    print(f"{len(WORKING)} edits work, {len(REFUSALS)} are refused in a sentence; not as expected: {len(failed)}")
    print(failures.get("types", ""), end="")
    return 1 if failed or failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
