"""The words of a schema, in a form in which schemas that mean the same are equal."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from ..models import enumeration
from ..nulls import plain
from ..python_types import CHOICES, reference
from .contract import DOCS, Contract
from .limits import LIMITS, limits_of

WALKED = {"items", "properties", "required", "additionalProperties", "x-xml"}
"""The words that hold members: those are compared one by one."""
_JOINED = {"$ref", "type", "x-wire", "enum", "x-enum-varnames", *CHOICES}
"""The words that say together what type a value has, and which values there are."""
_UNKNOWN = ("object", "object")
"""The types in Python of what the package has none for."""
_XML_TEXTS = {frozenset({"integer"}): "id", frozenset({"number", "integer"}): "money"}
_ANY_MEMBER = {"type": "string"}
_DAYS = {"date", "french-date", "paris-datetime"}


@dataclass(frozen=True)
class ValueType:
    """The type of a value: in JSON, in the text of XML, and in Python."""

    json: frozenset[str]
    wire: str | None
    read: str
    write: str
    words: str = field(compare=False)
    """The type as a maintainer would name it."""

    @property
    def xml(self) -> str | None:
        """The kind of its text in XML, which writes alike what JSON does not."""
        return self.wire if self.wire in ("money", "id") else _XML_TEXTS.get(self.json) if self.wire is None else None

    @property
    def is_unknown(self) -> bool:
        """True if the package has no type for it."""
        return (self.read, self.write) == _UNKNOWN

    def is_rewritten(self, new: ValueType) -> bool:
        """Tell whether a day or a moment is written in another way: all of them are strings."""
        return self.wire != new.wire and {self.wire, new.wire} <= _DAYS


def facts_of(contract: Contract, schema: dict[str, Any], compared: tuple[str, ...] = ()) -> dict[str, Any]:
    """
    The words of a schema and of what it refers to; those for people only where it has some itself.

    `compared` are the words for members that are compared by themselves, and whose types are left out here.
    """
    whole = contract.whole(schema)
    facts = {word: value for word, value in whole.items() if word not in (DOCS | _JOINED | WALKED | LIMITS)}
    facts |= {word: value for word, value in schema.items() if word in DOCS}
    facts["type"] = _type_of(contract, {**whole, **dict.fromkeys(compared, _ANY_MEMBER)} if compared else schema)
    facts |= limits_of(whole)
    facts["enum"] = _values(contract, schema)
    for word in CHOICES:  # their types and values are known already; of what else stands there nothing is known
        rest = [{key: value for key, value in part.items() if key not in _JOINED} for part in whole.get(word, ())]
        facts[word] = rest if any(rest) else None
    return {word: value for word, value in facts.items() if value is not None}


def _type_of(contract: Contract, schema: dict[str, Any]) -> ValueType:
    whole = contract.whole(schema)
    json: set[str] = set()
    for alternative in contract.alternatives(schema):
        kinds = alternative.get("type", ["any"])
        json.update([kinds] if isinstance(kinds, str) else kinds)
    if "number" in json:
        json.add("integer")
    try:
        found = contract.types.of(plain(schema))
        read, write = found.read, found.write
    except (AssertionError, KeyError, TypeError):  # a body of several forms, or what the package has no type for
        read, write = _UNKNOWN
    wire = whole.get("x-wire")
    name = reference(schema)
    shown = json - ({"integer"} if "number" in json else set())
    words = f"`{name}`" if name else " or ".join(sorted(shown, key=lambda kind: (kind == "null", kind)))
    return ValueType(frozenset(json), wire, read, write, f"{words} ({wire})" if wire and not name else words)


def _values(contract: Contract, schema: dict[str, Any]) -> dict[Any, str | None] | None:
    """The only values that there are, each with its member in the package's class; None if there are others."""
    found: list[Any] = []
    for alternative in contract.alternatives(schema):
        if "enum" not in alternative:
            return None
        found.extend(alternative["enum"])
    whole = contract.whole(schema)
    names = {}
    if "x-wire" not in whole and whole.get("enum") == found and len(whole.get("x-enum-varnames", found)) == len(found):
        members = enumeration({"type": "string", **whole, "description": ""})["members"]
        names = dict(zip(found, (name for name, _ in members), strict=True))
    return {value: names.get(value) for value in found}


def members(annotation: str) -> frozenset[str]:
    """The types of a union in Python; each value of a `Literal` is one."""
    found, depth, start = set(), 0, 0
    for position, character in enumerate(annotation):
        depth += (character in "[(") - (character in "])")
        if character == "|" and depth == 0:
            found.add(annotation[start:position].strip())
            start = position + 1
    found.add(annotation[start:].strip())
    literals = {part for part in found if part.startswith("Literal[")}
    values = [value for part in literals for value in ast.literal_eval(f"({part[8:-1]},)")]
    return frozenset(found - literals | {f"Literal[{value!r}]" for value in values})


def is_subtype(narrow: str, wide: str) -> bool:
    """Tell whether every value of one type in Python is one of the other, as far as their words say so."""
    known = members(wide)
    bases = {part: "str" if "'" in part else "int" for part in members(narrow) if part.startswith("Literal[")}
    return wide == "object" or all(part in known or bases.get(part) in known for part in members(narrow))
