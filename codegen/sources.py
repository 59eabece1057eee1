"""Read the two documents that everything is made of: the contract, and the client's view of it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from . import references, xml_rule, yaml_reader
from .checks import objects
from .checks.validity import problems_of
from .nulls import without_nulls
from .overlay import apply
from .problems import SpecError, refuse

SPEC = Path("openapi.yaml")
XML_OVERLAY = Path("overlays/xml.overlay.yaml")
PYTHON_OVERLAY = Path("overlays/python.overlay.yaml")


def load(root: Path, path: Path) -> dict[str, Any]:
    """
    A YAML file as plain values.

    Raises:
        SpecError: It is not there or cannot be read.
    """
    try:
        content = (root / path).read_bytes()
        document = yaml_reader.read(content.decode())
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SpecError(f"{path}:{line}: is not UTF-8 (byte {content[error.start]:#04x})") from None
    except yaml_reader.UnreadableError as error:
        raise SpecError(f"{path}{error.place}: {error}") from None
    if not isinstance(document, dict):
        raise SpecError(f"{path}: holds no object")
    return document


def contract(root: Path) -> dict[str, Any]:
    """
    `openapi.yaml` with XML laid over it: what client, mock and contract tests share.

    Raises:
        SpecError: A source cannot be used.
    """
    return merged(load(root, SPEC), load(root, XML_OVERLAY))


def merged(document: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """
    The two of them in one.

    Raises:
        SpecError: One of them cannot be used.
    """
    _validate(document, SPEC)
    document = copy.deepcopy(document)
    references.resolve(document, str(SPEC))
    refuse(objects.problems_of(document))
    laid_over = apply(document, overlay, str(XML_OVERLAY))
    xml_rule.carry_out(laid_over, str(XML_OVERLAY))
    _validate(laid_over, XML_OVERLAY)
    return laid_over


def view(root: Path, contract: dict[str, Any]) -> dict[str, Any]:
    """
    The contract as the Python package sees it. It exists only while generating.

    Raises:
        SpecError: The overlay cannot be used.
    """
    laid_over = apply(contract, load(root, PYTHON_OVERLAY), str(PYTHON_OVERLAY))
    without_nulls(laid_over)
    return laid_over


def _validate(document: dict[str, Any], path: Path) -> None:
    problems = [f"{path}: {problem}" for problem in problems_of(document)]
    if problems:
        raise SpecError(*problems)
