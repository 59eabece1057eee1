"""The pages that are made of the spec: what every command takes, gives and refuses, and how well that is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from .codes import codes_of
from .commands import reply_of, request_of
from .docstrings import described
from .generator import broken
from .lookup import Lookup
from .python_types import reference

_TEMPLATES = Path("overlays/templates/pages")
PAGES = ("commands.md", "errors.md")


class Evidence:
    """How well things are known; inherited downwards."""

    def __init__(self, contract: dict[str, Any]) -> None:
        self._document = contract["x-evidence"]
        self._schemas = contract["components"]["schemas"]

    def of(self, *path: dict[str, Any]) -> str:
        """The evidence of the last of these, each inside the one before."""
        return next((each["x-evidence"] for each in reversed(path) if "x-evidence" in each), str(self._document))


def write(root: Path, contract: dict[str, Any], view: dict[str, Any], lookup: Lookup, output: Path) -> None:
    """Write all pages to a folder that is not there yet."""
    environment = Environment(
        loader=FileSystemLoader(root / _TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # Markdown
    )
    environment.filters["cell"] = lambda text: " ".join(str(text).split()).replace("|", "\\|")
    environment.globals.update(
        contract=contract,
        view=view,
        lookup=lookup,
        evidence=Evidence(contract),
        codes=lambda command: codes_of(contract, command.operation),
        fields=lambda name: fields(lookup, name),
        request=request_of,
        reply=reply_of,
        example=example,
    )
    output.mkdir(parents=True)
    for page in PAGES:
        try:
            text = environment.get_template(f"{page}.jinja").render()
        except (TemplateError, UnicodeDecodeError) as error:
            raise broken(error) from None
        (output / page).write_text(text, encoding="utf-8")


def example(content: dict[str, Any]) -> str:
    """The first example of a media type, as JSON."""
    examples = content.get("examples")
    value = next(iter(examples.values()))["value"] if examples else content["example"]
    return json.dumps(value, ensure_ascii=False, indent=2)


def fields(lookup: Lookup, name: str, prefix: str = "") -> list[dict[str, Any]]:
    """All fields of a schema and of what is in it, with their places: `SMSResponse_List[].cost`."""
    types = lookup.types
    schema = types.schemas[name]
    rows = []
    for wire, part in schema.get("properties", {}).items():
        whole = types.merged(part)
        is_list = whole.get("type") == "array"
        place = f"{prefix}{wire}{'[]' if is_list else ''}"
        inner = reference(whole["items"] if is_list else part)
        rows.append({"place": place, "schema": schema, "part": part, "text": described(whole), "type": types.of(part)})
        if inner and "properties" in types.schemas[inner]:
            rows += fields(lookup, inner, f"{place}.")
    return rows
