"""Whatever happens to the spec while somebody edits it: it is understood, or refused in lines, never in a traceback."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen import generator, pipeline, sources
from codegen.problems import SpecError

ROOT = Path(__file__).parents[2]
SPEC = sources.load(ROOT, sources.SPEC)
XML = sources.load(ROOT, sources.XML_OVERLAY)
ODD: list[Any] = [
    *(None, True, 3, -1, 0.5, "", "x", "null", "array", "object", [], ["a"], {}, {"a": 1}),
    *({"type": "array"}, {"type": ["string", "null"]}, {"$ref": "#/components/schemas/Money"}),
]
Path_ = tuple[str | int, ...]


def places(node: Any, at: Path_ = ()) -> Iterator[Path_]:
    """Everything in a document."""
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, member in members:
        yield (*at, key)
        yield from places(member, (*at, key))


PLACES = list(places(SPEC))


def at(node: Any, path: Path_) -> Any:
    for key in path:
        node = node[key]
    return node


def mangled(chance: random.Random) -> tuple[str, dict[str, Any]]:
    """The spec with one thing taken out, replaced by something odd, or by something that stands elsewhere."""
    document = copy.deepcopy(SPEC)
    *parent, key = chance.choice(PLACES)
    holder = at(document, tuple(parent))
    way = chance.choice(("out", "odd", "odd", "elsewhere"))
    if way == "out":
        del holder[key]
        return f"{parent} {key!r} taken out", document
    other = chance.choice(ODD) if way == "odd" else at(SPEC, chance.choice(PLACES))
    holder[key] = copy.deepcopy(other)
    return f"{parent} {key!r} is {str(other)[:80]}", document


def is_understood(document: dict[str, Any]) -> bool:
    """Whether `make generate` gets as far as to the files; false if it refuses."""
    try:
        lookup = pipeline.look_up(ROOT, sources.merged(document, XML))
    except SpecError as error:
        if not error.problems:
            raise AssertionError("refused without a word") from error
        return False
    generator.bare(lookup.view, lookup)
    told = [
        lookup.enum(cls) if "enum" in lookup.types.schemas[cls] else vars(lookup.model(cls)) for cls in lookup.classes
    ]
    asked = ("doc", "models", "page", "item", "field_models", "secret_response")
    told += [{name: getattr(operation, name) for name in asked} for operation in lookup.operations.values()]
    return all(told)


@pytest.mark.parametrize("seed", range(60))
def test_it_is_understood_or_refused(seed: int) -> None:
    what, document = mangled(random.Random(seed))
    try:
        is_understood(document)
    except Exception as error:
        raise AssertionError(what) from error


def test_the_edits_do_both() -> None:
    """Or the test above would show nothing: most edits break something, and some of them nothing."""
    outcomes = (is_understood(mangled(random.Random(seed))[1]) for seed in range(60))
    assert True in outcomes
    assert False in outcomes
