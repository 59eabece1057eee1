"""`make generate` beside openapi-generator, on the same contract."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from .loopback import ROOT
from .plan import Plan
from .rows import Section
from .timing import Probe, block, interleave

OURS = "make generate"
GENERATOR = "openapi-generator"
OPC = "openapi-python-client"
_SOURCES = ("openapi.yaml", "generator-config.yml", "pyproject.toml")


def run(plan: Plan) -> Section:
    """Whole processes in turn, each into a folder of its own."""
    generator, opc = plan.peers.tools.get("openapi-generator"), plan.peers.tools.get("openapi-python-client")
    with tempfile.TemporaryDirectory(prefix="smspartner-bench-") as scratch:
        copy = Path(scratch) / "project"
        shutil.copytree(ROOT / "overlays", copy / "overlays")
        for name in _SOURCES:
            shutil.copy(ROOT / name, copy / name)
        contract = str(ROOT / "generated" / "smspartner_spec" / "openapi.json")
        operations = {OURS: [plan.peers.pythons["main"], "-m", "codegen", "generate", "--root", str(copy)]}
        if generator is not None:
            output = str(Path(scratch) / "generator")
            operations[GENERATOR] = [
                generator,
                "generate",
                "-g",
                "python",
                "--skip-validate-spec",
                "-i",
                contract,
                "-o",
                output,
            ]
        if opc is not None:
            tool = str(Path(plan.peers.pythons["main"]).parent / "openapi-python-client")
            output = str(Path(scratch) / "opc")
            stripped = str(Path(opc).with_suffix(".json"))
            operations[OPC] = [tool, "generate", "--meta", "none", "--overwrite", "--output-path", output]
            operations[OPC] += ["--path", stripped]
        probes = {name: _process(words) for name, words in operations.items()}
        samples = interleave(probes, plan.count(5, smoke=1), warm_up=1 - plan.smoke, on_round=plan.on_round)
    why = plan.peers.why
    return Section(
        "generate",
        "Generate",
        "From the description to a written client, as a whole process. Ours also applies the overlays, checks the "
        "contract, formats what it writes and makes pages; openapi-generator also writes pages and test stubs.",
        [
            samples.row(GENERATOR, unit="ms", note="" if GENERATOR in probes else why("openapi-generator")),
            samples.row(OURS, GENERATOR, unit="ms"),
            samples.row(OPC, GENERATOR, unit="ms", note="" if OPC in probes else why("openapi-python-client")),
        ],
    )


def _process(words: list[str]) -> Probe:
    return block(lambda: subprocess.run(words, cwd=ROOT, check=True, capture_output=True), 1)
