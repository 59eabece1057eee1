"""The contract as the tests need it: operations with their schemas, codes and examples, and a judge of values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import jsonschema_rs

import smspartner_spec

Schema = Mapping[str, Any]
JSON: Final = "application/json"
XML: Final = "application/xml"
_METHODS: Final = ("get", "post", "put", "patch", "delete")
_STATUS_OF_ERROR: Final = {
    "InvalidRequestError": 400,
    "AuthenticationError": 400,
    "NotAllowedError": 403,
    "InsufficientCreditError": 403,
    "NotFoundError": 404,
    "RateLimitError": 429,
    "ServiceError": 500,
}
"""The HTTP status of a refusal whose code does not name one (assumed, docs/spec.md)."""


@dataclass(frozen=True)
class Problem:
    """
    Something in a value that its schema does not allow.

    Attributes:
        path: Where in the value, such as `data[0].id`; empty for the value itself.
        sentence: What is wrong there, without the path.
        place: The rule that it breaks, as a place in the contract.
    """

    path: str
    sentence: str
    place: str

    def __str__(self) -> str:
        return f"`{self.path}` {self.sentence}" if self.path else f"the response {self.sentence}"


@dataclass(frozen=True)
class Operation:
    """
    An operation of the API.

    Attributes:
        name: Its operationId, such as `messages.send`.
        place: Where it stands in the contract.
        query: The parameters that stand in the query, by name, with their schemas.
        required_in_query: Those of them that have to be there.
        in_path: The parameters that stand in the path, by name, with their schemas.
        body: The schema of the body; `None` where it has none.
        response: The schema of a response; `None` where that is a file.
        file_type: The media type of that file.
        codes: Each code that a refusal may have, with the HTTP status that belongs to it.
        example: The documented request, without key and format.
        raw: All that the contract says of it.
    """

    name: str
    method: str
    path: str
    place: str
    effect: str
    query: Mapping[str, Schema]
    required_in_query: frozenset[str]
    in_path: Mapping[str, Schema]
    body: Schema | None
    response: Schema | None
    file_type: str | None
    codes: Mapping[int, int]
    example: Mapping[str, Any]
    takes_sandbox: bool
    raw: Mapping[str, Any] = field(repr=False)

    @property
    def is_harmless(self) -> bool:
        """True if it only reads, or has a sandbox in which it sends and charges nothing."""
        return self.effect == "none" or self.takes_sandbox


class Contract:
    """All operations, and a validator of values by their schemas."""

    def __init__(self, document: dict[str, Any] | None = None) -> None:
        self.document: dict[str, Any] = document or smspartner_spec.load()
        self._validators: dict[str, Any] = {}

    @cached_property
    def sha256(self) -> str:
        """The hash of the contract, which a certificate names."""
        return hashlib.sha256(json.dumps(self.document, sort_keys=True).encode()).hexdigest()

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """The operations by name, in the order of the contract."""
        found = {}
        for path, item in self.document["paths"].items():
            for method in item:
                if method in _METHODS:
                    operation = self._operation(path, method, item[method], item.get("parameters", []))
                    found[operation.name] = operation
        return found

    @cached_property
    def field_names(self) -> frozenset[str]:
        """Every name that a field has anywhere in the contract."""
        schemas = self.document["components"]["schemas"].values()
        return frozenset(name for schema in schemas for name in schema.get("properties", ()))

    def at(self, place: str) -> Any:
        """Return the node at a place such as `#/components/schemas/Refusal`."""
        target: Any = self.document
        for part in place.removeprefix("#/").split("/"):
            target = target[int(part) if isinstance(target, list) else part.replace("~1", "/").replace("~0", "~")]
        return target

    def resolve(self, schema: Schema) -> Schema:
        """A schema with what it refers to."""
        if "$ref" not in schema:
            return schema
        return {
            **self.resolve(self.at(schema["$ref"])),
            **{name: value for name, value in schema.items() if name != "$ref"},
        }

    def is_valid(self, value: Any, schema: Schema) -> bool:
        """Return whether a value satisfies a schema."""
        return bool(self._validator(schema).is_valid(value))

    def problems(self, value: Any, schema: Schema, path: str = "") -> list[Problem]:
        """Return the problems of a value by a schema; of alternatives, by the nearest."""
        branches = self.resolve(schema).get("oneOf")
        if branches:
            return min((self.problems(value, branch, path) for branch in branches), key=len)
        place = str(schema.get("$ref", "the schema"))
        found = [_problem(error, path, place) for error in self._validator(schema).iter_errors(value)]
        return list(dict.fromkeys(found))

    def _validator(self, schema: Schema) -> Any:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            whole = {"components": self.document["components"], **schema}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self._validators[key]

    def _operation(self, path: str, method: str, raw: Schema, shared: Sequence[Schema]) -> Operation:
        parameters = [self.resolve(parameter) for parameter in (*shared, *raw.get("parameters", ()))]
        query = [parameter for parameter in parameters if parameter["in"] == "query"]
        body = self.resolve(raw.get("requestBody", {})).get("content", {}).get(JSON)
        responses = self.resolve(raw["responses"]["200"]).get("content", {})
        document = responses.get(JSON)
        names = {parameter["name"] for parameter in query} | (set(self._names(body["schema"])) if body else set())
        return Operation(
            name=raw["operationId"],
            method=method.upper(),
            path=path,
            place=f"#/paths/{path.replace('/', '~1')}/{method}",
            effect=raw["x-effect"],
            query={parameter["name"]: parameter.get("schema", {}) for parameter in query},
            required_in_query=frozenset(parameter["name"] for parameter in query if parameter.get("required")),
            in_path={
                parameter["name"]: parameter.get("schema", {}) for parameter in parameters if parameter["in"] == "path"
            },
            body=body["schema"] if body else None,
            response=document["schema"] if document else None,
            file_type=None if document else next(iter(responses), None),
            codes=self._codes(raw.get("x-codes", {})),
            example=_example(parameters, body or {}),
            takes_sandbox="sandbox" in names,
            raw=raw,
        )

    def _names(self, schema: Schema) -> Iterator[str]:
        whole = self.resolve(schema)
        yield from whole.get("properties", ())
        for branch in whole.get("oneOf", ()):
            yield from self._names(branch)

    def _codes(self, own: Schema) -> dict[int, int]:
        lists = self.document["components"].get("x-codes", {})
        named = lists[own["$ref"].rsplit("/", 1)[-1]] if "$ref" in own else {}
        entries = {**lists.get("common", {}), **named, **{code: entry for code, entry in own.items() if code != "$ref"}}
        return {
            int(code): entry.get("http", _STATUS_OF_ERROR[entry.get("error", "InvalidRequestError")])
            for code, entry in entries.items()
        }


def _example(parameters: Sequence[Schema], body: Schema) -> dict[str, Any]:
    """The documented request: the body's example or the first of several, and that of each parameter."""
    named = [entry["value"] for entry in body.get("examples", {}).values() if "value" in entry]
    in_body = body.get("example") or (named[0] if named else {})
    outside = {parameter["name"]: parameter["example"] for parameter in parameters if "example" in parameter}
    return {name: value for name, value in {**outside, **in_body}.items() if name not in ("apiKey", "_format")}


def dotted(steps: Sequence[str | int]) -> str:
    """A path through a value as a person writes it: `data[0].id`."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _problem(error: Any, path: str, place: str) -> Problem:
    steps: list[str | int] = [path] if path else []
    steps += list(error.instance_path)
    rule, place = _place(error.schema_path, place)
    if rule == "required":
        return Problem(dotted([*steps, error.message.split('"')[1]]), "is missing", place)
    return Problem(dotted(steps), _sentence(rule, error), place)


def _place(steps: Sequence[str | int], place: str) -> tuple[str, str]:
    """Return the keyword that was broken, and its place in the contract: from the last reference on."""
    named = [str(step) for step in steps if not isinstance(step, int)]
    if "components" in named:
        place, named = "#", named[len(named) - 1 - named[::-1].index("components") :]
    return (named[-1] if named else ""), "/".join([place, *named])


def _sentence(rule: str, error: Any) -> str:
    value = error.instance
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    match rule:
        case "type":
            kinds = error.message.rsplit(" of type ", 1)[-1].rsplit(" of types ", 1)[-1].replace('"', "")
            return f"must be {kinds}, is {shown}"
        case "const" | "enum":
            return f"is {shown}, which the contract does not know"
        case "pattern" | "format":
            return f"is {shown}, which is not of the documented form"
        case _:
            return f"is {shown}, which the rule `{rule}` does not allow"
