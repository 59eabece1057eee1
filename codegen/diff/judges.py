"""
The tables of words: the function that judges each word of an operation, a code, a response or a schema.

Most words need a rule and no more; the few that need a look at the values have a function. A word that is in no table
is "not judged", and taken to break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .change import Change, Place, code
from .contract import DOCS, without_docs
from .facts import ValueType, is_subtype
from .limits import LIMITS, TYPES, is_within, limit_words
from .positions import WITHOUT_JSON
from .rules import HTTP, JSON, PYTHON, XML, Audience

REPEATABLE = ("none", "idempotent")


@dataclass(frozen=True)
class Difference:
    """A word that differs, with the two nodes that have it."""

    word: str
    nodes: tuple[dict[str, Any], dict[str, Any]]
    place: Place

    @property
    def old(self) -> Any:
        """The value then; None if there was none."""
        return self.nodes[0].get(self.word)

    @property
    def new(self) -> Any:
        """The value now; None if there is none."""
        return self.nodes[1].get(self.word)

    def change(self, rule: str, exempt: Mapping[Audience, str] | None = None, **values: object) -> Change:
        """Make the change that a rule judges."""
        return Change(rule, self.place, {"old": code(self.old), "new": code(self.new), **values}, exempt or {})


Judge = Callable[[Difference], Iterator[Change]]


def judged(table: Mapping[str, Judge], nodes: tuple[dict[str, Any], dict[str, Any]], place: Place) -> Iterator[Change]:
    """Judge each word that differs between two nodes."""
    for word in sorted(nodes[0].keys() | nodes[1].keys()):
        if nodes[0].get(word) != nodes[1].get(word):
            yield from table.get(word, _not_judged)(Difference(word, nodes, place))


def _not_judged(difference: Difference) -> Iterator[Change]:
    """Judge a word without a rule: it breaks, unless only its words for people differ."""
    if without_docs(difference.old) == without_docs(difference.new):
        yield difference.change("reworded", detail=f"`{difference.place}`")
    else:
        exempt = WITHOUT_JSON if difference.word == "xml" else {}
        yield difference.change("not judged", exempt, detail=difference.word)


def _walked(_difference: Difference) -> Iterator[Change]:
    """Say nothing: the members of a node are compared by themselves."""
    yield from ()


def _reworded(difference: Difference) -> Iterator[Change]:
    yield difference.change("reworded", detail=str(difference.place))


def _plain(rule: str) -> Judge:
    def judge(difference: Difference) -> Iterator[Change]:
        yield difference.change(rule, old=difference.old, new=difference.new)

    return judge


def _flag(raised: str, lowered: str) -> Judge:
    def judge(difference: Difference) -> Iterator[Change]:
        if bool(difference.old) != bool(difference.new):
            yield difference.change(raised if difference.new else lowered)

    return judge


# Operations, codes and responses


def _effect(difference: Difference) -> Iterator[Change]:
    is_safe = difference.new in REPEATABLE
    yield difference.change("effect repeatable" if is_safe else "effect no longer repeatable")


def _paging(difference: Difference) -> Iterator[Change]:
    before, after = difference.old or {}, difference.new or {}
    words = [word for word in ("parameter", "items", "total", "size") if before.get(word) != after.get(word)]
    is_typed = not before or not after or {"parameter", "items"} & set(words)
    detail = ", ".join(f"{word}: {before.get(word, 'none')} → {after.get(word, 'none')}" for word in words)
    yield difference.change("paging changed" if is_typed else "page size changed", detail=detail)


def _rate_limit(difference: Difference) -> Iterator[Change]:
    """The rate in the long run, and how many calls there may be at once."""
    old, new = difference.old, difference.new
    is_lower = new and (not old or _rate(new) < _rate(old) or new["requests"] < old["requests"])
    words = [f"{limit['requests']} in {limit['seconds']} s" if limit else "not published" for limit in (old, new)]
    yield difference.change("rate limit lowered" if is_lower else "rate limit raised", old=words[0], new=words[1])


def _rate(limit: dict[str, Any]) -> float:
    return float(limit["requests"] / limit["seconds"])


def _code_places(difference: Difference) -> Iterator[Change]:
    places = {False: {"the whole response"}, True: {"a member"}, "both": {"the whole response", "a member"}}
    before, after = places[difference.old], places[difference.new]
    yield from (difference.change("code left its place", detail=name) for name in before - after)
    yield from (difference.change("code in one more place", detail=name) for name in after - before)


# Schemas


def _type(difference: Difference) -> Iterator[Change]:
    old, new, place = difference.old, difference.new, difference.place
    if (old.json, old.wire) == (new.json, new.wire) and (old.is_unknown or new.is_unknown):
        return
    is_argument = place.noun == "argument"
    exempt = _exempt_callers(old, new) if is_argument else _exempt_readers(old, new, place)
    is_same_json = any(audience & (HTTP if is_argument else JSON) for audience in exempt)
    word = "class" if is_same_json and PYTHON not in exempt else "type"
    if word == "class" and is_argument and place.is_operation:
        return  # the schema of a request is no class: only what stands in it counts
    yield difference.change(
        f"{place.noun}'s {word} changed", {} if word == "class" else exempt, old=old.words, new=new.words
    )


def _exempt_callers(old: ValueType, new: ValueType) -> dict[Audience, str]:
    exempt = {}
    if old.json <= new.json and not old.is_rewritten(new):
        exempt[HTTP] = "JSON still accepts what it accepted"
    if is_subtype(old.write, new.write):
        exempt[PYTHON] = "the package still accepts what it accepted"
    return exempt


def _exempt_readers(old: ValueType, new: ValueType, place: Place) -> dict[Audience, str]:
    exempt = {}
    if new.json <= old.json and not old.is_rewritten(new):
        exempt[JSON | XML] = "nothing new is sent"
    elif old.xml is not None and old.xml == new.xml:
        exempt[XML] = "XML, which has only text, looks the same"
    is_new_null = "null" in new.json - old.json
    if is_subtype(new.read, old.read) and not (is_new_null and place.is_given):
        exempt[PYTHON] = f"the package reads it as {old.read} as before{', or as None' if is_new_null else ''}"
    return exempt


def _limit(difference: Difference) -> Iterator[Change]:
    word, old, new = difference.word, difference.old, difference.new
    types = difference.nodes[0]["type"].json & difference.nodes[1]["type"].json
    if not types.issuperset(name for name, words in TYPES.items() if word in words):
        return
    is_argument = difference.place.noun == "argument"
    is_narrower = not is_within(word, old, new) if is_argument else is_within(word, new, old)
    rule = f"{difference.place.noun} {'narrowed' if is_narrower else 'widened'}"
    yield difference.change(rule, detail=limit_words(word, old, new))


def _constant(difference: Difference) -> Iterator[Change]:
    noun, exempt = difference.place.noun, {}
    if difference.old is None:
        rule = f"{noun} became a constant"
    elif noun == "argument" and difference.new is None:
        rule = "argument no longer constant"
        exempt = {} if difference.place.is_given else {PYTHON: "nobody has to give it"}
    else:
        rule = f"{noun}'s constant changed"
        if noun == "argument":
            exempt = {PYTHON: "the package fills it in"}
        elif difference.new is None:
            exempt = {PYTHON: "the package has the same type for it"}
    yield difference.change(rule, exempt)


def _default(difference: Difference) -> Iterator[Change]:
    if difference.place.noun == "field" or difference.place.is_given:
        yield difference.change("default without effect")
    else:
        is_format = difference.place.text == "Format"
        exempt = {PYTHON: "the package asks for its format itself"} if is_format else {}
        yield difference.change("argument's default changed", exempt)


def _values(difference: Difference) -> Iterator[Change]:
    """Values that were added, removed or replaced, and their members in Python."""
    noun = difference.place.noun
    before, after = _listed(difference, 0), _listed(difference, 1)
    if before is None or after is None:
        yield from _opened_or_closed(difference, after)
        return
    names = {value: name for value, name in before.items() if name}
    by_name = {name: value for value, name in after.items() if name}
    pairs = {value: by_name[name] for value, name in names.items() if name in by_name} if noun == "field" else {}
    replaced = {old: new for old, new in pairs.items() if old not in after and new not in before}
    for old, new in replaced.items():
        yield difference.change("field's value replaced", old=code(old), new=code(new))
    removed = [value for value in before if value not in after and value not in replaced]
    added = [value for value in after if value not in before and value not in replaced.values()]
    if removed:
        exempt = {PYTHON: "it has no class in the package"} if noun == "field" and not names else {}
        yield difference.change(f"{noun}'s values removed", exempt, detail=_quoted(removed))
    if added:
        yield difference.change(f"{noun}'s values added", detail=_quoted(added))
    for value, name in names.items():
        if after.get(value, name) not in (name, None):
            yield difference.change("member renamed", old=code(name), new=code(after[value]))


def _listed(difference: Difference, index: int) -> dict[Any, str | None] | None:
    """The only values at one end; a constant is a list of one where the other end has a list."""
    node = difference.nodes[index]
    listed: dict[Any, str | None] | None = node.get("enum")
    return {node["const"]: None} if listed is None and "const" in node else listed


def _opened_or_closed(difference: Difference, after: dict[Any, str | None] | None) -> Iterator[Change]:
    """A list of values that was added or removed, of a type that was there."""
    if not difference.nodes[0]["type"].json & difference.nodes[1]["type"].json:
        return
    noun = difference.place.noun
    if after is None:
        yield difference.change(f"{noun}'s values added", detail="any value")
    elif noun == "argument":
        yield difference.change("argument's values removed", detail=f"other values than {_quoted(list(after))}")
    else:
        yield difference.change("field narrowed", detail=f"only {_quoted(list(after))}")


def _quoted(values: list[Any]) -> str:
    return ", ".join(map(code, values))


def _dependencies(difference: Difference) -> Iterator[Change]:
    """The fields that must stand beside another one."""
    before, after = difference.old or {}, difference.new or {}
    is_argument = difference.place.noun == "argument"
    rules = ("dependency added", "dependency removed") if is_argument else ("field narrowed", "field widened")
    for wire in sorted(before.keys() | after.keys()):
        for rule, more, less in ((rules[0], after, before), (rules[1], before, after)):
            names = [name for name in more.get(wire, ()) if name not in less.get(wire, ())]
            if names and is_argument:
                yield Change(rule, difference.place.inside(wire), {"detail": _quoted(names)})
            elif names:
                word = "always" if rule == rules[0] else "no longer always"
                yield difference.change(rule, detail=f"beside `{wire}` there is {word} {_quoted(names)}")


_PEOPLE: dict[str, Judge] = {**dict.fromkeys(DOCS, _reworded), "deprecated": _flag("deprecated", "restored")}
DOCUMENT = _PEOPLE | dict.fromkeys(("info", "tags", "openapi"), _reworded)
DOCUMENT |= dict.fromkeys(("paths", "webhooks", "components", "servers"), _walked)
COMPONENTS = dict.fromkeys(("schemas", "parameters", "x-codes"), _walked)
OPERATION = _PEOPLE | {"x-effect": _effect, "x-page": _paging, "x-rate-limit": _rate_limit}
OPERATION |= dict.fromkeys(("operationId", "tags", "parameters", "requestBody", "responses", "x-codes"), _walked)
WEBHOOK = _PEOPLE | {"requestBody": _walked}
CODE = _PEOPLE | {
    "error": _plain("code re-classed"),
    "http": _plain("code's HTTP status changed"),
    "done": _flag("code means done", "code no longer means done"),
    "member": _code_places,
    "meaning": _reworded,
}
HOLDER = _PEOPLE | {"content": _walked}
"""A holder of media types: a request or a response."""
MEDIA = _PEOPLE | {"schema": _walked}
SCHEMA = _PEOPLE | {
    "type": _type,
    "const": _constant,
    "default": _default,
    "enum": _values,
    "dependentRequired": _dependencies,
    "x-secret": _flag("now a secret", "no longer a secret"),
    "in": _plain("argument moved"),
    **dict.fromkeys(("style", "explode"), _reworded),  # they can only say what holds without them
    "x-meaning": _walked,  # the package's own comparison sees the properties that it makes
    **dict.fromkeys(LIMITS, _limit),
}
FORMS = SCHEMA | {"type": _walked}
"""A schema that is one of several."""
