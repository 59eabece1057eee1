"""From files to the two documents that everything is made of: the contract, and the client's view of it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from .overlay import apply
from .problems import SpecError

SPEC = Path("openapi.yaml")
XML_OVERLAY = Path("overlays/xml.overlay.yaml")
PYTHON_OVERLAY = Path("overlays/python.overlay.yaml")


def load(root: Path, path: Path) -> dict[str, Any]:
    """
    A YAML file as plain values; integer keys become texts, as in JSON.

    Raises:
        SpecError: It is not there or no YAML.
    """
    try:
        with (root / path).open(encoding="utf-8") as file:
            document = _plain(YAML(typ="safe").load(file))
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise SpecError(f"{path}{place}: {error.problem or error.context}") from None
    except UnicodeDecodeError as error:
        raise SpecError(f"{path}: is not UTF-8 (byte {error.start})") from None
    if not isinstance(document, dict):
        raise SpecError(f"{path}: holds no object")
    return document


def _plain(value: Any) -> Any:
    """What JSON has: keys are texts, and so are the dates that YAML reads."""
    if isinstance(value, dict):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def contract(root: Path) -> dict[str, Any]:
    """
    `openapi.yaml` with XML laid over it: what client, mock and contract tests share.

    Raises:
        SpecError: A source cannot be used.
    """
    document = load(root, SPEC)
    _validate(document, SPEC)
    merged = apply(document, load(root, XML_OVERLAY), str(XML_OVERLAY))
    _validate(merged, XML_OVERLAY)
    return merged


def view(root: Path, merged: dict[str, Any]) -> dict[str, Any]:
    """
    The contract as the Python package sees it. It exists only while generating.

    Raises:
        SpecError: The overlay cannot be used.
    """
    return apply(merged, load(root, PYTHON_OVERLAY), str(PYTHON_OVERLAY))


def _validate(document: dict[str, Any], path: Path) -> None:
    problems = []
    try:
        for error in OpenAPIV31SpecValidator(document).iter_errors():
            place = "/".join(str(part).replace("/", "~1") for part in error.absolute_path)
            problems.append(f"{path}: #/{place}: {error.message.splitlines()[0][:300]}")
    except Exception as error:  # the validator raises what its own parts raise, e.g. for a $ref into nowhere
        told = str(error).partition(" within {")[0]  # what follows is all of the document
        problems.append(f"{path}: {type(error).__name__}: {told}")
    if problems:
        raise SpecError(*problems)
