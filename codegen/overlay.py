"""
Apply OpenAPI Overlays (1.1) to a copy of a document. JSONPath is RFC 9535's.

Two things are stricter than the Overlay Specification: an action must say what it is for, and one that matches nothing
is reported, since that is how an overlay goes stale. One thing is looser, so that applying an overlay twice equals
applying it once: a member that an array has already is not appended again.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError, JSONPathMatch
from jsonpath.selectors import NameSelector

from .problems import SpecError

_JSONPATH = JSONPathEnvironment(strict=True)
_WORDS = ("overlay", "info", "actions")
_MODIFIERS = ("update", "remove", "copy")


@dataclass
class Result:
    """A changed copy of a document, and a message for each action that found nothing to change."""

    document: dict[str, Any]
    unmatched: list[str] = field(default_factory=list)


def apply(document: dict[str, Any], overlay: dict[str, Any], name: str) -> dict[str, Any]:
    """
    The document with all actions of an overlay done; both stay as they are.

    Raises:
        SpecError: An action lacks something, does not fit what it targets, or targets nothing.
    """
    result = lay_over(document, overlay, name)
    if result.unmatched:
        raise SpecError(*result.unmatched)
    return result.document


def lay_over(document: dict[str, Any], overlay: dict[str, Any], name: str) -> Result:
    """
    Apply an overlay, but only report an action without a target: a second time, a `remove` has nothing to do.

    Raises:
        SpecError: An action lacks something, or does not fit what it targets.
    """
    problems = [f"{name}: {fault}" for fault in _faults(overlay)]
    if problems:
        raise SpecError(*problems)
    result = Result(copy.deepcopy(document))
    for number, action in enumerate(overlay["actions"], 1):
        matches = _matches(action["target"], result.document)
        title = f"{name}: action {number} ({' '.join(action['description'].split())}), target {action['target']}"
        result.unmatched += [f"{title}: {absent} matches nothing" for absent in _absent(action["target"], matches)]
        if not matches:
            result.unmatched.append(f"{title}: matches nothing")
            continue
        try:
            _do(action, matches, result.document)
        except ValueError as error:
            raise SpecError(f"{title}: {error}") from None
    return result


def _matches(target: str, document: dict[str, Any]) -> list[JSONPathMatch]:
    """Return the places that a path selects, each once: `$.a[0, 0]` selects one."""
    return list({match.parts: match for match in _JSONPATH.finditer(target, document)}.values())


def _absent(target: str, matches: list[JSONPathMatch]) -> list[str]:
    """The names of a list at the end of a path that nothing has, although something has another of them."""
    query = _JSONPATH.compile(target)
    last = query.segments[-1:] if isinstance(query, JSONPath) else ()
    names = [selector.name for segment in last for selector in segment.selectors if isinstance(selector, NameSelector)]
    found = {part for match in matches for part in match.parts[-1:]}
    return [repr(name) for name in names if name not in found] if matches else []


def _do(action: dict[str, Any], matches: list[JSONPathMatch], document: dict[str, Any]) -> None:
    if "remove" in action:
        # From the end, so that the indexes before stay right, and what is inside before what holds it.
        for match in sorted(matches, key=_position, reverse=True):
            del _parent(match)[match.parts[-1]]
        return
    kinds = {_kind(match.obj) for match in matches}
    if len(kinds) > 1:
        raise ValueError(f"its targets are of several kinds ({', '.join(sorted(kinds))}); write an action for each")
    if "copy" in action:
        sources = list(_JSONPATH.finditer(action["copy"], document))
        if len(sources) != 1:
            raise ValueError(f"copy must select one node; {action['copy']} selects {len(sources)}")
        value = copy.deepcopy(sources[0].obj)
    else:
        value = action["update"]
    for match in matches:
        if isinstance(match.obj, list) and not isinstance(value, list):
            _merged(match.obj, [value])
            continue
        merged = _merged(match.obj, value)
        if merged is not match.obj:
            _parent(match)[match.parts[-1]] = merged


def _position(match: JSONPathMatch) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in match.parts]


def _kind(value: Any) -> str:
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "single value"


def _parent(match: JSONPathMatch) -> Any:
    if match.parent is None:
        raise ValueError("the document itself can be neither removed nor replaced")
    return match.parent.obj


def _merged(target: Any, value: Any) -> Any:
    """The target with the value in it: objects and arrays are changed in place, anything else is replaced."""
    if isinstance(target, dict) and isinstance(value, dict):
        for key, member in value.items():
            target[key] = _merged(target[key], member) if key in target else copy.deepcopy(member)
        return target
    if isinstance(target, list) and isinstance(value, list):
        for member in value:
            if not any(_is_same(member, present) for present in target):
                target.append(copy.deepcopy(member))
        return target
    if isinstance(target, (dict, list)) or isinstance(value, (dict, list)):
        raise ValueError(f"{_word(value)} cannot be merged with {_word(target)}")
    return value


def _is_same(one: Any, other: Any) -> bool:
    """Return whether two values are equal as JSON: 1 is not true."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _word(value: Any) -> str:
    return "an object" if isinstance(value, dict) else "an array" if isinstance(value, list) else repr(value)


def _faults(overlay: dict[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"1\.[01]\.[0-9]+", str(overlay.get("overlay", ""))):
        yield "overlay: must be 1.0.x or 1.1.x"
    info = overlay.get("info")
    if not isinstance(info, dict) or not all(isinstance(info.get(word), str) for word in ("title", "version")):
        yield "info: must have a title and a version"
    for place, part, known in (("", overlay, _WORDS), ("info: ", info, ("title", "version", "description"))):
        for word in part if isinstance(part, dict) else ():
            if word not in known and not word.startswith("x-"):
                yield f"{place}has the unknown word {word}"
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        yield "actions: must be a list of actions"
        return
    for number, action in enumerate(actions, 1):
        if action in actions[: number - 1]:
            yield f"action {number} stands there twice"
        elif isinstance(action, dict):
            yield from (f"action {number} {fault}" for fault in _faults_of(action))
        else:
            yield f"action {number} is no object"


def _faults_of(action: dict[str, Any]) -> Iterator[str]:
    description = action.get("description")
    if not isinstance(description, str) or not description.strip():
        yield f"has no description (target {action.get('target')})"
    for word in action:
        if word not in ("target", "description", *_MODIFIERS) and not word.startswith("x-"):
            yield f"has the unknown word {word}"
    given = [modifier for modifier in _MODIFIERS if modifier in action]
    if len(given) != 1 or action.get("remove", True) is not True:
        yield f"must have one of {', '.join(_MODIFIERS)}"
    for name in ("target", "copy") if given == ["copy"] else ("target",):
        path = action.get(name)
        try:
            if not isinstance(path, str) or not path:
                raise JSONPathError("none given")
            _JSONPATH.compile(path)
        except JSONPathError as error:
            yield f"has no JSONPath as its {name}: {str(error).splitlines()[0]} ({path!r})"
