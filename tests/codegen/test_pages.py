"""The page of commands has everything that the contract says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import pipeline, sources
from codegen.commands import Command, reply_of, request_of
from codegen.pages import fields

ROOT = Path(__file__).parents[2]
LOOKUP = pipeline.look_up(ROOT, sources.contract(ROOT))
PAGE = (ROOT / "generated/docs/commands.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("`")[0]: part for part in PAGE.split("### `client.")[1:]}


@pytest.mark.parametrize("command", LOOKUP.commands.values(), ids=lambda command: command.id)
def test_each_field_with_its_values_is_in_the_section(command: Command) -> None:
    section = SECTIONS[command.id]
    for name in filter(None, (request_of(command.operation), reply_of(command.operation))):
        for field in fields(LOOKUP, name):
            wire = field["place"].removesuffix("[]")
            assert f"`{wire}" in section
            for model in field["type"].models & LOOKUP.types.schemas.keys():
                for value in LOOKUP.types.schemas[model].get("enum", ()):
                    assert f"`{value}` " in section, field["place"]
    for each in command.arguments:
        assert f"| `{each.name}` | `{each.wire}` |" in section


def test_two_commands_on_one_path_show_their_own_examples() -> None:
    assert '"contactsList"' in SECTIONS["contacts.add_many"]
    assert '"contactsList"' not in SECTIONS["contacts.add"]


def test_what_the_service_counts_is_said() -> None:
    assert "at most 360 calls in 60 s" in SECTIONS["numbers.lookup"]
