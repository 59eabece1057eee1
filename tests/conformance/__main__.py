"""`make contract`: hold a service against the contract, and say what was covered and what was found."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from schemathesis.core.failures import Failure, FailureGroup

from . import suite
from .remote import KeySession, Pace, is_harmless, is_loopback, takes_sandbox
from .test_mock import CHECKS, _excluded

MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
Found = dict[tuple[str, str], list[str]]


class Run:
    """One run against one service: counts its cases and keeps what they found."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.cases: Counter[tuple[str, str]] = Counter()
        self.found: Found = {}
        self.left_out: list[str] = []
        self._pace = Pace()
        self._session = KeySession(arguments.api_key) if arguments.base_url else None
        self._elsewhere = bool(arguments.base_url) and not is_loopback(arguments.base_url)
        self._careful = self._elsewhere and not arguments.all

    def schemas(self) -> list[tuple[str, Any]]:
        """What is called, by the name of the way: bodies in JSON and XML, and each dialect of a mock in-process."""
        examples = self.arguments.examples
        if self.arguments.base_url:
            return [(name, suite.schema_for(None, examples, f"application/{name}")) for name in ("json", "xml")]
        return [
            ("json", suite.schema_for(suite.mock("positional"), examples, "application/json")),
            *((way, suite.schema_for(suite.mock(way), examples, "application/xml")) for way in suite.DIALECTS),
        ]

    def operation(self, way: str, operation: Any) -> None:
        """All cases of one command, in one way."""
        raw = operation.definition.raw
        if self._careful and not is_harmless(raw):
            self.left_out.append(raw["operationId"])
            return
        for mode in MODES:
            if self._careful and takes_sandbox(raw) and mode is not MODES[0]:
                continue
            self._generate(way, operation, raw, mode)

    def _generate(self, way: str, operation: Any, raw: dict[str, Any], mode: Any) -> None:
        @settings(
            max_examples=self.arguments.examples,
            deadline=None,
            database=None,
            derandomize=True,  # the same run again, for whoever mends what it found
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def call(case: Any) -> None:
            self._call(way, raw, case)

        try:
            call()
        except (Failure, FailureGroup, AssertionError) as error:
            failures = error.exceptions if isinstance(error, FailureGroup) else [error]
            told = [" ".join(f"{type(each).__name__}: {each}".split())[:300] for each in failures]
            self.found.setdefault((raw["operationId"], way), []).extend(told)
        except Exception as error:  # a service that hangs up or answers what is no HTTP is found too
            self.found.setdefault((raw["operationId"], way), []).append(f"{type(error).__name__}: {error}"[:300])

    def _call(self, way: str, raw: dict[str, Any], case: Any) -> None:
        self.cases[raw["operationId"], way] += 1
        if self._careful and takes_sandbox(raw) and isinstance(case.body, dict):
            case.body["sandbox"] = 1
        if self._session is None:
            response = case.call()
        else:
            if self._elsewhere:
                self._pace.wait(raw)
            response = case.call(base_url=self.arguments.base_url, session=self._session)
        case.validate_response(response, additional_checks=CHECKS, excluded_checks=_excluded(case))


def _tables(run: Run, ways: list[str]) -> tuple[Table, str]:
    """The same table for the terminal and for Markdown: commands by ways, cases and what was found."""
    table = Table("command", *ways, "found")
    lines = [f"| command | {' | '.join(ways)} | found |", f"| --- |{' ---: |' * len(ways)} --- |"]
    for name in dict.fromkeys(name for name, _ in run.cases):
        problems = [problem for way in ways for problem in run.found.get((name, way), ())]
        row = [name, *(str(run.cases[name, way]) for way in ways), "; ".join(problems)[:200] or "nothing"]
        table.add_row(*row, style="red" if problems else None)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
    return table, "\n".join(lines)


def _junit(run: Run) -> bytes:
    """A test case for each command and way."""
    root = ElementTree.Element("testsuite", name="contract", tests=str(len(run.cases)), failures=str(len(run.found)))
    for name, way in run.cases:
        case = ElementTree.SubElement(root, "testcase", classname=name, name=way)
        for problem in run.found.get((name, way), ()):
            ElementTree.SubElement(case, "failure", message=problem)
    return ElementTree.tostring(root)


def main() -> int:
    """Run, report, and say by the status whether anything was found."""
    parser = argparse.ArgumentParser(prog="make contract", description=__doc__)
    parser.add_argument("--base-url", help="the service, e.g. http://127.0.0.1:8025/v1 (default: a mock in-process)")
    parser.add_argument("--api-key", default="test-key", help="its key; it is in no report")
    parser.add_argument("--examples", type=int, default=25, help="cases a command, format and kind of data")
    parser.add_argument("--all", action="store_true", help="call what sends and costs, on other machines too")
    parser.add_argument("--reports", type=Path, default=Path("reports"), help="where contract.md and contract.xml go")
    arguments = parser.parse_args()
    run, start = Run(arguments), time.monotonic()
    console = Console()
    schemas = run.schemas()
    with Progress(console=console, transient=True) as progress:
        for way, schema in schemas:
            operations = [each.ok() for each in schema.get_all_operations()]
            for operation in progress.track(operations, description=way):
                run.operation(way, operation)
    table, markdown = _tables(run, [way for way, _ in schemas])
    total = run.cases.total()
    line = f"{total:,} cases, {len(run.cases)} commands and formats, {len(run.found)} with faults"
    left_out = f"\n\nLeft out, since they may cost: {', '.join(sorted(set(run.left_out)))}." if run.left_out else ""
    arguments.reports.mkdir(parents=True, exist_ok=True)
    title = f"# Contract: {arguments.base_url or 'the mock, in-process'}\n\n"
    (arguments.reports / "contract.md").write_text(f"{title}{markdown}\n\n{line}{left_out}\n", encoding="utf-8")
    (arguments.reports / "contract.xml").write_bytes(_junit(run))
    console.print(table)
    print(f"{left_out.strip()}\n{line}, in {time.monotonic() - start:.0f} s".strip())
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())
