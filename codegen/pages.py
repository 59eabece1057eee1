"""The pages made of the spec: the arguments, response and codes of every operation, and the evidence for them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from .codes import codes_of
from .docstrings import described
from .generator import broken
from .lookup import Lookup
from .models import enumeration
from .naming import snake
from .operations import request_of, response_of
from .python_types import CHOICES, Types, reference

_TEMPLATES = Path("overlays/templates/pages")
PAGES = ("operations.md", "errors.md")


class Evidence:
    """The evidence for parts of the spec, inherited downwards."""

    def __init__(self, contract: dict[str, Any]) -> None:
        self._document = contract["x-evidence"]
        self._schemas = contract["components"]["schemas"]

    def of(self, *path: dict[str, Any]) -> str:
        """The evidence of the last of these, each inside the one before."""
        return next((part["x-evidence"] for part in reversed(path) if "x-evidence" in part), str(self._document))


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
        codes=lambda operation: codes_of(contract, operation.spec),
        fields=lambda name: fields(lookup, name),
        request=request_of,
        response=response_of,
        example=lambda content: example(lookup, content),
        description_of=lambda part: description_of(lookup.types, part),
    )
    output.mkdir(parents=True)
    for page in PAGES:
        try:
            text = environment.get_template(f"{page}.jinja").render()
        except (TemplateError, UnicodeDecodeError) as error:
            raise broken(error) from None
        (output / page).write_text(text, encoding="utf-8")


def example(lookup: Lookup, content: dict[str, Any]) -> str:
    """The first example of a media type that has this operation's names, as JSON: two operations may share a path."""
    known = {"apiKey", "_format", *lookup.types.merged(content["schema"])["properties"]}
    values = (
        [example["value"] for example in content["examples"].values()]
        if "examples" in content
        else [content["example"]]
    )
    value = next((candidate for candidate in values if candidate.keys() <= known), values[0])
    return json.dumps(value, ensure_ascii=False, indent=2)


def fields(lookup: Lookup, name: str, prefix: str = "") -> list[dict[str, Any]]:
    """Return the fields of a schema and of the schemas inside, with their places: `SMSResponse_List[].cost`."""
    types = lookup.types
    schema = types.schemas[name]
    rows = []
    for wire, part in schema.get("properties", {}).items():
        whole = types.merged(part)
        is_list = whole.get("type") == "array"
        place = f"{prefix}{wire}{'[]' if is_list else ''}"
        inner = reference(whole["items"] if is_list else part)
        is_required = wire in schema.get("required", ())
        rows.append(
            {
                "place": place,
                "schema": schema,
                "part": part,
                "text": description_of(types, part),
                "type": types.of(part),
            }
            | {"python": re.sub(r"\w+", lambda word: snake(word.group()), place), "is_required": is_required}
        )
        if inner and "properties" in types.schemas[inner]:
            rows += fields(lookup, inner, f"{place}.")
    return rows


def description_of(types: Types, part: dict[str, Any]) -> str:
    """Return the description of a field, with the values that it may have and its default."""
    whole = types.merged(part)
    text = " ".join(described(whole).split())
    for choice in (whole, whole.get("items", {}), *(choice for word in CHOICES for choice in whole.get(word, ()))):
        schema = types.merged(choice)
        if "enum" in schema and "x-wire" not in schema:
            names = [member for member, _ in enumeration(schema)["members"]]
            values = (f"`{value}` {name}" for value, name in zip(schema["enum"], names, strict=True))
            text += f" Values: {', '.join(values)}."
    return text + (f" Default: `{whole['default']}`." if "default" in whole else "")
