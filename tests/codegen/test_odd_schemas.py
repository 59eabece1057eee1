"""Ordinary OpenAPI 3.1 that our own spec has no need of yet: generated, imported and used."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from codegen import contract_package, generator, pipeline, sources
from tests.diff.edits import append, node, put, ref

ROOT = Path(__file__).parents[2]
USE = """
import json
from smspartner_core.exchange import Response
from smspartner_core.decode import decode
from smspartner.api.account.me import ME
from smspartner_spec import load

example = load()["paths"]["/me"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
content = json.dumps({**example, **json.loads(%r)}).encode()
me = decode(ME, Response(200, {"content-type": "application/json"}, content))
print({name: getattr(me, name) for name in %r})
assert not me.extra, me.extra
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `generated/` with odd fields in the response of `account.me`."""
    contract = copy.deepcopy(sources.contract(ROOT))
    contract["components"]["schemas"] |= {
        "Part": {
            "description": "A part.",
            "type": "object",
            "properties": {"size": {"description": "Its size.", "type": "integer"}},
        },
        "Parts": {"description": "Parts.", "type": "array", "items": ref("Part")},
    }
    fields: dict[str, Any] = {
        "note": {"type": ["string", "null"]},
        "level": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "part": {"oneOf": [ref("Part"), {"type": "null"}]},
        "parts": ref("Parts"),
        "byName": {"type": "object", "additionalProperties": ref("Part")},
        "extra": {"type": "string"},
        "to_dict": {"type": "string"},
        "str": {"type": "string"},
        "2fa": {"type": "boolean"},
        "class": {"type": "string"},
    }
    response = node(contract, "MeResponse")
    for wire, part in fields.items():
        response["properties"][wire] = {"description": "Something.", **part}
    response["required"] = [*response["required"], "note", "part"]
    for name in ("operation", "self"):
        parameter = {"name": name, "in": "query", "description": "A word.", "schema": {"type": "string"}}
        append("account.me parameters", parameter | {"example": "a"})(contract)
    put("groups.list", deprecated=True)(contract)
    put("MeResponse.success", deprecated=True)(contract)
    example = node(contract, "account.me")["responses"]["200"]["content"]["application/json"]["example"]
    example |= {"note": None, "part": None}
    folder = tmp_path_factory.mktemp("odd")
    lookup = pipeline.look_up(ROOT, contract)
    contract_package.write(contract, folder / "smspartner_spec")
    generator.generate(ROOT, lookup.view, lookup, folder / "smspartner")
    return folder


def run(package: Path, program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(ROOT / "src")])}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=package, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def read(package: Path, response: dict[str, Any], *names: str) -> str:
    return run(package, USE % (json.dumps(response), names))


def test_what_may_be_null_is_none(package: Path) -> None:
    """Also where the service must always send it: a null that is there is none that is missing."""
    assert "{'note': None, 'level': None, 'part': None}" == read(
        package, {"note": None, "level": None, "part": None}, "note", "level", "part"
    )
    assert "{'note': 'a', 'level': 2, 'part': Part(extra={}, size=3)}" == read(
        package, {"note": "a", "level": 2, "part": {"size": 3}}, "note", "level", "part"
    )


def test_lists_and_maps_of_models(package: Path) -> None:
    assert (
        "{'parts': (Part(extra={}, size=1), Part(extra={}, size=2)), 'by_name': {'a': Part(extra={}, size=3)}}"
        == read(package, {"parts": [{"size": 1}, {"size": 2}], "byName": {"a": {"size": 3}}}, "parts", "by_name")
    )


def test_names_that_python_or_the_model_needs_get_a_line_under(package: Path) -> None:
    response = {"extra": "a", "to_dict": "b", "str": "c", "2fa": True, "class": "d"}
    assert "{'extra_': 'a', 'to_dict_': 'b', 'str_': 'c', 'field_2fa': True, 'class_': 'd'}" == read(
        package, response, "extra_", "to_dict_", "str_", "field_2fa", "class_"
    )


def test_arguments_that_methods_use_themselves(package: Path) -> None:
    assert "exemple@email.com" == run(
        package,
        """
from smspartner import SMSPartner
from smspartner_mock import MockServer

with MockServer() as server, SMSPartner(api_key=server.api_key, base_url=server.base_url) as client:
    print(client.account.me(operation="a", self_="b").user.username)
""",
    )


def test_a_deprecated_operation_says_so_where_it_is_called(package: Path) -> None:
    """In its docstring, to type checkers, and by a warning with the caller's line; sync and async."""
    program = package / "old.py"
    program.write_text(
        """
import asyncio
import warnings
from smspartner import AsyncSMSPartner, SMSPartner
from smspartner_mock import MockServer

warnings.simplefilter("always")
with MockServer() as server, warnings.catch_warnings(record=True) as caught:
    options = {"api_key": server.api_key, "base_url": server.base_url}
    with SMSPartner(**options) as client:
        client.groups.list()  # line 11

    async def ask() -> None:
        async with AsyncSMSPartner(**options) as client:
            await client.groups.list()  # line 15

    asyncio.run(ask())
told = "groups.list is deprecated: the provider may retire it"
found = [(str(warning.message), warning.filename == __file__, warning.lineno) for warning in caught]
assert found == [(told, True, 11), (told, True, 15)], found
print(SMSPartner.groups.__name__)
""",
        encoding="utf-8",
    )
    assert "Groups" == run(package, f"import runpy; runpy.run_path({str(program)!r})")
    text = (package / "smspartner/api/groups/__init__.py").read_text(encoding="utf-8")
    assert 2 == text.count("Deprecated: the provider may retire it. The pages print")
    model = (package / "smspartner/models/me_response.py").read_text(encoding="utf-8")
    assert "Deprecated: the provider may retire it. True if the operation succeeded." in model
    assert "[deprecated]" in checked(package, str(program), "--enable-error-code", "deprecated")


def test_the_package_type_checks(package: Path) -> None:
    assert checked(package, "-p", "smspartner.models", "-p", "smspartner.api").startswith("Success")


def checked(package: Path, *arguments: str) -> str:
    """What mypy says."""
    paths = os.pathsep.join([str(package), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(package / "cache"), *arguments],
        cwd=package, env={**os.environ, "MYPYPATH": paths}, capture_output=True, text=True, timeout=300,
    ).stdout  # fmt: skip
