"""Edits that are refused, each with the sentence that says so and what to do: nothing is ignored, nothing guessed."""

from __future__ import annotations

import copy
from typing import Any

from .documents import Edit, add, component, in_path, operation, parameter, properties, put, ref, request, together

TEXT: dict[str, Any] = {"type": "string"}
COUNT: dict[str, Any] = {"type": "integer"}
ADDRESS = "all operations are under the one address of the document"
KEY = "the key is sent as `apiKey`, see rule 5 of docs/spec.md"
METHODS = "no client can be made of it; use get, post, put, patch or delete"


def get(*parameters: dict[str, Any], **more: Any) -> Edit:
    """A new operation GET /x/y, which is called account.x."""
    return add("get", "/x/y", operation("account.x", *parameters, **more))


def field(**schema: Any) -> Edit:
    """A new operation POST /x/y whose request has a field `a`."""
    made = operation("account.x", body="XRequest", example={})
    return add("post", "/x/y", made, XRequest=request(a=schema))


def answered(status: str, response: dict[str, Any]) -> Edit:
    """A new operation with one more response."""
    made = operation("account.x")
    made["responses"][status] = copy.deepcopy(response)
    return add("get", "/x/y", made)


def content(media_types: dict[str, Any], place: str = "requestBody") -> Edit:
    """A new operation with other media types in its request or its response."""
    made = operation("account.x", body="GroupAddRequest", example={"name": "a"})
    holder = made["requestBody"] if place == "requestBody" else made["responses"]["200"]
    holder["content"] = media_types
    return add("post", "/x/y", made)


DONE = operation("a.b")["responses"]["200"]
OTHER = {"description": "Another.", "content": {"application/json": {"schema": ref("DoneResponse")}}}
REFUSALS: dict[str, tuple[Edit, str]] = {
    "HEAD": (put("paths /me head", operation("account.x")), f"/me: has head, which is not supported: {METHODS}"),
    "OPTIONS": (put("paths /me options", operation("account.x")),
                f"/me: has options, which is not supported: {METHODS}"),
    "TRACE": (put("paths /me trace", operation("account.x")), f"/me: has trace, which is not supported: {METHODS}"),
    "servers of an operation": (
        get(servers=[{"url": "https://v2.example.org"}]),
        f"account.x: has servers, which is not supported: {ADDRESS}",
    ),
    "servers of a path": (
        put("paths /me servers", [{"url": "https://v2.example.org"}]),
        f"/me: has servers, which is not supported: {ADDRESS}",
    ),
    "a second server": (
        put("servers", [{"url": "https://a.example.org"}, {"url": "https://b.example.org"}]),
        "openapi.yaml: has 2 servers; a client has one address unless its user names another",
    ),
    "a server with variables": (
        put("servers 0 variables", {"version": {"default": "v1"}}),
        "servers: has variables, which is not supported: write the address out",
    ),
    "security of an operation": (get(security=[]), f"account.x: has security, which is not supported: {KEY}"),
    "security of the document": (put("security", []), f"openapi.yaml: has security, which is not supported: {KEY}"),
    "security schemes": (
        component("securitySchemes", "Key", {"type": "apiKey", "name": "apiKey", "in": "query"}),
        f"components: has securitySchemes, which is not supported: {KEY}",
    ),
    "callbacks of an operation": (
        get(callbacks={"done": {"{$request.query.url}": {"post": operation("a.b")}}}),
        "account.x: has callbacks, which is not supported: write it under `webhooks`",
    ),
    "external documentation": (
        get(externalDocs={"url": "https://docs.example.org"}),
        "account.x: has externalDocs, which is not supported; take it out",
    ),
    "a second success": (
        answered("201", DONE),
        "account.x: its response 201 is not read: a call that succeeds is answered by a 200, and only by it",
    ),
    "a success in another schema": (
        answered("202", OTHER),
        "account.x: its response 202 is not read: a call that succeeds is answered by a 200, and only by it",
    ),
    "any success": (
        answered("2XX", DONE),
        "account.x: its response 2XX is not read: a call that succeeds is answered by a 200, and only by it",
    ),
    "a redirect": (
        answered("302", {"description": "Elsewhere."}),
        "account.x: its response 302 is not read: a call that succeeds is answered by a 200, and only by it",
    ),
    "no content": (
        answered("204", {"description": "Done."}),
        "account.x: its response 204 has no body, and a body says whether a call succeeded: describe a 200",
    ),
    "a refusal with a schema of its own": (
        answered("404", OTHER),
        "account.x: its response 404 has another schema than `default`, by which every refusal is read",
    ),
    "headers of a response": (
        put("paths /me get responses 200 headers", {"X-Left": {"description": "Left.", "schema": COUNT}}),
        "account.me: its response 200: has headers, which is not supported: callers find headers in "
        "`with_raw_response`; say in the description what they mean",
    ),
    "a header by $ref": (
        together(
            component("headers", "Left", {"description": "Left.", "schema": COUNT}),
            put("paths /me get responses 200 headers", {"X-Left": {"$ref": "#/components/headers/Left"}}),
        ),
        "account.me: its response 200: has headers, which is not supported: callers find headers in "
        "`with_raw_response`; say in the description what they mean",
    ),
    "a file in two media types": (
        content({"text/csv": {"example": "a"}, "text/plain": {"example": "a"}}, "responses"),
        "account.x: its response 200 must be application/json, or one media type for a file",
    ),
    "JSON or a file": (
        content({"application/json": DONE["content"]["application/json"], "text/csv": {"example": "a"}}, "responses"),
        "account.x: its response 200 may be text/csv too; a response in JSON has no other form",
    ),
    "multipart": (
        content({"multipart/form-data": {"schema": ref("GroupAddRequest"), "example": {}}}),
        "account.x: its request has no application/json; requests are written in JSON and XML only",
    ),
    "JSON or a form": (
        content(
            {
                "application/json": {"schema": ref("GroupAddRequest"), "example": {"apiKey": "a", "name": "a"}},
                "application/x-www-form-urlencoded": {"schema": ref("GroupAddRequest")},
            }
        ),
        "account.x: its request may be application/x-www-form-urlencoded; requests are written in JSON and XML only, "
        "take it out",
    ),
    "an encoding": (
        content({"application/json": {"schema": ref("GroupAddRequest"), "example": {}, "encoding": {}}}),
        "account.x: its request in application/json: has encoding, which is not supported: requests are written in "
        "JSON and XML only",
    ),
    "a request that may be left out": (
        put("paths /send post requestBody required", False),
        "messages.send: its request must say `required: true`: the key stands in it",
    ),
    "an example elsewhere": (
        content(
            {
                "application/json": {
                    "schema": ref("GroupAddRequest"),
                    "examples": {"a": {"externalValue": "https://a.example.org"}},
                }
            }
        ),
        "account.x: its request: example a: has externalValue, which is not supported: write the value out",
    ),
    "a parameter in a header": (
        get(parameter("X-Trace", TEXT, "a", **{"in": "header"})),
        "account.x: parameter X-Trace is in the header; the client sends parameters in the path, the query or the body",
    ),
    "a parameter in a cookie": (
        get(parameter("session", TEXT, "a", **{"in": "cookie"})),
        "account.x: parameter session is in the cookie; the client sends parameters in the path, the query or the body",
    ),
    "a parameter that the path has not": (
        get(in_path("id", TEXT, "a")),
        "account.x: parameter id is in the path, and the path has no {id}",
    ),
    "a place in the path that is no parameter": (
        add("get", "/x/{id}", operation("account.x")),
        "account.x: its path has {id}, which is not one of its parameters",
    ),
    "two paths that are one": (
        together(
            add("get", "/x/{a}", operation("account.x", in_path("a", TEXT, "a"))),
            add("get", "/x/{b}", operation("account.z", in_path("b", TEXT, "a"))),
        ),
        "/x/{b}: differs from /x/{a} only in the names of its parameters",
    ),
    "an object in the query": (
        get(parameter("user", ref("AccountUser"), {"username": "a"})),
        "account.x: parameter user is an object; in the query there are single values and lists (or send it in a body)",
    ),
    "an object in the path": (
        add("get", "/x/{user}", operation("account.x", in_path("user", ref("AccountUser"), {"username": "a"}))),
        "account.x: parameter user is an object; in the path there are single values and lists (or send it in a body)",
    ),
    "a map in the query": (
        get(parameter("by", {"type": "object", "additionalProperties": TEXT}, {})),
        "account.x: parameter by is an object; in the query there are single values and lists (or send it in a body)",
    ),
    "a deep object": (
        get(parameter("by", TEXT, "a", style="deepObject")),
        "account.x: parameter by has the style deepObject; in the query it can only be form",
    ),
    "a list joined by spaces": (
        get(parameter("by", {"type": "array", "minItems": 1, "items": TEXT}, ["a"], style="spaceDelimited")),
        "account.x: parameter by has the style spaceDelimited; in the query it can only be form",
    ),
    "a list joined by commas": (
        get(parameter("by", {"type": "array", "minItems": 1, "items": TEXT}, ["a"], explode=False)),
        "account.x: parameter by is a list with `explode: false`; give it the x-wire csv, whose values are joined by "
        "commas",
    ),
    "a list in the query that may be empty": (
        get(parameter("by", {"type": "array", "items": TEXT}, ["a"])),
        "account.x: parameter by is a list without `minItems: 1`; in the query an empty list and none look alike",
    ),
    "a list of objects in the query": (
        get(parameter("by", {"type": "array", "minItems": 1, "items": ref("AccountUser")}, [{"username": "a"}])),
        "account.x: parameter by is a list of what is no single value",
    ),
    "a list in the path": (
        add("get", "/x/{by}", operation("account.x", in_path("by", {"type": "array", "items": TEXT}, ["a"]))),
        "account.x: parameter by is a list in the path; give it the x-wire csv, whose values are joined by commas",
    ),
    "a parameter with content": (
        get({key: value for key, value in parameter("by", TEXT, "a").items() if key not in ("schema", "example")}
            | {"content": {"application/json": {"schema": TEXT}}}),
        "account.x: parameter by: has content, which is not supported: give it a `schema` with a single value",
    ),
    "a parameter with examples": (
        get(parameter("by", TEXT, "a") | {"examples": {"a": {"value": "a"}}}),
        "account.x: parameter by: has examples, which is not supported: give it one `example`",
    ),
    "an empty parameter": (
        get(parameter("by", TEXT, "a", allowEmptyValue=True)),
        "account.x: parameter by: has allowEmptyValue, which is not supported: an argument that is None is not sent",
    ),
    "a parameter with signs as they are": (
        get(parameter("by", TEXT, "a", allowReserved=True)),
        "account.x: parameter by: has allowReserved, which is not supported: values are always escaped",
    ),
    "a parameter that the request has too": (
        add("post", "/x/y", operation(
            "account.x", parameter("name", TEXT, "a"), body="GroupAddRequest", example={"name": "a"})),
        "account.x: parameter name is also a property of its request",
    ),
    "a reference to another kind": (
        get({"$ref": "#/components/schemas/Money"}),
        "openapi.yaml: #/paths/~1x~1y/get/parameters/2: refers to #/components/schemas/Money; it can only refer to a "
        "name under #/components/parameters",
    ),
    "a reference in a circle": (
        together(
            component("responses", "A", {"$ref": "#/components/responses/B"}),
            component("responses", "B", {"$ref": "#/components/responses/A"}),
            put("paths /me get responses 200", {"$ref": "#/components/responses/A"}),
        ),
        "openapi.yaml: #/paths/~1me/get/responses/200: $ref leads back to itself",
    ),
    "a word beside a reference": (
        together(
            component("responses", "A", DONE),
            put("paths /me get responses 200", {"$ref": "#/components/responses/A", "content": {}}),
        ),
        "openapi.yaml: #/paths/~1me/get/responses/200: has content beside $ref, where OpenAPI gives it no meaning",
    ),
    "a response that nothing refers to": (
        component("responses", "A", DONE),
        "openapi.yaml: #/components/responses/A: nothing refers to it; take it out",
    ),
    "a parameter that nothing refers to": (
        component("parameters", "A", parameter("a", TEXT, "a")),
        "openapi.yaml: #/components/parameters/A: nothing refers to it; take it out",
    ),
    "a schema that nothing refers to": (
        component("schemas", "Orphan", {"description": "It.", "type": "object", "properties": properties(a=TEXT)}),
        "schema Orphan: nothing refers to it; take it out",
    ),
    "a tag that no operation has": (
        lambda document: document["tags"].append({"name": "empty", "description": "Nothing."}),
        "tag empty: no operation has it; take it out",
    ),
    "a list of codes that nothing refers to": (
        put("components x-codes spare", {"1": {"meaning": "Nothing."}}),
        "#/components/x-codes/spare: nothing refers to it; take it out",
    ),
    "only to read": (field(type="string", readOnly=True), "schema XRequest: property a has readOnly, which is not "
                     "supported: leave the property out of the schema of requests"),
    "only to write": (field(type="string", writeOnly=True), "schema XRequest: property a has writeOnly, which is not "
                      "supported: leave the property out of the schema of responses"),
    "an attribute in XML": (field(type="string", xml={"attribute": True}), "schema XRequest: property a has xml, which "
                            "is not supported: XML follows from the names and the order of `properties` "
                            "(docs/spec.md)"),
    "an exclusive limit": (
        field(type="integer", exclusiveMinimum=0),
        "#/components/schemas/XRequest/properties/a: has exclusiveMinimum, which is not held by everybody: write "
        "`minimum`",
    ),
    "unique members": (
        field(type="array", items=TEXT, uniqueItems=True),
        "#/components/schemas/XRequest/properties/a: has uniqueItems, which is not held by everybody: say so in its "
        "description",
    ),
    "a limit of another type": (
        field(type="boolean", maxLength=3),
        "#/components/schemas/XRequest/properties/a: has maxLength, which is not held by everybody: a value of type "
        "boolean has no such limit",
    ),
    "a format": (
        field(type="string", format="email"),
        "#/components/schemas/XRequest/properties/a: has format, which is not held by everybody: write a `pattern`, or "
        "give it an `x-wire`",
    ),
    "fields that need each other": (
        together(field(type="string"), put("components schemas XRequest dependentRequired", {"a": ["_format"]})),
        "schema XRequest: has dependentRequired, which the client does not hold; say so in the description",
    ),
    "a default that is none": (
        field(type="integer", default="three"),
        'openapi.yaml: #/components/schemas/XRequest/properties/a/default: "three" is not of type "integer"',
    ),
    "a constant of another type": (
        field(type="string", const=3),
        'openapi.yaml: #/components/schemas/XRequest/properties/a/const: 3 is not of type "string"',
    ),
    "a pattern of Python": (
        field(type="string", pattern="(?i)a"),
        "openapi.yaml: #/components/schemas/XRequest/properties/a/pattern: has (?i, which Python and JSON Schema read "
        "differently: (?i)a",
    ),
    "a pattern of white space": (
        field(type="string", pattern=r"^\s$"),
        "openapi.yaml: #/components/schemas/XRequest/properties/a/pattern: has \\s, which Python and JSON Schema read "
        "differently; write the characters, such as [ \\t\\r\\n]: ^\\s$",
    ),
    "a pattern with an end in the middle": (
        field(type="string", pattern=r"a$|b"),
        "openapi.yaml: #/components/schemas/XRequest/properties/a/pattern: has a $ before its end: a$|b",
    ),
    "an amount that is no text": (
        field(**ref("Money")),
        "account.x: a is written as '10.50' in a request, which its schema does not have",
    ),
    "a moment in a form that is only read": (
        field(**ref("Rfc3339DateTime")),
        "account.x: a is written as '2026-03-01 12:30:00' in a request, which its schema does not have",
    ),
    "a schema that is asked and answered": (
        add("post", "/x/y", operation("account.x", body="GroupAddRequest", example={"name": "a"},
                                      response="GroupAddRequest", answer={"apiKey": "a", "name": "a"})),
        "schema GroupAddRequest: is a request and a response; their XML has different roots, so give each its own "
        "schema",
    ),
    "a second operation that looks up tags": (
        get(parameter("tag", ref("Tag"), "a"), **{"x-effect": "none"}),
        "overlays/python.overlay.yaml: 2 operations have an x-python.status_lookup, not one",
    ),
    "a refusal that has no schema": (
        put("paths /me get responses default content", {"text/plain": {"example": "a"}}),
        "account.me: its refusal has no application/json",
    ),
    "an operation without responses": (
        add("get", "/x/y", {key: value for key, value in operation("account.x").items() if key != "responses"}),
        "account.x: has no response (responses: '200')",
    ),
    "an operation without an id": (
        add("get", "/x/y", {key: value for key, value in operation("account.x").items() if key != "operationId"}),
        "GET /x/y: has no operationId of the form tag.operation",
    ),
}  # fmt: skip
