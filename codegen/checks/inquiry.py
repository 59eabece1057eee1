"""How `resolve` asks what became of a message: what the overlay for Python says of it must be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..lookup import Lookup
from ..naming import snake


def problems_of(lookup: Lookup) -> Iterator[str]:
    """Every name in an `x-python` that its command has not; a wrong one would only show when a message is in doubt."""
    for command in lookup.commands.values():
        tag = command.python.get("tag")
        if tag is not None and tag not in [each.name for each in command.arguments]:
            yield f"{command.id}: x-python.tag is {tag}, which is none of its arguments"
    asked = [command for command in lookup.commands.values() if "inquiry" in command.python]
    if len(asked) != 1:
        yield f"{len(asked)} commands have an x-python.inquiry: one must answer what became of a tag"
    for command in asked:
        inquiry = command.python["inquiry"]
        if snake(inquiry["parameter"]) not in [each.name for each in command.arguments]:
            yield f"{command.id}: x-python.inquiry.parameter is {inquiry['parameter']}, which is none of its arguments"
        if inquiry["items"] not in lookup.types.schemas[command.reply]["properties"]:
            yield f"{command.id}: x-python.inquiry.items is {inquiry['items']}, which is no field of its reply"
