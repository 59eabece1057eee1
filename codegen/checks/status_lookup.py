"""Check the names in an `x-python`: `resolve` uses them to look up a message's status."""

from __future__ import annotations

from collections.abc import Iterator

from ..lookup import Lookup

_OVERLAY = "overlays/python.overlay.yaml"


def problems_of(lookup: Lookup) -> Iterator[str]:
    """
    Return every name in an `x-python` that its operation lacks; a wrong one would only show when a message is in doubt.
    """
    return (f"{_OVERLAY}: {fault}" for fault in _faults(lookup))


def _faults(lookup: Lookup) -> Iterator[str]:
    for operation in lookup.operations.values():
        arguments = {argument.wire for argument in operation.arguments}
        tag = operation.python.get("tag")
        if tag is not None and tag not in arguments:
            yield f"{operation.id}: x-python.tag is {tag}, which is not one of its arguments"
        recipients = operation.python.get("recipients")
        if recipients is not None and recipients.partition(".")[0] not in arguments:
            yield f"{operation.id}: x-python.recipients is {recipients}, which is not one of its arguments"
        for refused in operation.python.get("refused", ()):
            for name in [*refused["when"], refused["argument"]]:
                if name not in arguments:
                    yield f"{operation.id}: x-python.refused names {name}, which is not one of its arguments"
    marked = [operation for operation in lookup.operations.values() if "status_lookup" in operation.python]
    if len(marked) != 1:
        yield f"{len(marked)} operations have an x-python.status_lookup, not one"
        return
    for operation in marked:
        status_lookup = operation.python["status_lookup"]
        arguments = {argument.wire for argument in operation.arguments}
        fields = lookup.types.schemas[operation.response]["properties"]
        listed = fields.get(status_lookup["items"], {}).get("items", {})
        places = {
            "parameter": (arguments, "one of its arguments"),
            "page": (arguments, "one of its arguments"),
            "items": (fields, "a field of its response"),
            "total": (fields, "a field of its response"),
            "number": (lookup.types.merged(listed).get("properties", ()), "a field of the members of its list"),
            "empty": (operation.codes, "one of its codes"),
        }
        for word, (known, what) in places.items():
            given = status_lookup[word]
            for name in given if isinstance(given, list) else [given]:
                if name not in known:
                    yield f"{operation.id}: x-python.status_lookup.{word} is {name}, which is not {what}"
