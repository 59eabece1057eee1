"""The codes by which operations refuse. Lists are shared, so one edit concerns many operations and is told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .change import Change, Place, code
from .pair import Pair

_PYTHON = ("smspartner.codes",)
_JUDGED = frozenset({"error", "http", "done", "member", "meaning", "x-evidence", "x-evidence-note"})
_PLACES = {False: ("the whole response",), True: ("a member",), "both": ("the whole response", "a member")}


def code_changes(pair: Pair) -> Iterator[Change]:
    """What became of each code, with all operations that it concerns."""
    users: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]] = {}
    for old, new in pair.operations:
        before, after = pair.old.codes(old), pair.new.codes(new)
        for number in sorted(before.keys() | after.keys()):
            for rule, values in _changes(number, before.get(number), after.get(number)):
                users.setdefault((rule, (("code", number), *values.items())), []).append(old.id)
    for (rule, pairs), operations in users.items():
        text = operations[0] if len(operations) == 1 else f"{len(operations)} operations"
        python = tuple(f"client.{operation}" for operation in operations)
        yield Change(rule, Place(text, python + _PYTHON), dict(pairs), users=tuple(operations))


def _changes(
    number: int, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> Iterator[tuple[str, dict[str, object]]]:
    if old is None:
        assert new is not None
        yield "code added", {"meaning": new["meaning"]}
        return
    if new is None:
        yield "code removed", {"error": old["error"]}
        return
    if old["error"] != new["error"]:
        yield "code re-classed", {"old": old["error"], "new": new["error"]}
    if old["http"] != new["http"]:
        yield "code's HTTP status changed", {"old": old["http"], "new": new["http"]}
    if bool(old["done"]) != bool(new["done"]):
        yield ("code means done" if new["done"] else "code no longer means done"), {}
    before, after = _PLACES[old["member"]], _PLACES[new["member"]]
    for place in before:
        if place not in after:
            yield "code left its place", {"old": place}
    for place in after:
        if place not in before:
            yield "code in one more place", {"new": place}
    yield from _remarks(number, old, new)


def _remarks(number: int, old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, dict[str, object]]]:
    """What is only told of a code, and what nobody has thought about."""
    if any(old.get(word) != new.get(word) for word in ("meaning", "x-evidence-note")):
        yield "code reworded", {}
    evidence = [each.get("x-evidence", "as around it") for each in (old, new)]
    if evidence[0] != evidence[1]:
        yield "code's evidence changed", {"old": evidence[0], "new": evidence[1]}
    for name in sorted((old.keys() | new.keys()) - _JUDGED):
        if old.get(name) != new.get(name):
            values = {"old": code(old.get(name)), "new": code(new.get(name))}
            yield "not judged", {"detail": f"{name} of code {number}", **values}
