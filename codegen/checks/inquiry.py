"""How `resolve` asks what became of a message: what the overlay for Python says of it must be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..lookup import Lookup
from ..naming import snake


def problems_of(lookup: Lookup) -> Iterator[str]:
    """Every name in an `x-python` that its operation lacks; a wrong one would only show when a message is in doubt."""
    for operation in lookup.operations.values():
        tag = operation.python.get("tag")
        if tag is not None and tag not in [each.name for each in operation.arguments]:
            yield f"{operation.id}: x-python.tag is {tag}, which is no argument of it"
    asked = [operation for operation in lookup.operations.values() if "inquiry" in operation.python]
    if len(asked) != 1:
        yield f"{len(asked)} operations have an x-python.inquiry: one must answer what became of a tag"
    for operation in asked:
        inquiry = operation.python["inquiry"]
        if snake(inquiry["parameter"]) not in [each.name for each in operation.arguments]:
            yield f"{operation.id}: x-python.inquiry.parameter is {inquiry['parameter']}, which is no argument of it"
        if inquiry["items"] not in lookup.types.schemas[operation.response]["properties"]:
            yield f"{operation.id}: x-python.inquiry.items is {inquiry['items']}, which is no field of its response"
