"""
Run openapi-python-client: its document, its configuration, and its warnings.

It decides which files there are and renders our templates; it is given only what it needs for that. Everything that it
would drop with a warning (bodies, a second media type, unions, unknown statuses) is left out, since the templates
ask the look-up for it.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from pydantic import ValidationError

from .lookup import Lookup
from .problems import SpecError
from .sources import load

CONFIG = Path("generator-config.yml")
TEMPLATES = Path("overlays/templates")
OWN_MODULES = ("callbacks.py", "codes.py", "webhooks.py")
"""Modules of the package that openapi-python-client does not know."""


def bare(view: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
    """Return the document for the generator: which operations, models and enumerations there are."""
    paths = {
        f"/{operation.tag}/{operation.name}": {
            "get": {
                "operationId": operation.name,
                "tags": [operation.tag],
                "responses": {"200": {"description": "The response."}},
            }
        }
        for operation in lookup.operations.values()
    }
    schemas = {name: _bare_schema(lookup.types.schemas[name]) for name in lookup.classes}
    return {"openapi": "3.1.0", "info": view["info"], "paths": paths, "components": {"schemas": schemas}}


def _bare_schema(schema: dict[str, Any]) -> dict[str, Any]:
    if "enum" in schema:
        return {key: schema[key] for key in ("type", "enum", "x-enum-varnames") if key in schema}
    return {"type": "object", "properties": {name: {"type": "string"} for name in schema["properties"]}}


def generate(root: Path, view: dict[str, Any], lookup: Lookup, output: Path, python: str = sys.executable) -> None:
    """
    Write the package `smspartner` to a folder that is not there yet.

    Raises:
        SpecError: The generator has a warning, which always means missing code, or ruff has one.
    """
    config = Config.from_sources(
        _settings(root),
        MetaType.NONE,
        document_source=root / "openapi.yaml",
        file_encoding="utf-8",
        overwrite=False,
        output_path=output,
    )
    data = GeneratorData.from_dict(bare(view, lookup), config=config)
    if isinstance(data, GeneratorError):
        raise SpecError(_told(data))
    _check_templates(root)
    project = Project(openapi=data, config=config, custom_template_path=root / TEMPLATES)
    project.env.globals.update(lookup=lookup, view=view)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            warnings = project.build()
        modules = {name: project.env.get_template(f"{name}.jinja").render() for name in OWN_MODULES}
    except (TemplateError, UnicodeDecodeError) as error:
        raise broken(error) from None
    if warnings:
        raise SpecError(*(_told(warning) for warning in warnings))
    for unused in ("types.py", "errors.py"):  # it writes them whatever the templates say; ours are in the core
        (output / unused).unlink()
    (output / "py.typed").touch()
    for name, text in modules.items():
        (output / name).write_text(text, encoding="utf-8")
    tidy(root, output, python)


def _settings(root: Path) -> ConfigFile:
    written = load(root, CONFIG)
    for word in written.keys() - ConfigFile.model_fields.keys():
        raise SpecError(f"{CONFIG}: {word} is no setting of openapi-python-client")
    try:
        return ConfigFile(**written)
    except ValidationError as error:
        raise SpecError(*(f"{CONFIG}: {detail['loc'][0]}: {detail['msg']}" for detail in error.errors())) from None


def _check_templates(root: Path) -> None:
    """Check that all our templates exist: the generator would silently use its own."""
    for name in load(root, TEMPLATES / "upstream.json"):
        if not (root / TEMPLATES / name).is_file():
            raise SpecError(f"{TEMPLATES}/{name}: is missing")


def broken(error: TemplateError | UnicodeDecodeError) -> SpecError:
    """Return the error of a template with its place: Jinja says the line only of what it cannot parse."""
    if isinstance(error, UnicodeDecodeError):
        return SpecError(f"{TEMPLATES}: a template is not UTF-8 (byte {error.object[error.start]:#04x})")
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".jinja")]
    if isinstance(error, TemplateNotFound):
        return SpecError(f"{TEMPLATES}/{name}: is missing")
    if line is None and frames:
        name, line = frames[-1].filename, frames[-1].lineno
    return SpecError(f"{TEMPLATES}/{Path(name or '').name}:{line}: {error.message}")


def _told(warning: GeneratorError) -> str:
    return f"openapi-python-client: {warning.header}: {' '.join((warning.detail or '').split())}"


def tidy(root: Path, output: Path, python: str) -> None:
    """Sort imports, drop unused ones, format. From elsewhere: beside `types.py`, Python would not start."""
    settings = ["--config", str(root / "pyproject.toml"), "--no-cache", "--quiet", str(output)]
    for step in (["check", "--fix", "--select", "I,F401"], ["format"]):
        done = subprocess.run([python, "-m", "ruff", *step, *settings], cwd=root, capture_output=True, text=True)
        if done.returncode:
            raise SpecError(f"ruff {step[0]}: {(done.stdout + done.stderr).strip()}")
