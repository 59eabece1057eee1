"""Check the `x-` words of docs/spec.md: their names and their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from ..codes import HTTP
from ..walking import escaped, objects

EFFECTS = ("none", "idempotent", "once")
EVIDENCE = ("documented", "observed", "assumed")
WIRE = ("money", "paris-datetime", "date", "french-date", "flag01", "id", "phone", "csv", "schedule")

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 1}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


_CODE = _object(
    {"meaning": _TEXT},
    error={"enum": list(HTTP)},
    http={"type": "integer", "minimum": 400, "maximum": 599},
    done={"type": "boolean"},
    vague={"type": "boolean"},
    member={"enum": [True, False, "both"]},
    **{"x-evidence": {"enum": list(EVIDENCE)}, "x-evidence-note": _TEXT},
)
_CODES = {
    "type": "object",
    "properties": {"$ref": {"type": "string", "pattern": "^#/components/x-codes/[^/]+$"}},
    "patternProperties": {"^[0-9]{1,9}$": _CODE},
    "additionalProperties": False,
}
_LISTS = jsonschema_rs.Draft202012Validator({"type": "object", "additionalProperties": _CODES})

_ONE = {"type": "object", "minProperties": 1, "maxProperties": 1}

KNOWN: dict[str, Any] = {
    "x-effect": {"enum": list(EFFECTS)},
    "x-evidence": {"enum": list(EVIDENCE)},
    "x-evidence-note": _TEXT,
    "x-codes": _CODES,
    "x-wire": {"enum": list(WIRE)},
    "x-must": _TEXT,
    "x-secret": {"type": "boolean"},
    "x-xml": _object(
        {}, orders={"type": "array", "items": _TEXTS}, refused={**_TEXTS, "contains": {"const": "success"}},
        named={"type": "boolean"},
    ),
    "x-page": _object({"parameter": _TEXT, "items": _TEXT, "size": _COUNT}, total=_TEXT),
    "x-rate-limit": _object({"requests": _COUNT, "seconds": _COUNT}),
    "x-recognized-by": {"type": "array", "minItems": 1, "items": _object({"property": _TEXT}, value=_TEXT)},
    "x-aliases": _TEXTS,
    "x-meaning": {
        "type": "object", "additionalProperties": False,
        "patternProperties": {"^is_[a-z]+$": _object({"description": _TEXT, "values": _TEXTS})},
    },
    "x-python": _object(
        {}, name=_TEXT, tag=_TEXT, recipients=_TEXT,
        text=_object({"unicode": _TEXT, "stop": _TEXT, "lowCost": _ONE}),
        refused={"type": "array", "items": _object({"when": {"type": "object"}, "argument": _TEXT, "because": _TEXT})},
        status_lookup=_object(
            dict.fromkeys(("parameter", "page", "items", "total", "number"), _TEXT)
            | {"empty": {"type": "array", "items": _COUNT}}
        ),
    ),
    "x-enum-varnames": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*$"}},
}  # fmt: skip
_VALIDATORS = {word: jsonschema_rs.Draft202012Validator(schema) for word, schema in KNOWN.items()}


def problems_of(document: dict[str, Any]) -> Iterator[str]:
    """Return the problem of each unknown `x-` word, and of each with an invalid value."""
    for node, place in objects(document):
        for key, member in node.items():
            inside = f"{place}/{escaped(key)}"
            if inside == "#/components/x-codes":
                yield from _faults(_LISTS, member, inside)
            elif key.startswith("x-"):
                yield from _faults(_VALIDATORS.get(key), member, inside)


def _faults(validator: jsonschema_rs.Draft202012Validator | None, value: Any, place: str) -> Iterator[str]:
    if validator is None:
        yield f"{place}: there is no such word ({', '.join(KNOWN)})"
        return
    for error in validator.iter_errors(value):
        inside = "".join(f"/{part}" for part in error.instance_path)
        choices = getattr(error.kind, "options", None)  # the message would tell two of them
        reason = f"must be {', '.join(map(str, choices))}, not {error.instance!r}" if choices else error.message
        yield f"{place}{inside}: {reason[:200]}"
