"""The operations: which there are, where they stand, what repeating them does, what they take and answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .bodies import request_changes, response_changes
from .change import Change, Place
from .pair import Pair, Way
from .parameters import query_changes
from .rules import AUDIENCES
from .side import Operation, Side, request_schemas, response_schemas
from .values import own_changes

_JUDGED = frozenset(
    {"operationId", "tags", "parameters", "requestBody", "responses", "x-effect", "x-codes", "x-page", "x-rate-limit"}
)
_REPEATABLE = ("none", "idempotent")


def operation_changes(pair: Pair) -> Iterator[Change]:
    """Everything that is not as it was, but for codes and for what stands in named schemas."""
    olds, news = {old.id for old, _ in pair.operations}, {new.id for _, new in pair.operations}
    for side, known, rule in ((pair.old, olds, "operation removed"), (pair.new, news, "operation added")):
        for name, operation in side.operations.items():
            if name not in known:
                yield Change(rule, _place(side, operation), users=(name,))
    for old, new in pair.operations:
        yield from _operation(pair, old, new)


def _place(side: Side, operation: Operation) -> Place:
    """An operation with everything in the package that is there for its sake."""
    reached = side.reached(*request_schemas(side, operation), *response_schemas(operation))
    classes = [f"smspartner.models.{name}{suffix}" for name in sorted(reached) for suffix in ("", "Dict")]
    return Place(operation.id, (*_names(operation), *classes))


def _names(operation: Operation) -> tuple[str, str]:
    """Its method, and the table of its codes if it has one of its own."""
    return f"client.{operation.id}", f"smspartner.codes.{operation.id.replace('.', '_').upper()}"


def _operation(pair: Pair, old: Operation, new: Operation) -> Iterator[Change]:
    place = Place(old.id, (f"client.{old.id}",))

    def changed(rule: str, **values: object) -> Change:
        return Change(rule, place, values, users=(old.id,))

    if old.id != new.id:
        renamed = Place(old.id, (*_names(old), *_names(new)))
        yield Change("operation renamed", renamed, {"new": new.id}, users=(old.id,))
    if old.address != new.address:
        yield changed("operation moved", old=old.address, new=new.address)
    yield from own_changes(_own(old.body), _own(new.body), place, Way(False, AUDIENCES, (old.id,)))
    yield from _effect(old, new, place)
    yield from _page(old.body.get("x-page"), new.body.get("x-page"), place, old.id)
    yield from _rate(old.body.get("x-rate-limit"), new.body.get("x-rate-limit"), place, old.id)
    yield from query_changes(pair, old, new)
    yield from request_changes(pair, old, new, place)
    yield from response_changes(pair, old, new, place)


def _own(body: dict[str, Any]) -> dict[str, Any]:
    """What an operation says of itself and no function here judges."""
    return {key: value for key, value in body.items() if key not in _JUDGED}


def _effect(old: Operation, new: Operation, place: Place) -> Iterator[Change]:
    before, after = old.body.get("x-effect"), new.body.get("x-effect")
    if before != after:
        rule = "effect: not to be repeated" if after not in _REPEATABLE else "effect: safe to repeat"
        if before in _REPEATABLE and after in _REPEATABLE:
            rule = "effect: still safe"
        yield Change(rule, place, {"old": before, "new": after}, users=(old.id,))


def _page(old: dict[str, Any] | None, new: dict[str, Any] | None, place: Place, operation: str) -> Iterator[Change]:
    if old == new:
        return
    before, after = old or {}, new or {}
    names = [name for name in ("parameter", "items", "total", "size") if before.get(name) != after.get(name)]
    is_typed = old is None or new is None or {"parameter", "items"} & set(names)
    detail = ", ".join(f"{name}: {before.get(name, 'none')} → {after.get(name, 'none')}" for name in names)
    yield Change("paging changed" if is_typed else "page size changed", place, {"detail": detail}, users=(operation,))


def _rate(old: dict[str, Any] | None, new: dict[str, Any] | None, place: Place, operation: str) -> Iterator[Change]:
    if old != new:
        is_lower = new is not None and (old is None or _pace(new) < _pace(old) or new["requests"] < old["requests"])
        rule = "rate limit lowered" if is_lower else "rate limit raised"
        yield Change(rule, place, {"old": _rate_words(old), "new": _rate_words(new)}, users=(operation,))


def _pace(limit: dict[str, Any]) -> float:
    """Calls in a second, in the long run; at once there may be as many as the limit says."""
    return float(limit["requests"] / limit["seconds"])


def _rate_words(limit: dict[str, Any] | None) -> str:
    return "no published limit" if limit is None else f"{limit['requests']} calls in {limit['seconds']} s"
