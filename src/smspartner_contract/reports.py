"""Report the coverage and the findings of a run: in the terminal, in Markdown, as JUnit, and as a JSON certificate."""

from __future__ import annotations

import json
import platform
import time
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from rich.console import Console
from rich.table import Table

from .findings import Finding
from .run import Run


class Report:
    """
    The report of a run.

    Args:
        finished: False if the time limit ended the run early.
    """

    def __init__(self, run: Run, *, finished: bool = True) -> None:
        self.run = run
        self.seconds = time.monotonic() - run.begin
        self.verdict = "broken" if len(run.findings) else "holds" if finished else "not finished"
        self.formats = run.options.formats

    @property
    def line(self) -> str:
        """The summary in one line."""
        run = self.run
        faults = f"{len(run.findings)} finding{'' if len(run.findings) == 1 else 's'}"
        return (
            f"{self.verdict}: {run.calls:,} cases of {len({name for name, _ in run.cases})} operations, {faults}, "
            f"in {self.seconds:.0f} s"
        )

    def warnings(self) -> list[str]:
        """Return the operations that never succeeded, each with the reason."""
        warnings = []
        for operation in self.run.operations:
            for format in self.formats:
                if not self.run.answered[operation.name, format]:
                    why = self.run.missing.get(operation.name, "every call was refused")
                    warnings.append(f"{operation.name} never succeeded in {format.upper()}: {why}")
        return warnings

    def write(self, folder: Path) -> None:
        """Write contract.md, contract.xml (JUnit) and contract.json (the certificate)."""
        clean = self.run.service.scrubber.text
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "contract.md").write_text(clean(self._markdown()), encoding="utf-8")
        (folder / "contract.xml").write_text(clean(self._junit()), encoding="utf-8")
        certificate = json.dumps(self.certificate(), indent=2, ensure_ascii=False)
        (folder / "contract.json").write_text(clean(certificate) + "\n", encoding="utf-8")

    def show(self, console: Console) -> None:
        """Print the table, what was found and what is missing."""
        clean = self.run.service.scrubber.text
        table = Table("operation", *self._columns())
        for cells, found in self._rows():
            table.add_row(*cells, style="red" if found else None)
        console.print(table)
        for finding in self.run.findings.all():
            console.print(f"\n{clean(finding.sentence)}", style="bold red", markup=False, soft_wrap=True)
            console.print(clean(_details(finding)), markup=False, soft_wrap=True)
        for warning in self.warnings():
            console.print(f"warning: {clean(warning)}", style="yellow", markup=False, soft_wrap=True)
        if self.run.left_out:
            sentence = f"Left out, since they may cost: {', '.join(self.run.left_out)}."
            console.print(sentence, markup=False, soft_wrap=True)
        console.print(self.line, markup=False, soft_wrap=True)

    def certificate(self) -> dict[str, Any]:
        """Return the run as data: the service, the contract, the versions, and the verdict."""
        run = self.run
        return {
            "verdict": self.verdict,
            "service": self._address(),
            "contract": {"sha256": run.contract.sha256, "version": run.contract.document["info"]["version"]},
            "versions": {
                "smspartner": version("smspartner"),
                "schemathesis": version("schemathesis"),
                "python": platform.python_version(),
            },
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 1),
            "requests": run.service.requests,
            "cases": run.calls,
            "operations": {
                operation.name: {
                    format: {
                        "cases": run.cases[operation.name, format],
                        "answered200": run.answered[operation.name, format],
                        "findings": len(run.findings.of(operation.name, format)),
                    }
                    for format in self.formats
                }
                for operation in run.operations
            },
            "leftOut": run.left_out,
            "warnings": self.warnings(),
            "findings": [asdict(finding) for finding in run.findings.all()],
        }

    def _address(self) -> str:
        parts = urlsplit(self.run.service.base_url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def _columns(self) -> list[str]:
        return [f"{format.upper()}{what}" for format in self.formats for what in ("", ", answered 200")] + ["found"]

    def _rows(self) -> list[tuple[list[str], bool]]:
        rows = []
        for operation in self.run.operations:
            counts: list[str] = []
            found: list[Finding] = []
            for format in self.formats:
                key = operation.name, format
                counts += [str(self.run.cases[key]), str(self.run.answered[key])]
                found += self.run.findings.of(*key)
            summary = "; ".join(finding.sentence.partition(": ")[2] for finding in found) or "nothing"
            rows.append(
                ([operation.name, *counts, summary if len(summary) <= 120 else summary[:119] + "…"], bool(found))
            )
        return rows

    def _markdown(self) -> str:
        lines = [
            f"# Contract: {self._address()}",
            "",
            self.line,
            "",
            f"Contract: sha256 {self.run.contract.sha256}",
            "",
        ]
        lines.append(f"| operation | {' | '.join(self._columns())} |")
        lines.append(f"| --- |{' ---: |' * (2 * len(self.formats))} --- |")
        lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells, _ in self._rows()]
        if self.run.left_out:
            lines += ["", f"Left out, since they may cost: {', '.join(self.run.left_out)}."]
        lines += ["", *(f"- warning: {warning}" for warning in self.warnings())]
        for finding in self.run.findings.all():
            lines += ["", f"## {finding.sentence}", "", f"Breaks `{finding.place}`, {_times(finding.count)}.", ""]
            for title, text in (("Request", finding.request), ("Response", finding.response), ("Again", finding.curl)):
                if text:
                    lines += [f"{title}:", "", *(f"    {line}" for line in text.splitlines()), ""]
        return "\n".join(lines).rstrip() + "\n"

    def _junit(self) -> str:
        run = self.run
        keys = [(operation.name, format) for operation in run.operations for format in self.formats]
        broken = [key for key in keys if run.findings.of(*key)]
        root = ElementTree.Element("testsuite", name="contract", time=f"{self.seconds:.3f}", errors="0")
        root.set("tests", str(len(keys)))
        root.set("failures", str(len(broken)))
        for key in keys:
            case = ElementTree.SubElement(
                root, "testcase", classname=key[0], name=key[1], time=f"{run.seconds[key]:.3f}"
            )
            for finding in run.findings.of(*key):
                failure = ElementTree.SubElement(case, "failure", message=_xml_safe(finding.sentence))
                failure.text = _xml_safe(_details(finding))
        return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _details(finding: Finding) -> str:
    parts = [f"breaks {finding.place}, {_times(finding.count)}"]
    for title, text in (("request", finding.request), ("response", finding.response), ("again", finding.curl)):
        if text:
            parts.append(f"{title}:\n" + "\n".join(f"    {line}" for line in text.splitlines()))
    return "\n".join(parts)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _xml_safe(text: str) -> str:
    """Return the text without the characters that XML does not allow."""
    return "".join(
        character
        if character in "\t\n" or (" " <= character < "\ufffe" and not "\ud800" <= character <= "\udfff")
        else "\ufffd"
        for character in text
    )
