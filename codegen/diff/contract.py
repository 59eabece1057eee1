"""
Two contracts, compared.

There is no library of Python for this that is kept well: of those on PyPI in 2026-11, api-diff-sentinel (55 lines)
knows no schemas, api-schema-diff and breakwatch (0.1) neither limits, `anyOf` nor types that are lists, and
jev-oas-sentinel says only that a schema changed; none tells a request from a response throughout, and none can know our
extensions or positional XML. oasdiff is good, but a Go binary, and as blind to those. So this compares by itself, over
the one shape that our contract has: one named schema for everything, no inline objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from .change import Change, Place
from .objects import compare, content_changes
from .operations import operation_changes
from .pair import Pair, Way, argument, callback
from .parameters import parameter_changes
from .refusals import code_changes
from .rules import AUDIENCES
from .side import media_of
from .values import own_changes

_DOCUMENT = frozenset({"paths", "webhooks", "components", "servers", "info", "tags"})
_COMPONENTS = frozenset({"schemas", "parameters", "x-codes"})


def contract_changes(old: dict[str, Any], new: dict[str, Any], base_url: str | None = None) -> list[Change]:
    """
    Everything that is not as it was, those first that break; a change that is found in two ways is told once.

    `base_url` is the address that the new package calls; by default the old one.
    """
    if old == new and list(_orders(old)) == list(_orders(new)):
        return []
    pair = Pair(old, new)
    found: dict[tuple[str, str, str], Change] = {}
    for change in _all(pair, base_url):
        found.setdefault((change.sentence, change.breaks, change.why), change)
    told = _roots_once(_reworded_once(list(found.values())))
    return sorted(told, key=lambda change: not change.breaks)


def _orders(document: Any) -> Iterator[list[str]]:
    """The orders of all fields, which equality of dicts does not see and XML does."""
    if isinstance(document, dict):
        if isinstance(document.get("properties"), dict):
            yield list(document["properties"])
        for value in document.values():
            yield from _orders(value)
    elif isinstance(document, list):
        for value in document:
            yield from _orders(value)


def _reworded_once(changes: list[Change]) -> Iterator[Change]:
    """All changes of words as one, since they change nothing else."""
    places = sorted({change.place.text for change in changes if change.rule_name == "reworded"})
    yield from (change for change in changes if change.rule_name != "reworded")
    if places:
        shown = ", ".join(f"`{place}`" for place in places[:3])
        detail = shown if len(places) <= 3 else f"{shown} and {len(places) - 3} more places"
        yield Change("reworded", Place("words"), {"detail": detail})


def _roots_once(changes: Iterable[Change]) -> Iterator[Change]:
    """All requests, or all responses, that have another root by one edit, as one."""
    roots: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.rule_name.startswith("root of "):
            roots.setdefault((change.rule_name, str(change.values)), []).append(change)
        else:
            yield change
    for same in roots.values():
        word = same[0].rule_name.split()[2]
        python = tuple(name for change in same for name in change.place.python)
        users = tuple(sorted({user for change in same for user in change.users}))
        together = replace(same[0], place=Place(f"{len(same)} {word}", python), users=users)
        yield together if len(same) > 1 else same[0]


def _all(pair: Pair, base_url: str | None) -> Iterator[Change]:
    yield from _document(pair, base_url)
    yield from operation_changes(pair)
    yield from code_changes(pair)
    yield from _callbacks(pair)
    yield from _shared_schemas(pair)


def _document(pair: Pair, base_url: str | None) -> Iterator[Change]:
    everyone = Way(False, AUDIENCES)
    old, new = pair.old.document, pair.new.document
    if old:
        yield from _addresses(old.get("servers", []), new.get("servers", []), base_url)
    for word in ("info", "tags"):
        if old and old.get(word) != new.get(word):
            yield Change("reworded", Place(word), {"detail": f"`{word}`"})
    if not old:
        return
    for one, other, known in ((old, new, _DOCUMENT), (pair.old.components, pair.new.components, _COMPONENTS)):
        rest = [{key: value for key, value in each.items() if key not in known} for each in (one, other)]
        yield from own_changes(rest[0], rest[1], Place("openapi.yaml"), everyone)


def _addresses(old: list[dict[str, Any]], new: list[dict[str, Any]], base_url: str | None) -> Iterator[Change]:
    place, before, after = Place("servers"), [each["url"] for each in old], [each["url"] for each in new]
    values = {"old": ", ".join(before) or "none", "new": ", ".join(after) or "none"}
    if any(each not in after for each in before):
        called = base_url or next(iter(before), "")
        spares = {"P": "the package calls one that is there"} if called in after else {}
        yield Change("address changed", place, values, spares=spares)
    elif before != after:
        yield Change("address added", place, values)
    elif old != new:
        yield Change("reworded", place, {"detail": "`servers`"})


def _callbacks(pair: Pair) -> Iterator[Change]:
    olds, news = (side.document.get("webhooks", {}) for side in (pair.old, pair.new))
    for name in sorted(olds.keys() | news.keys()):
        if name not in olds or name not in news:
            side = pair.new if name in news else pair.old
            schemas = [
                schema
                for operation in side.document["webhooks"][name].values()
                for schema in media_of(operation.get("requestBody")).values()
            ]
            classes = tuple(f"smspartner.models.{each}" for each in sorted(side.reached(*schemas)))
            yield Change("callback added" if name in news else "callback removed", Place(name, classes), users=(name,))
    for name, old, new in pair.callbacks:
        place, way = Place(name), callback(name)
        yield from own_changes(_words(old), _words(new), place, way)
        before, after = media_of(old.get("requestBody")), media_of(new.get("requestBody"))
        for media_type in sorted(before.keys() | after.keys()):
            if media_type in before and media_type in after:
                yield from compare(pair, before[media_type], after[media_type], place, way)
            else:
                rule = "format added" if media_type in after else "format removed"
                yield Change(rule, place, {"detail": media_type}, way.audiences, users=way.users)


def _words(operation: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in operation.items() if key not in ("requestBody", "responses")}


def _shared_schemas(pair: Pair) -> Iterator[Change]:
    """Named schemas and parameters: each once, for all operations that have them."""
    for name, old in pair.old.components.get("parameters", {}).items():
        new = pair.new.components.get("parameters", {}).get(name)
        if new and old["name"] == new["name"]:
            yield from parameter_changes(pair, old, new, Place(old["name"]), argument())
    for name, ways in pair.ways.items():
        new_name = pair.renames.get(name, name)
        old, new = pair.old.schemas[name], pair.new.schemas[new_name]
        place = pair.schema_place(name)
        if name != new_name and pair.old.has_class(name) and name not in pair.requests:
            users = tuple(sorted({user for way in ways for user in way.users}))
            new_classes = (f"smspartner.models.{new_name}", f"smspartner.models.{new_name}Dict")
            results = (f"client.{user}" for user in users)
            renamed = Place(name, (*place.python, *new_classes, *results))
            yield Change("class renamed", renamed, {"new": new_name}, users=users)
        for way in ways:
            way = replace(way, is_given=pair.is_always_given(name))
            yield from own_changes(old, new, place, way)
            one, other = ({"$ref": f"#/components/schemas/{each}"} for each in (name, new_name))
            yield from content_changes(pair, one, other, place, way, partial(pair.property_place, name))
