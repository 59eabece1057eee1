"""What no package can be made of is told in one line with its place, whatever part of OpenAPI it is written in."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from codegen import pipeline, sources
from codegen.checks import collisions, validity
from codegen.naming import snake
from codegen.problems import SpecError
from tests.diff.edits import Edit, append, node, put, put_key, ref, together

ROOT = Path(__file__).parents[2]
CONTRACT = sources.contract(ROOT)
NULL = {"type": "null"}


def words(schema: Any) -> dict[str, Any]:
    return {"description": "A word.", **schema}


def add(schema: str, wire: str, part: Any) -> Edit:
    """A property at the end."""

    def edit(document: dict[str, Any]) -> None:
        node(document, schema)["properties"][wire] = part

    return edit


def named(name: str, schema: Any) -> Edit:
    """A named schema that a response refers to."""

    def edit(document: dict[str, Any]) -> None:
        document["components"]["schemas"][name] = schema
        add("SendResponse", "odd", words(ref(name)))(document)

    return edit


def parameter(**other: Any) -> dict[str, Any]:
    plain = {"name": "year", "in": "query", "description": "A year.", "example": 2026, "schema": {"type": "integer"}}
    return plain | other


def gone(path: str, key: str) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        del node(document, path)[key]

    return edit


def operation_id(old: str, new: str) -> Edit:
    return put(old, operationId=new)


def tagged(tag: str) -> Edit:
    """An operation under another tag."""

    def edit(document: dict[str, Any]) -> None:
        document["tags"].append({"name": tag, "description": "Others."})
        put("groups.list", operationId=f"{tag}.list", tags=[tag])(document)

    return edit


def told(edit: Edit) -> list[str]:
    document = copy.deepcopy(CONTRACT)
    edit(document)
    try:
        pipeline.look_up(ROOT, document)
    except SpecError as error:
        return list(error.problems)
    return []


OBJECT = {"description": "An object.", "type": "object"}
CODES = {"description": "Codes.", "type": "string"}
STRUCTURE = {
    "null as OpenAPI 3.0 had it": (
        add("SendResponse", "odd", words({"type": "string", "nullable": True})),
        "schema SendResponse: property odd has nullable, which is not supported: OpenAPI 3.1 writes "
        "type: [string, 'null']",
    ),
    "a word that is none": (put("Gamme", deprecatd=True), "schema Gamme: has the unknown word deprecatd (deprecated?)"),
    "no type": (add("SendResponse", "odd", words({})), "schema SendResponse: property odd has no type"),
    "a boolean": (add("SendResponse", "odd", True), "schema SendResponse: property odd is not a schema with a type"),
    "several types": (
        add("SendResponse", "odd", words({"type": ["string", "integer", "null"]})),
        "schema SendResponse: property odd has several types (string, integer); a field has one",
    ),
    "only null": (add("SendResponse", "odd", words(NULL)), "schema SendResponse: property odd has no type"),
    "a list of anything": (
        add("SendResponse", "odd", words({"type": "array"})),
        "schema SendResponse: property odd is an array and has no items",
    ),
    "a list of nulls": (
        add("SendResponse", "odd", words({"type": "array", "items": {"type": ["string", "null"]}})),
        "schema SendResponse: property odd has members of which each may be null; a Python list or map has no "
        "place for that",
    ),
    "a list of no type": (
        add("SendResponse", "odd", words({"type": "array", "items": {}})),
        "schema SendResponse: property odd has members of which each has no type",
    ),
    "a map of no type": (
        add("SendResponse", "odd", words({"type": "object", "additionalProperties": {}})),
        "schema SendResponse: property odd has values of which each has no type",
    ),
    "all of": (
        add("SendResponse", "odd", words({"allOf": [ref("Refusal")]})),
        "schema SendResponse: property odd has allOf, which has no Python type; write the result out",
    ),
    "any of two types": (
        add("SendResponse", "odd", words({"anyOf": [{"type": "string"}, {"type": "integer"}]})),
        "schema SendResponse: property odd has anyOf of several types; a field has one "
        "(or an enumeration, and any value of its type)",
    ),
    "any of two objects": (
        add("SendResponse", "odd", words({"oneOf": [ref("Refusal"), ref("MeResponse")]})),
        "schema SendResponse: property odd has oneOf of several types; a field has one "
        "(or an enumeration, and any value of its type)",
    ),
    "one of two bodies": (
        add("SendResponse", "odd", words(ref("ContactAddResult"))),
        "schema SendResponse: property odd refers to ContactAddResult, which is one of several; only a whole request "
        "or response may be that",
    ),
    "a reference to what is no schema": (
        add("SendResponse", "odd", words({"$ref": "#/components/parameters/ApiKey"})),
        "schema SendResponse: property odd refers to #/components/parameters/ApiKey, which is not a named schema",
    ),
    "null in a named schema": (
        named("Odd", {**CODES, "type": ["string", "null"]}),
        "schema Odd: may be null; say so where a property refers to it: anyOf with {type: 'null'}",
    ),
    "properties of no object": (
        named("Odd", {"description": "Odd.", "properties": {"a": words({"type": "string"})}}),
        "schema Odd: has properties but lacks `type: object`",
    ),
    "a required name that is none": (
        append("SendResponse required", "costs"),
        "schema SendResponse: requires costs, which is not one of its properties",
    ),
    "a value of another type": (
        named("Odd", {**CODES, "enum": ["a", 1]}),
        "schema Odd: has the value 1, which is not of type string",
    ),
    "an enumeration of numbers": (
        named("Odd", {**CODES, "type": "number", "enum": [0.5]}),
        "schema Odd: is an enumeration of number; it can be of string or of integer",
    ),
    "an enumeration with null": (
        named("Odd", {**CODES, "type": ["string", "null"], "enum": ["a", None]}),
        "schema Odd: is an enumeration of string or null; it can be of string or of integer",
    ),
    "an inline enumeration": (
        append("groups.list parameters", parameter(schema={"type": "string", "enum": ["a"]}, example="a")),
        "groups.list: parameter year has an inline enumeration; give it a named schema",
    ),
    "an inline enumeration in a list": (
        add("SendResponse", "odd", words({"type": "array", "items": {"type": "string", "enum": ["a"]}})),
        "schema SendResponse: property odd has members of which each has an inline enumeration; give it a named schema",
    ),
    "a callback of nothing": (
        lambda document: document["webhooks"].update(Odd={"post": {"responses": {"200": {"description": "Taken."}}}}),
        "webhook Odd: has no requestBody with content",
    ),
    "a callback that nothing tells from others": (
        lambda document: document["webhooks"]["stop"]["post"].pop("x-recognized-by"),
        "webhook stop: x-recognized-by is missing: it names the properties that distinguish it",
    ),
    "a callback told by what it has not": (
        lambda document: document["webhooks"]["stop"]["post"]["x-recognized-by"].append({"property": "odd"}),
        "webhook stop: x-recognized-by names odd, which is not one of its properties",
    ),
    "a value twice": (named("Odd", {**CODES, "enum": ["a", "a"]}), "schema Odd: has a value twice"),
    "a model in itself": (
        add("AccountUser", "me", words(ref("MeResponse"))),
        "schema AccountUser: contains itself (AccountUser → MeResponse → AccountUser), which a model cannot",
    ),
    "an inline request": (
        put("messages.send requestBody content application/json", schema=OBJECT),
        "messages.send: its request has an inline schema; give it a name under #/components/schemas",
    ),
    "a response that is no object": (
        put("messages.send responses 200 content application/json", schema=ref("Money")),
        "messages.send: its response is Money, which is not an object with properties",
    ),
    "a request that is a form": (
        put("messages.send requestBody", content={"multipart/form-data": {"schema": ref("SendRequest")}}),
        "messages.send: its request has no application/json",
    ),
    "a parameter in the path": (
        append("groups.list parameters", parameter(**{"in": "path", "required": True})),
        "groups.list: parameter year is in the path, and the path has no {year}",
    ),
    "a parameter in a header": (
        append("groups.list parameters", parameter(**{"in": "header"})),
        "groups.list: parameter year is in the header; the client sends parameters in the path, the query or the body",
    ),
    "a parameter without a schema": (
        append("groups.list parameters", {**parameter(), "schema": True}),
        "groups.list: parameter year is not a schema with a type",
    ),
    "parameters beside two bodies": (
        put("contacts.add", parameters=[parameter()]),
        "contacts.add: has parameters beside a request that is one of several; write an operation for each",
    ),
}
CONVENTIONS = {
    "another root": (
        put("SendRequest", xml={"name": "req"}),
        "messages.send: must have the XML root 'request' for its request, not 'req' (x-xml in "
        "overlays/xml.overlay.yaml)",
    ),
    "no root": (
        gone("MeResponse", "xml"),
        "account.me: must have the XML root 'result' for its response, not None (x-xml in overlays/xml.overlay.yaml)",
    ),
    "no key among the parameters": (
        lambda document: node(document, "groups.list")["parameters"].pop(0),
        "groups.list: must begin its parameters with references to ApiKey and Format",
    ),
    "no key in a request": (
        together(gone("GroupAddRequest properties", "apiKey"), put("GroupAddRequest", required=["name"])),
        "groups.add: must begin its request with apiKey and _format, which refer to ApiKey and Format",
    ),
    "pages of another name": (
        put("contacts.list x-page", parameter="side", items="stops"),
        "contacts.list: has an x-page whose parameter side is none of its parameters",
    ),
    "two names fewer than values": (
        put_key("Gamme", "x-enum-varnames", ["PREMIUM"]),
        "schema Gamme: has 2 values and 1 x-enum-varnames",
    ),
}
EXAMPLES = {
    "another type": (
        put("messages.send responses 200 content application/json example", success="yes"),
        '#/paths/~1send/post/responses/200/content/application~1json: its example, at /success: "yes" is not of type '
        '"boolean"',
    ),
    "an unknown name": (
        put("messages.send responses 200 content application/json example", bogus=1),
        "#/paths/~1send/post/responses/200/content/application~1json: its example: Additional properties are not "
        "allowed ('bogus' was unexpected)",
    ),
    "a parameter's": (
        append("groups.list parameters", parameter(example="soon")),
        '#/paths/~1group~1list/get/parameters/2: its example: "soon" is not of type "integer"',
    ),
    "a schema's": (
        put("SendRequest.message", examples=[""]),
        '#/components/schemas/SendRequest/properties/message: its example: "" is shorter than 1 character',
    ),
}
COLLISIONS = {
    "two fields": (
        add("SendResponse", "nbSms", words({"type": "string"})),
        "schema SendResponse: nb_sms and nbSms would both be the field nb_sms",
    ),
    "two arguments": (
        add("SendRequest", "is_stop_sms", words({"type": "string", "examples": ["a"]})),
        "messages.send: isStopSms and is_stop_sms would both be the argument is_stop_sms",
    ),
    "no letter": (
        add("SendResponse", "§", words({"type": "string"})),
        "schema SendResponse: the field § has no letter that a name in Python could be made of",
    ),
    "a letter of another alphabet": (
        add("SendResponse", "имя_a", words({"type": "string"})),
        "schema SendResponse: the field имя_a has a letter that no name in Python here is made of",
    ),
    "a tag like a builtin": (
        tagged("filter"),
        "tag filter: is a builtin of Python, and no name of a module; give the tag another name",
    ),
    "a keyword": (
        operation_id("groups.list", "groups.import"),
        "groups.import: import is a keyword of Python; give the operationId another name",
    ),
    "the raw twin": (
        operation_id("groups.list", "groups.with_raw_response"),
        "groups.with_raw_response: with_raw_response is taken in every group of operations; give the operationId "
        "another name",
    ),
    "a builtin that signatures name": (
        operation_id("groups.list", "groups.str"),
        "groups.str: str is taken in every group of operations; give the operationId another name",
    ),
    "a kind": (
        operation_id("groups.add", "groups.text"),
        "groups.text: TEXT is a name that its module needs; give the operationId another name",
    ),
    "the client's own": (
        tagged("request"),
        "tag request: is something else of the client",
    ),
    "no name of a class": (named("odd-one", {**CODES, "enum": ["a"]}), "schema odd-one: is no name of a class"),
    "a class of the core": (
        named("Field", {**CODES, "enum": ["a"]}),
        "schema Field: the package has another class of that name",
    ),
    "two values": (
        named("Odd", {**CODES, "enum": ["a", "b"], "x-enum-varnames": ["A", "A"]}),
        "schema Odd: two values have the name A (x-enum-varnames)",
    ),
    "two values by themselves": (
        named("Odd", {**CODES, "enum": ["a-b", "a b"]}),
        "schema Odd: two values have the name A_B (x-enum-varnames)",
    ),
}
CASES = STRUCTURE | CONVENTIONS | EXAMPLES | COLLISIONS


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_in_one_line(name: str) -> None:
    edit, line = CASES[name]
    assert any(problem.startswith(line) for problem in told(edit)), told(edit)
    assert max(map(len, told(edit))) < 300


def test_a_contract_that_is_right_is_silent() -> None:
    assert [] == told(lambda document: None)


INVALID = {
    "a type that is none": (
        put("AccountUser.username", type="text"),
        "#/components/schemas/AccountUser/properties/username/type: 'text' is no type of JSON",
    ),
    "a limit below zero": (
        put("AccountUser.username", maxLength=-1),
        "#/components/schemas/AccountUser/properties/username/maxLength: -1 is less than the minimum of 0",
    ),
    "a pattern that is none": (
        put("AccountUser.username", pattern="["),
        "#/components/schemas/AccountUser/properties/username/pattern: cannot be read (unterminated character set): [",
    ),
    "a reference into nowhere": (
        add("AccountUser", "odd", ref("Nope")),
        "#/components/schemas/AccountUser/properties/odd: $ref leads nowhere: #/components/schemas/Nope",
    ),
    "a reference to another file": (
        append("groups.list parameters", parameter(schema={"$ref": "other.yaml#/x"})),
        "#/paths/~1group~1list/get/parameters/2/schema: $ref leads nowhere: other.yaml#/x",
    ),
    "no name of a value": (
        put_key("Gamme", "x-enum-varnames", ["PREMIUM", "low cost"]),
        '#/components/schemas/Gamme/x-enum-varnames/1: "low cost" does not match "^[A-Z][A-Z0-9_]*$"',
    ),
    "a reference to itself": (
        add("AccountUser", "odd", {"$ref": "#/components/schemas/AccountUser/properties/odd"}),
        "#/components/schemas/AccountUser/properties/odd: $ref leads back to itself",
    ),
    "a reference that is no text": (
        add("AccountUser", "odd", {"$ref": 3}),
        "#/components/schemas/AccountUser/properties/odd: $ref must be a string",
    ),
    "an effect that is none": (
        put_key("groups.list", "x-effect", "twice"),
        "#/paths/~1group~1list/get/x-effect: must be none, idempotent, once, not 'twice'",
    ),
    "pages without a size": (
        put_key("stops.list", "x-page", {"parameter": "page", "items": "datas"}),
        '#/paths/~1stop-sms~1list/get/x-page: "size" is a required property',
    ),
    "a code that is none": (
        put_key("stops.list", "x-codes", {"x": {"meaning": "Oops."}}),
        "#/paths/~1stop-sms~1list/get/x-codes: Additional properties are not allowed ('x' was unexpected)",
    ),
    "a code without a meaning": (
        lambda document: document["components"]["x-codes"]["common"].update({"7": {"error": "ServiceError"}}),
        '#/components/x-codes/common/7: "meaning" is a required property',
    ),
    "a word that there is none of": (
        put_key("groups.list", "x-efect", "none"),
        "#/paths/~1group~1list/get/x-efect: there is no such word (x-effect, x-evidence, x-evidence-note, x-codes, "
        "x-wire, x-must, x-secret, x-xml, x-page, x-rate-limit, x-recognized-by, x-aliases, x-meaning, x-python, "
        "x-enum-varnames)",
    ),
    "no responses": (
        put("groups.list", responses={}),
        "#/paths/~1group~1list/get/responses: {} has less than 1 property",
    ),
}


@pytest.mark.parametrize("name", INVALID)
def test_what_is_no_openapi_has_its_place(name: str) -> None:
    edit, line = INVALID[name]
    document = copy.deepcopy(CONTRACT)
    edit(document)
    assert line == validity.problems_of(document)[0]


def test_what_a_client_has_besides_its_tags() -> None:
    from smspartner_core.client import AsyncClient, Client

    public = {name for name in {*dir(Client), *dir(AsyncClient)} if not name.startswith("_")}
    assert collisions.CLIENT == public


def test_what_a_model_has_of_its_own_is_no_name_of_a_field() -> None:
    from smspartner_core.wire.model import Model

    own = {name for name in dir(Model(extra={})) if not name.startswith("_")}
    assert [f"{name}_" for name in sorted(own)] == [snake(name) for name in sorted(own)]
