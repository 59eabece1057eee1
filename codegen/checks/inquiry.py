"""How `resolve` asks what became of a message: what the overlay for Python says of it must be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..lookup import Lookup

_OVERLAY = "overlays/python.overlay.yaml"


def problems_of(lookup: Lookup) -> Iterator[str]:
    """Every name in an `x-python` that its operation lacks; a wrong one would only show when a message is in doubt."""
    return (f"{_OVERLAY}: {fault}" for fault in _faults(lookup))


def _faults(lookup: Lookup) -> Iterator[str]:
    for operation in lookup.operations.values():
        arguments = {argument.wire for argument in operation.arguments}
        tag = operation.python.get("tag")
        if tag is not None and tag not in arguments:
            yield f"{operation.id}: x-python.tag is {tag}, which is no argument of it"
        recipients = operation.python.get("recipients")
        if recipients is not None and recipients.partition(".")[0] not in arguments:
            yield f"{operation.id}: x-python.recipients is {recipients}, which is no argument of it"
        for refused in operation.python.get("refused", ()):
            for name in [*refused["when"], refused["argument"]]:
                if name not in arguments:
                    yield f"{operation.id}: x-python.refused names {name}, which is no argument of it"
    asked = [operation for operation in lookup.operations.values() if "inquiry" in operation.python]
    if len(asked) != 1:
        yield f"{len(asked)} operations have an x-python.inquiry: one must answer what became of a tag"
        return
    for operation in asked:
        inquiry = operation.python["inquiry"]
        arguments = {argument.wire for argument in operation.arguments}
        fields = lookup.types.schemas[operation.response]["properties"]
        listed = fields.get(inquiry["items"], {}).get("items", {})
        places = {
            "parameter": (arguments, "argument of it"),
            "page": (arguments, "argument of it"),
            "items": (fields, "field of its response"),
            "total": (fields, "field of its response"),
            "number": (lookup.types.merged(listed).get("properties", ()), "field of the members of its list"),
            "date": (lookup.types.merged(listed).get("properties", ()), "field of the members of its list"),
            "empty": (operation.codes, "code of it"),
        }
        for word, (known, what) in places.items():
            given = inquiry[word]
            for name in given if isinstance(given, list) else [given]:
                if name not in known:
                    yield f"{operation.id}: x-python.inquiry.{word} is {name}, which is no {what}"
