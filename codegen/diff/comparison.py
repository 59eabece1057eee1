"""
Compare two contracts node by node: what differs, where, in which direction, and for which operations.

There is no library of Python for this that is kept well: of those on PyPI in 2026-11, api-diff-sentinel (55 lines)
knows no schemas, api-schema-diff and breakwatch (0.1) neither limits, `anyOf` nor types that are lists, and
jev-oas-sentinel says only that a schema changed; none tells a request from a response throughout, and none can know our
extensions or positional XML. oasdiff is good, but a Go binary, and as blind to those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .change import Change, Place, code
from .contract import Contract, Operation
from .facts import facts_of
from .judges import CODE, COMPONENTS, DOCUMENT, FORMS, HOLDER, MEDIA, OPERATION, WEBHOOK, judged
from .rules import CALLERS, JSON, PYTHON, READERS, XML, Audience
from .schemas import SchemaComparison

_READERS_OF = {"application/json": JSON | PYTHON, "application/xml": XML | PYTHON}


def contract_changes(old: dict[str, Any], new: dict[str, Any], base_url: str | None = None) -> list[Change]:
    """
    Return everything that differs, those first that break; a change that is found in several ways is reported once.

    `base_url` is the address that the new package calls; by default the old one.
    """
    if not old:
        return [Change("API added", Place("API"), {"detail": len(Contract(new).operations)})] if new else []
    changes = _reworded_once(_merged(Comparison(old, new).changes(base_url)))
    return sorted(changes, key=lambda change: not change.breaks)


def _merged(changes: Iterable[Change]) -> list[Change]:
    """Return each change once, for all that it concerns."""
    found: dict[str, Change] = {}
    for change in changes:
        place = change.place
        key = repr((change.rule_name, place.text, change.values, change.exempt, place.noun))
        if before := found.get(key):
            users = tuple(dict.fromkeys((*before.place.users, *place.users)))
            merged = replace(before.place, users=users, audiences=before.place.audiences | place.audiences)
            change = replace(before, place=merged.also(place.python))
        found[key] = change
    return list(found.values())


def _reworded_once(changes: list[Change]) -> Iterator[Change]:
    """All changes of words as one, since they change nothing else."""
    places = sorted({str(change.values["detail"]) for change in changes if change.rule_name == "reworded"})
    yield from (change for change in changes if change.rule_name != "reworded")
    if places:
        more = f" and {len(places) - 3} more places" if len(places) > 3 else ""
        yield Change("reworded", Place("words"), {"detail": ", ".join(places[:3]) + more})


class Comparison(SchemaComparison):
    """The old and the new contract as wholes."""

    def changes(self, base_url: str | None) -> Iterator[Change]:
        """Yield everything that differs, as often as it is found."""
        everywhere = Place("openapi.yaml")
        yield from judged(DOCUMENT, (self.old.document, self.new.document), everywhere)
        yield from judged(COMPONENTS, (self.old.components, self.new.components), everywhere)
        yield from self._addresses(base_url)
        yield from self._operations()
        yield from self._callbacks()

    def _addresses(self, base_url: str | None) -> Iterator[Change]:
        before, after = (
            [server["url"] for server in contract.document.get("servers", ())] for contract in (self.old, self.new)
        )
        if before != after:
            called = base_url or next(iter(before), "")
            exempt: dict[Audience, str] = {PYTHON: "the package calls the new one"} if called in after else {}
            values = {"old": ", ".join(before) or "none", "new": ", ".join(after) or "none"}
            yield Change("address changed", Place("servers"), values, exempt)
        elif self.old.document.get("servers") != self.new.document.get("servers"):
            yield Change("reworded", Place("servers"), {"detail": "`servers`"})

    def _operations(self) -> Iterator[Change]:
        known = {old.id for old, _ in self.pairs}, {new.id for _, new in self.pairs}
        sides = (self.old, known[0], "operation removed"), (self.new, known[1], "operation added")
        for contract, names, rule in sides:
            for name, operation in contract.operations.items():
                if name not in names:
                    python = (*_names_of(name), *contract.classes(*contract.schemas_of(operation)))
                    yield Change(rule, Place(name, python, users=(name,)))
        for old, new in self.pairs:
            yield from self._operation(old, new)

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        place = Place(old.id, (f"client.{old.id}",), users=(old.id,))
        if old.id != new.id:
            yield Change("operation renamed", place.also((*_names_of(old.id), *_names_of(new.id))), {"new": new.id})
        addresses = [code(f"{operation.method.upper()} {operation.path}") for operation in (old, new)]
        if addresses[0] != addresses[1]:
            yield Change("operation moved", place, {"old": addresses[0], "new": addresses[1]})
        yield from judged(OPERATION, (old.body, new.body), place)
        yield from self._codes(old, new, place)
        argument = replace(place, audiences=CALLERS)
        bodies = old.body.get("requestBody", {}), new.body.get("requestBody", {})
        if bool(bodies[0]) == bool(bodies[1]):
            yield from self.members_of_object(self.old.query(old), self.new.query(new), argument)
            yield from self._body(*bodies, argument)
        else:  # what moves between the query and the body is the same in Python
            yield Change("body added" if bodies[1] else "body removed", argument)
            yield from self.members_of_object(self.old.arguments(old), self.new.arguments(new), argument)
        yield from self._responses(old.body.get("responses", {}), new.body.get("responses", {}), place)

    def _codes(self, old: Operation, new: Operation, place: Place) -> Iterator[Change]:
        """The codes by which an operation refuses. Lists are shared: one edit concerns many operations."""
        before, after = self.old.codes(old), self.new.codes(new)
        at = replace(place, text="").also(("smspartner.codes",))
        for number in sorted(before.keys() | after.keys()):
            if number not in after:
                yield Change("code removed", at, {"code": number, "error": before[number]["error"]})
            elif number not in before:
                yield Change("code added", at, {"code": number, "meaning": after[number]["meaning"]})
            else:
                for change in judged(CODE, (before[number], after[number]), at):
                    yield replace(change, values={**change.values, "code": number})

    def _responses(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare all responses of an operation; each status of a refusal has the schema of `default`."""
        for status in sorted(old.keys() | new.keys()):
            before, after = old.get(status), new.get(status)
            if before is not None and after is not None:
                audiences = READERS if "application/xml" in before.get("content", {}) else JSON | PYTHON
                at = replace(place, audiences=audiences)
                yield from self._body(before, after, at)
            elif status[0] in "45" and "default" in old and "default" in new:
                yield Change("status documented", place, {"detail": f"HTTP {status}"})
            else:
                values = {"detail": f"response {status}", "old": code(before), "new": code(after)}
                yield Change("not judged", place, values)

    def _callbacks(self) -> Iterator[Change]:
        olds, news = self.old.callbacks, self.new.callbacks
        for name in sorted(olds.keys() | news.keys()):
            place = Place(name, users=(name,), audiences=JSON | PYTHON)
            if name not in olds or name not in news:
                contract, callback = (self.new, news[name]) if name in news else (self.old, olds[name])
                rule = "callback added" if name in news else "callback removed"
                yield Change(rule, place.also(contract.classes(*contract.schemas_of(callback))))
                continue
            before, after = olds[name].body, news[name].body
            yield from judged(WEBHOOK, (before, after), place)
            yield from self._body(before.get("requestBody", {}), after.get("requestBody", {}), place)

    def _body(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare the bodies of requests, responses or callbacks."""
        yield from judged(HOLDER, (old, new), place)
        before, after = old.get("content", {}), new.get("content", {})
        compared = []
        for name in sorted(before.keys() | after.keys()):
            if name not in before:
                yield Change("format added", place, {"detail": name})
            elif name not in after:
                audiences = CALLERS if place.audiences == CALLERS else _READERS_OF.get(name, JSON | PYTHON)
                yield Change("format removed", replace(place, audiences=audiences), {"detail": name})
            else:
                yield from judged(MEDIA, (before[name], after[name]), place)
                schemas = before[name].get("schema", {}), after[name].get("schema", {})
                if schemas not in compared:  # XML has the schema that JSON has, so that one stands for both
                    compared.append(schemas)
                    yield from self._forms(*schemas, place)

    def _forms(self, old: dict[str, Any], new: dict[str, Any], place: Place) -> Iterator[Change]:
        """Compare the schemas of a body, which may be one of several."""
        before, after = self.old.names(old), self.new.names(new)
        if len(before) == len(after) == 1:
            yield from self.value(old, new, place)
            return
        for name in before:
            if name not in after:
                yield Change(f"{place.noun}'s form removed", place, {"detail": f"`{name}`"})
        for name in after:
            if name not in before:
                yield Change(f"{place.noun}'s form added", place, {"detail": f"`{name}`"})
        yield from judged(FORMS, (facts_of(self.old, old), facts_of(self.new, new)), place)
        for name in before:
            if name in after:
                yield from self.named(name, place)


def _names_of(operation: str) -> tuple[str, str]:
    """The method of an operation, and the table of its codes if it has one of its own."""
    return f"client.{operation}", f"smspartner.codes.{operation.replace('.', '_').upper()}"
