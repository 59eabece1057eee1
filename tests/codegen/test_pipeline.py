"""From the sources to `generated/`: the same bytes each time, and nothing at all when something is wrong."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

from codegen import sources
from codegen.__main__ import main
from codegen.checks.conventions import problems_of
from codegen.lookup import Lookup
from codegen.naming import snake

ROOT = Path(__file__).parents[2]
SOURCES = ("openapi.yaml", "overlays", "generator-config.yml", "generated", "pyproject.toml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the pipeline reads and writes."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def prints(folder: Path) -> dict[str, str]:
    """A fingerprint of each file."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def change(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_generating_twice_gives_the_same_bytes(project: Path, seed: str) -> None:
    shutil.rmtree(project / "generated")
    command = [sys.executable, "-m", "codegen", "generate", "--root", str(project)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert prints(ROOT / "generated") == prints(project / "generated")


def test_drift_is_named_file_by_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(project)]) == 0
    assert capsys.readouterr() == ("", "")
    change(project, "generated/smspartner/client.py", "SMS Partner", "SMS partner")
    (project / "generated/smspartner/codes.py").unlink()
    (project / "generated/smspartner/stray.py").touch()
    assert main(["check", "--root", str(project)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "generated/smspartner/codes.py: is missing (make generate)",
        "generated/smspartner/stray.py: is made by nothing (make generate)",
        "generated/smspartner/client.py: is not what the spec makes (make generate)",
    ]


BROKEN = [
    ("openapi.yaml", "openapi: 3.1.0", "openapi: [3.1.0", "openapi.yaml:2:"),
    ("openapi.yaml", "operationId: account.me", "operationId: account", "account: has no operationId of the form"),
    ("openapi.yaml", "operationId: account.statistics", "operationId: account.me", "account.me"),
    ("openapi.yaml", "in: query", "in: nowhere", "#/"),
    ("openapi.yaml", "schemas/MeResponse'", "schemas/YouResponse'", "YouResponse"),
    ("openapi.yaml", "      x-effect: none\n", "", "account.me: has no effect"),
    ("openapi.yaml", "x-evidence: documented\n", "", "has no evidence"),
    ("openapi.yaml", "summary: Read the account and its credits.", "summary: Read", "account.me: has no summary"),
    (
        "openapi.yaml",
        "x-effect: none",
        "x-effect: twice",
        "#/paths/~1me/get/x-effect: must be none, idempotent, once, not 'twice'",
    ),
    ("openapi.yaml", "x-wire: money", "x-wire: gold", "#/components/schemas/Money/x-wire: must be money, "),
    ("openapi.yaml", "error: AuthenticationError", "error: OopsError", "not 'OopsError'"),
    ("openapi.yaml", "example: {success: false, code: 10,", "example: {success: false, code: 987,", "code 987"),
    (
        "openapi.yaml",
        "          description: The login, an e-mail address.\n",
        "",
        "property username has no description",
    ),
    ("overlays/xml.overlay.yaml", "target: $", "target: $.nope", "The JSON schemas hold for XML too"),
    ("overlays/xml.overlay.yaml", "    description: The JSON", "    descripton: The JSON", "description"),
    ("overlays/xml.overlay.yaml", "{request: request, response: result}", "{request: 1}", "must be {request: "),
    ("overlays/python.overlay.yaml", "remove: true", "remove: 'no'", "python.overlay.yaml"),
    ("overlays/python.overlay.yaml", "actions:", "actions: {", "python.overlay.yaml:"),
    ("overlays/templates/client.py.jinja", "{% for tag in lookup.tags %}", "{% for tag in %}", "client.py.jinja"),
    ("generator-config.yml", "post_hooks: []", "post_hooks: [does-not-exist]", "does-not-exist"),
    ("generator-config.yml", "post_hooks: []", "post_hooks: 5", "generator-config.yml: post_hooks: "),
    ("generator-config.yml", "post_hooks: []", "post_hoks: []", "post_hoks is no setting of openapi-python-client"),
    ("generator-config.yml", "post_hooks: []", "post_hooks: [", "generator-config.yml:"),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: 3.1.0\0", "openapi.yaml: "),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: " + "[" * 3000, ": nests too deep"),
    ("openapi.yaml", "minLength: 3", "minLength: " + "9" * 5000, "has a number that is too large"),
    ("openapi.yaml", "maxLength: 11", "maxLenght: 11", "has the unknown word maxLenght (maxLength?)"),
    (
        "openapi.yaml",
        "      type: string\n      minLength: 3",
        "      type: strnig\n      minLength: 3",
        "'strnig' is no",
    ),
    (
        "overlays/python.overlay.yaml",
        "tag: tag}",
        "tag: tga}",
        "x-python.tag is tga, which is not one of its arguments",
    ),
    (
        "overlays/python.overlay.yaml",
        "parameter: tag\n",
        "parameter: tagg\n",
        "x-python.status_lookup.parameter is tagg",
    ),
    (
        "overlays/python.overlay.yaml",
        "items: StatutR",
        "items: StatutsR",
        "x-python.status_lookup.items is StatutsResponse_List",
    ),
    (
        "overlays/python.overlay.yaml",
        "total: total",
        "total: totl",
        "x-python.status_lookup.total is totl, which is not a field",
    ),
    (
        "overlays/python.overlay.yaml",
        "number: phoneNumber",
        "number: phone",
        "x-python.status_lookup.number is phone, which is not a field of the",
    ),
    (
        "overlays/python.overlay.yaml",
        "empty: [4, 5]",
        "empty: [4, 404]",
        "x-python.status_lookup.empty is 404, which is not one of its codes",
    ),
    (
        "overlays/python.overlay.yaml",
        "recipients: to}",
        "recipients: too}",
        "x-python.recipients is too, which is not one of its arg",
    ),
    ("overlays/python.overlay.yaml", "status_lookup:\n", "status_lokup:\n", "status_lokup"),
    ("overlays/python.overlay.yaml", "x-wire: schedule", "x-wire: shedule", "not 'shedule'"),
    ("overlays/python.overlay.yaml", "operationId: contacts.add_many", "operationId: contacts.add", "stands twice"),
    ("overlays/templates/client.py.jinja", "lookup.tags", "nosuch.tags", "client.py.jinja:"),
    ("overlays/templates/pages/operations.md.jinja", "lookup.tags", "nosuch.tags", "operations.md.jinja:"),
    ("overlays/templates/pages/errors.md.jinja", "{% for", "{% fro", "errors.md.jinja:"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN)
def test_a_broken_source_stops_everything_and_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, said: str
) -> None:
    before = prints(project)
    change(project, name, old, new)
    changed = prints(project)
    assert before != changed
    assert main(["generate", "--root", str(project)]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert max(map(len, err.splitlines())) < 500  # no part of the document is printed
    assert changed == prints(project)


@pytest.mark.parametrize("name", ["client.py.jinja", "model.py.jinja", "macros.jinja", "pages/errors.md.jinja"])
def test_a_template_that_is_gone_is_named(project: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The generator has one of its own for most of them, and would take that without a word."""
    (project / "overlays/templates" / name).unlink()
    before = prints(project)
    assert main(["generate", "--root", str(project)]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert Path(name).name in line
    assert line.endswith("is missing")
    assert before == prints(project)


def test_a_template_that_is_not_utf8(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = project / "overlays/templates/client.py.jinja"
    template.write_bytes(template.read_bytes() + "é".encode("latin-1"))
    assert main(["generate", "--root", str(project)]) == 1
    assert "overlays/templates: a template is not UTF-8 (byte 0xe9)\n" == capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_end_in_the_middle_leaves_nothing(project: Path, number: int) -> None:
    before = prints(project)
    command = [sys.executable, "-m", "codegen", "generate", "--root", str(project)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not list(project.glob(".generating-*/fresh/smspartner*")) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert (128 + number, "ended before it was done; generated/ is whole, as it was or new\n") == (
        process.returncode,
        told,
    )
    assert before == prints(project)
    assert not list(project.glob(".generating-*"))


def test_a_operation_with_something_missing_is_named_in_one_line_each(project: Path) -> None:
    contract = sources.contract(project)
    assert problems_of(contract) == []
    me = contract["paths"]["/me"]["get"]
    del me["responses"]["200"]["content"]["application/xml"], me["x-effect"]
    del contract["paths"]["/send"]["post"]["requestBody"]["content"]["application/json"]["example"]
    assert problems_of(contract) == [
        "account.me: has no effect (x-effect: none, idempotent, once)",
        "account.me: has no XML for its response (x-xml in overlays/xml.overlay.yaml)",
        "messages.send: has no example request",
    ]


def test_no_overlay_changes_anything_when_applied_again(project: Path) -> None:
    from codegen import xml_rule
    from codegen.overlay import lay_over

    contract = sources.contract(project)
    view = sources.view(project, contract)
    for document, path in ((contract, sources.XML_OVERLAY), (view, sources.PYTHON_OVERLAY)):
        again = lay_over(document, sources.load(project, path), str(path)).document
        xml_rule.carry_out(again, str(path))
        assert document == again


NAMES = {
    "SMSResponse_List": "sms_response_list",
    "creditSmsECO": "credit_sms_eco",
    "nbSMS": "nb_sms",
    "from": "from_",
    "credits": "credits",
    "list": "list",
    "concat-ref": "concat_ref",
    "custom1": "custom1",
    "mccMnc": "mcc_mnc",
    "isUnicode": "is_unicode",
    "class": "class_",
}


@pytest.mark.parametrize(("wire", "name"), NAMES.items())
def test_a_wire_name_in_snake_case(wire: str, name: str) -> None:
    assert name == snake(wire)


def test_the_generated_lines_of_an_operation_stay_few() -> None:
    """At most 60 for the median operation; for any 100, for what sends texts says more, and 10 for each argument."""
    lookup = Lookup(sources.view(ROOT, sources.contract(ROOT)))
    api = ROOT / "generated/smspartner/api"
    lines = {}
    for operation in lookup.operations.values():
        module = (api / operation.tag / f"{lookup.module(operation.name)}.py").read_text().splitlines()
        methods = _method_lines((api / operation.tag / "__init__.py").read_text(), operation.name)
        lines[operation.id] = len(module) + methods
        assert lines[operation.id] <= 100 + 10 * len(operation.arguments), operation.id
    assert statistics.median(lines.values()) <= 60


def _method_lines(source: str, name: str) -> int:
    import ast

    found = [
        node.end_lineno - node.lineno + 2  # and the empty line behind it
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name and node.end_lineno
    ]
    assert len(found) == 2
    return sum(found) + 2  # and a line in each of the two classes for raw responses


def test_the_templates_that_ours_replace_are_those_that_we_know() -> None:
    """They are no public interface of the generator: an upgrade must show what moved."""
    known = json.loads((ROOT / "overlays/templates/upstream.json").read_text())
    ours = {path.name for path in (ROOT / "overlays/templates").glob("*.py.jinja")}
    upstream = files("openapi_python_client") / "templates"
    found = {name: (upstream / name) for name in sorted(ours) if (upstream / name).is_file()}
    assert known == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


def test_the_contract_that_is_shipped_is_the_one_of_the_sources() -> None:
    import smspartner_spec

    assert smspartner_spec.load() == sources.contract(ROOT)
