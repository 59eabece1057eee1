"""The page of operations has everything that the contract says of them."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from codegen import pipeline, sources
from codegen.operations import Operation, request_of, response_of
from codegen.pages import fields
from smspartner import models

ROOT = Path(__file__).parents[2]
LOOKUP = pipeline.look_up(ROOT, sources.contract(ROOT))
PAGE = (ROOT / "generated/docs/operations.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("`")[0]: part for part in PAGE.split("### `client.")[1:]}


@pytest.mark.parametrize("operation", LOOKUP.operations.values(), ids=lambda operation: operation.id)
def test_each_field_with_its_values_is_in_the_section(operation: Operation) -> None:
    section = SECTIONS[operation.id]
    for name in filter(None, (request_of(operation.spec), response_of(operation.spec))):
        for field in fields(LOOKUP, name):
            wire = field["place"].removesuffix("[]")
            assert f"`{wire}" in section
            for model in field["type"].models & LOOKUP.types.schemas.keys():
                for value in LOOKUP.types.schemas[model].get("enum", ()):
                    assert f"`{value}` " in section, field["place"]
    for argument in operation.arguments:
        assert f"| `{argument.name}` | `{argument.wire}` |" in section


@pytest.mark.parametrize("operation", LOOKUP.operations.values(), ids=lambda operation: operation.id)
def test_each_response_field_is_shown_by_the_name_that_its_model_has(operation: Operation) -> None:
    if response := response_of(operation.spec):
        names = {attribute.name for attribute in attrs.fields(getattr(models, response))}
        shown = {field["python"].removesuffix("[]") for field in fields(LOOKUP, response) if "." not in field["python"]}
        assert names - {"extra"} == shown
        assert all(f"| `{name}" in SECTIONS[operation.id] for name in shown)


def test_two_operations_on_one_path_show_their_own_examples() -> None:
    assert '"contactsList"' in SECTIONS["contacts.add_many"]
    assert '"contactsList"' not in SECTIONS["contacts.add"]


def test_what_the_service_counts_is_said() -> None:
    assert "at most 360 calls in 60 s" in SECTIONS["numbers.lookup"]
