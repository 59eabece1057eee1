"""Check for names that would hide each other in the package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from keyword import iskeyword

from ..arguments import Argument
from ..lookup import Lookup
from ..naming import TAKEN, class_of, folded, module_of

CLIENT = frozenset({"close", "request", "resolve", "resolve_details", "warm_up", "with_options"})
"""What every client has besides its tags; the tests hold it equal to the core's."""
_GROUP = TAKEN | {"with_raw_response"}
_IMPORTED = {
    *("Model", "Field", "XmlOrder", "OpenInt", "OpenText", "ClassVar", "TypedDict", "NotRequired"),
    *("Decimal", "Iterable", "Mapping", "Operation", "Page", "File"),
    *("Resource", "AsyncResource", "Pages", "AsyncPages"),
}
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")


def problems_of(lookup: Lookup) -> list[str]:
    """Return the problem of each name in a view that would hide another."""
    return [*_tags(lookup), *_operations(lookup), *_classes(lookup)]


def _tags(lookup: Lookup) -> Iterator[str]:
    for tag in lookup.tags:
        if iskeyword(tag) or tag in CLIENT:
            yield f"tag {tag}: is {'a keyword of Python' if iskeyword(tag) else 'something else of the client'}"
        elif module_of(tag) != tag:
            yield f"tag {tag}: is a builtin of Python, and no name of a module; give the tag another name"
        modules = {operation.id: module_of(operation.name) for operation in lookup.tag(tag)}
        yield from _doubles(modules, "module")


def _operations(lookup: Lookup) -> Iterator[str]:
    for operation in lookup.operations.values():
        if iskeyword(operation.name):
            yield f"{operation.id}: {operation.name} is a keyword of Python; give the operationId another name"
        elif operation.name in _GROUP:
            yield (
                f"{operation.id}: {operation.name} is taken in every group of operations; "
                "give the operationId another name"
            )
        elif operation.constant in {*operation.kinds, operation.table}:
            yield (
                f"{operation.id}: {operation.constant} is a name that its module needs; "
                "give the operationId another name"
            )
        yield from (f"{operation.id}: {problem}" for problem in _named_twice(operation.parameters, "argument"))


def _classes(lookup: Lookup) -> Iterator[str]:
    dicts = {f"{name}Dict" for name in lookup.types.arguments}
    groups = {class_of(tag) for tag in lookup.tags}
    for name in lookup.classes:
        if not _CLASS.fullmatch(name) or iskeyword(name):
            yield f"schema {name}: is no name of a class, such as SendResponse"
        elif name in _IMPORTED | dicts | groups:
            yield f"schema {name}: the package has another class of that name"
        if "enum" in lookup.types.schemas[name]:
            yield from (f"schema {name}: {problem}" for problem in _members(lookup, name))
        else:
            yield from (f"schema {name}: {problem}" for problem in _named_twice(lookup.model(name).fields, "field"))
    yield from _doubles({name: module_of(name) for name in lookup.classes}, "module")


def _members(lookup: Lookup, name: str) -> Iterator[str]:
    members = [member for member, _ in lookup.enum(name)["members"]]
    for member in dict.fromkeys(members):
        if members.count(member) > 1:
            yield f"two values have the name {member} (x-enum-varnames)"


def _named_twice(arguments: Iterable[Argument], word: str) -> Iterator[str]:
    arguments = list(arguments)
    wires = [argument.wire for argument in arguments]
    for wire in dict.fromkeys(wires):
        if wires.count(wire) > 1:
            yield f"has the {word} {wire} twice"
    for argument in arguments:
        if not argument.name.isidentifier():
            yield f"the {word} {argument.wire} has no letter that a name in Python could be made of"
        elif not folded(argument.wire).isascii():
            yield f"the {word} {argument.wire} has a letter that no name in Python here is made of"
    yield from _doubles({argument.wire: argument.name for argument in arguments}, word)


def _doubles(names: dict[str, str], word: str) -> Iterator[str]:
    """Yield each two names that become one."""
    seen: dict[str, str] = {}
    for wire, name in names.items():
        if name in seen:
            yield f"{seen[name]} and {wire} would both be the {word} {name}"
        seen[name] = wire
