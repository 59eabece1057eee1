"""The results of an examination: facts that the contract only assumes, and facts that it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .. import xml
from ..contract import Contract, Schema
from .plan import AFTERWARDS, Exchange, Patient


class State(Enum):
    """The result for a fact."""

    OBSERVED = "observed"
    OTHERWISE = "otherwise"
    UNSEEN = "not seen"


@dataclass(frozen=True)
class Fact:
    """
    A statement of the contract about the service.

    Attributes:
        evidence: What the contract had for it: `assumed`, or `documented`.
    """

    sentence: str
    state: State
    evidence: str = "assumed"


def find_facts(contract: Contract, patient: Patient) -> list[Fact]:
    """Return every assumed fact that the calls decide, and every difference from the contract."""
    found = [*_refusals(contract, patient), _format_in_query(patient), *_sandbox(patient)]
    for exchange in patient.exchanges:
        found += _of_exchange(contract, exchange)
    return sorted(dict.fromkeys(found), key=lambda fact: list(State).index(fact.state))


def _state(is_so: bool) -> State:
    return State.OBSERVED if is_so else State.OTHERWISE


def _where(exchange: Exchange) -> str:
    name = exchange.operation.name
    label = "" if exchange.label == name else f" ({exchange.label})"
    return f"{name}, {exchange.format.upper()}{label}"


def _refusals(contract: Contract, patient: Patient) -> Iterator[Fact]:
    """Check a wrong key: its code, which is documented, and its status, which is not."""
    codes = contract.operations["account.me"].codes
    for exchange in patient.exchanges:
        if exchange.label != "a wrong key" or exchange.response is None:
            continue
        code, status = exchange.verdict.code, exchange.response.status
        where = _where(exchange)
        if status == 200:
            yield Fact(f"{where}: a refusal comes with HTTP 200", State.OTHERWISE)
            continue
        if code != 10:
            yield Fact(f"{where}: it is refused with code {code}, not 10", State.OTHERWISE, "documented")
        sentence = f"{where}: it is refused with HTTP {status}"
        yield Fact(sentence if status == codes[10] else f"{sentence}, not {codes[10]}", _state(status == codes[10]))


def _format_in_query(patient: Patient) -> Fact:
    exchange = patient.find("_format in the query", "xml")
    if exchange is None or exchange.response is None:
        return Fact("`_format` in the query of a POST is honoured", State.UNSEEN)
    honoured = "xml" in exchange.response.content_type
    return Fact(f"`_format` in the query of a POST is {'honoured' if honoured else 'ignored'}", _state(honoured))


def _sandbox(patient: Patient) -> Iterator[Fact]:
    before = patient.value("account.me", "credits", "balance")
    after = patient.value(AFTERWARDS, "credits", "balance")
    if before != after:
        yield Fact("sandbox sends have changed the balance", State.OTHERWISE, "documented")


def _of_exchange(contract: Contract, exchange: Exchange) -> Iterator[Fact]:
    where = _where(exchange)
    if exchange.label == AFTERWARDS:
        return
    if exchange.response is None:
        yield Fact(f"{where}: the service {exchange.fault}", State.OTHERWISE, "documented")
        return
    if exchange.label in ("a wrong key", "_format in the query"):
        known = ("comes with", "Content-Type", "with HTTP 200", "does not list")
        problems = [entry for entry in exchange.verdict.problems if not any(word in entry.sentence for word in known)]
    else:
        problems = exchange.verdict.problems
    for problem in problems:
        yield Fact(f"{where}: {problem}", State.OTHERWISE, "documented")
    if exchange.response.status != 200 or exchange.verdict.value is None:
        return
    schema = exchange.operation.response or {}
    if exchange.format == "xml":
        yield from _dialect(where, exchange)
    else:
        yield from _order(contract, where, exchange.verdict.value, schema)
    yield from _fields(contract, where, exchange.verdict.value, schema)


def _dialect(where: str, exchange: Exchange) -> Iterator[Fact]:
    assert exchange.response is not None
    try:
        root = xml.parse(exchange.response.content)
    except xml.UnreadableError:
        return
    dialect = xml.dialect_of(root.children)
    yield Fact(f"{where}: values are written {dialect or 'in a mixture'}", _state(dialect == "positional"))


def _order(contract: Contract, where: str, value: Any, schema: Schema) -> Iterator[Fact]:
    """Check the order of fields: only the position tells them apart in the provider's XML."""
    order = list(contract.resolve(schema).get("properties", ()))
    names = [name for name in value if name in order] if isinstance(value, dict) else []
    if names == sorted(names, key=order.index):
        yield Fact(f"{where}: fields stand in the order of the contract", State.OBSERVED)
    else:
        yield Fact(f"{where}: fields stand in the order {', '.join(names)}", State.OTHERWISE)


def _fields(contract: Contract, where: str, value: Any, schema: Schema, path: str = "") -> Iterator[Fact]:
    """Check fields that the contract only assumes, and fields that it does not know."""
    whole = contract.resolve(schema)
    if isinstance(value, list):
        for member in value[:1]:
            yield from _fields(contract, where, member, whole.get("items", {}), f"{path}[]")
        return
    if not isinstance(value, dict) or "properties" not in whole:
        return
    for name, part in whole["properties"].items():
        inside = f"{path}.{name}" if path else name
        if part.get("x-evidence") == "assumed":
            yield Fact(f"{where}: `{inside}` is there", State.OBSERVED if name in value else State.UNSEEN)
        if name in value:
            yield from _fields(contract, where, value[name], part, inside)
    for name in value.keys() - whole["properties"].keys():
        yield Fact(
            f"{where}: `{f'{path}.{name}' if path else name}` is a field that the contract does not know",
            State.OTHERWISE,
            "documented",
        )
