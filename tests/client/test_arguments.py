"""
Every argument of every operation, optional ones included, arrives as the contract means it, in JSON and in XML.

The values are the own examples of the contract, made Python values by what `x-wire` says; what the mock has read is
compared with what was meant. (Nothing noticed before that a boolean in a query was sent as `True`.)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from typing import Any

import httpx
import pytest

import smspartner_spec
from smspartner import APIError, SMSPartner
from smspartner_mock.engine import Engine
from smspartner_mock.serving.transports import MockTransport
from tests.calls import PARIS, method_of

Schema = Mapping[str, Any]
CONTRACT: dict[str, Any] = smspartner_spec.load()
SCHEDULE = ("scheduledDeliveryDate", "time", "minute")
"""Three parameters that are one argument, `scheduled_at`."""
MANY = {"ContactAddManyRequest": "contacts.add_many"}
"""One path with two bodies is one operation and two methods."""


class Listener(Engine):
    """A mock that keeps what it has read."""

    read: dict[str, Any]

    def _perform(self, request: Any, operation: Any, parameters: dict[str, Any]) -> Any:
        self.read = parameters
        return super()._perform(request, operation, parameters)


def resolve(schema: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    named = CONTRACT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return {**resolve(named), **{name: value for name, value in schema.items() if name != "$ref"}}


@cache
def methods() -> dict[str, tuple[dict[str, Schema], frozenset[str], dict[str, Any]]]:
    """Every method of the client: its parameters with their schemas, the required ones, and the printed request."""
    found = {}
    for item in CONTRACT["paths"].values():
        for operation in item.values():
            for name, parameters, required, example in bodies(operation):
                parameters = {wire: schema for wire, schema in parameters.items() if wire not in ("apiKey", "_format")}
                found[name] = parameters, frozenset(required) & parameters.keys(), example
    return found


def bodies(operation: Schema) -> Iterator[tuple[str, dict[str, Schema], list[str], dict[str, Any]]]:
    name: str = operation["operationId"]
    if "requestBody" not in operation:
        query = [entry for entry in operation["parameters"] if "name" in entry]
        parameters: dict[str, Schema] = {
            entry["name"]: {**entry["schema"], "examples": [entry["example"]]} for entry in query
        }
        yield name, parameters, [entry["name"] for entry in query if entry.get("required")], {}
        return
    media = operation["requestBody"]["content"]["application/json"]
    whole = resolve(media["schema"])
    examples = [entry["value"] for entry in media.get("examples", {}).values()] or [media["example"]]
    for branch, example in zip(whole.get("oneOf", [media["schema"]]), examples, strict=True):
        schema = resolve(branch)
        yield MANY.get(branch["$ref"].rsplit("/", 1)[-1], name), dict(schema["properties"]), schema["required"], example


def documented(wire: str, schema: Schema, example: Mapping[str, Any]) -> Any:
    """The example of a parameter: in the printed request, in its schema, or made of its fields' examples."""
    whole = resolve(schema)
    if whole.get("examples"):
        return whole["examples"][0]
    if "properties" in whole:
        return {name: documented(name, part, example.get(wire) or {}) for name, part in whole["properties"].items()}
    return example[wire]


def as_python(value: Any, schema: Schema) -> Any:
    """A value of the wire as somebody writes it in Python."""
    whole = resolve(schema)
    if isinstance(value, dict):
        parts = whole.get("properties")
        return {snake(name): as_python(part, parts[name]) for name, part in value.items()} if parts else value
    if isinstance(value, list):
        return [as_python(member, whole["items"]) for member in value]
    match whole.get("x-wire"):
        case "flag01":
            return bool(int(value))
        case "csv":
            return value.split(",")
        case "money":
            return Decimal(value)
        case "french-date":
            return dt.datetime.strptime(value, "%d-%m-%Y").date()
        case "date":
            return dt.date.fromisoformat(value)
        case "id":
            return int(value)
        case _:
            return value


def snake(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
    return {"from": "from_", "sms_list": "sms_list", "smsstatut_list": "sms_statut_list"}.get(words, words)


def arguments_of(values: Mapping[str, Any], parameters: Mapping[str, Schema]) -> dict[str, Any]:
    """The keyword arguments that mean some wire values."""
    single = {name: value for name, value in values.items() if name not in SCHEDULE}
    arguments = {snake(name): as_python(value, parameters[name]) for name, value in single.items()}
    if SCHEDULE[0] in values:
        day = dt.datetime.strptime(values[SCHEDULE[0]], "%d/%m/%Y")
        arguments["scheduled_at"] = day.replace(hour=values["time"], minute=values["minute"], tzinfo=PARIS)
    return {name: value for name, value in arguments.items() if resolve_const(parameters, name) is None}


def resolve_const(parameters: Mapping[str, Schema], argument: str) -> Any:
    """The value of a parameter that has only one, and is no argument for that."""
    return next((resolve(schema).get("const") for name, schema in parameters.items() if snake(name) == argument), None)


def said(value: Any) -> Any:
    """A value in the words of the wire: 1 and "1" say the same, True says something else, "" says nothing (in XML)."""
    if isinstance(value, dict):
        return {name: said(part) for name, part in value.items() if part != ""}
    if isinstance(value, list):
        return [said(member) for member in value]
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def cases() -> Iterator[tuple[str, str]]:
    """Each method with each of its arguments."""
    for name, (parameters, _, _) in methods().items():
        for wire in parameters or ("",):
            yield name, wire


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize(("name", "wire"), list(cases()))
def test_argument_arrives_as_the_contract_means_it(name: str, wire: str, format: Any) -> None:
    parameters, required, example = methods()[name]
    wanted = {*required, *([wire] if wire else ()), *(SCHEDULE if wire in SCHEDULE else ())}
    meant = {entry: documented(entry, parameters[entry], example) for entry in parameters if entry in wanted}
    engine = Listener(api_key="k")
    http_client = httpx.Client(transport=MockTransport(engine))
    options: Any = {"base_url": "http://localhost/v1", "format": format, "http_client": http_client}
    with http_client, SMSPartner(api_key="k", max_retries=0, **options) as client:
        with suppress(APIError):  # an id of an example that the mock has not given
            response = method_of(client, name)(**arguments_of(meant, parameters))
            next(iter(response), None) if hasattr(response, "pages") else None
    read = {entry: value for entry, value in engine.read.items() if entry in meant}
    assert said(meant) == said(read)
    always = {"apiKey": "k", **({"_format": format} if format == "xml" else {})}
    assert said(always) == said({entry: engine.read.get(entry) for entry in always})
    assert engine.read.keys() <= meant.keys() | {"apiKey", "_format"} | {"page"}


def test_all_methods_of_the_client_are_called() -> None:
    client = SMSPartner(api_key="k")
    tags = {name.partition(".")[0] for name in methods()}
    public = {
        f"{tag}.{method}"
        for tag in tags
        for method in dir(getattr(client, tag))
        if not method.startswith(("_", "with_"))
    }
    assert public == methods().keys()
