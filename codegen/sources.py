"""From files to the two documents that everything is made of: the contract, and the client's view of it."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from . import references, xml_rule
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
    A YAML file as plain values; integer keys become texts, as in JSON.

    Raises:
        SpecError: It is not there or no YAML.
    """
    try:
        content = (root / path).read_bytes()
        document = _plain(YAML(typ="safe").load(content.decode()))
    except OSError as error:
        raise SpecError(f"{path}: {error.strerror}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise SpecError(f"{path}{place}: {error.problem or error.context}") from None
    except YAMLError as error:
        raise SpecError(f"{path}: {' '.join(str(error).split())[:200]}") from None
    except RecursionError:
        raise SpecError(f"{path}: nests too deep") from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SpecError(f"{path}:{line}: is not UTF-8 (byte {content[error.start]:#04x})") from None
    except ValueError as error:  # a number of more digits than Python reads
        raise SpecError(f"{path}: {error}") from None
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
