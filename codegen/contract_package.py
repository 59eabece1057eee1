"""Write the data package `smspartner_spec`: the contract for the mock and others who read it at run time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_MODULE = '''# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The contract: the SMS Partner API in JSON and XML, as an OpenAPI 3.1 document."""

import json
from importlib.resources import files
from typing import Any


def load() -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = json.loads(files(__name__).joinpath("openapi.json").read_bytes())
    return document
'''


def write(contract: dict[str, Any], output: Path) -> None:
    """Write the package to a folder that is not there yet."""
    output.mkdir(parents=True)
    text = json.dumps(contract, ensure_ascii=False, indent=1)
    (output / "openapi.json").write_text(f"{text}\n", encoding="utf-8")
    (output / "__init__.py").write_text(_MODULE, encoding="utf-8")
    (output / "py.typed").touch()
