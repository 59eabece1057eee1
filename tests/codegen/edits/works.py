"""Edits that work: each operation is called, and the mock must have read every argument where the spec has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .documents import (
    REFUSED,
    Edit,
    add,
    component,
    in_path,
    operation,
    parameter,
    properties,
    put,
    ref,
    request,
    together,
)

TEXT: dict[str, Any] = {"type": "string"}
COUNT: dict[str, Any] = {"type": "integer"}
TRUTH: dict[str, Any] = {"type": "boolean"}
RATIO: dict[str, Any] = {"type": "number"}


@dataclass(frozen=True)
class Working:
    """An edit, a call of what it brings, and what comes of it."""

    name: str
    edit: Edit
    call: str
    """An expression of `client`, `models`, `dt` and `Decimal`."""
    received: dict[str, Any] = field(default_factory=dict)
    """What the mock must have read, without the key and the format."""
    answer: dict[str, Any] = field(default_factory=lambda: {"success": True})
    """What the mock answers, in JSON's terms."""
    check: str = "response.success"
    """An expression that is true of the call's `response`."""
    line: str = ""
    """The request line that the service must have had."""
    refuses: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    """Calls that the client refuses, each with its reason and with the parameters that the mock must refuse too."""

    @property
    def operation(self) -> str:
        """The operationId."""
        return self.call.removeprefix("client.").partition("(")[0]


WORKING = (
    Working(
        "POST with query parameters and no body",
        add("post", "/account/touch", operation("account.touch", parameter("groupId", TEXT, "g1"))),
        'client.account.touch(group_id="é&1")',
        {"groupId": "é&1"},
        line="POST /account/touch?",
    ),
    Working(
        "DELETE with a query",
        add("delete", "/account/drop", operation("account.drop", parameter("id", COUNT, 1, required=True))),
        "client.account.drop(id=3)",
        {"id": 3},
        line="DELETE /account/drop?",
    ),
    Working(
        "DELETE without parameters",
        add("delete", "/account/wipe", operation("account.wipe")),
        "client.account.wipe()",
        line="DELETE /account/wipe?",
    ),
    Working(
        "GET with a body",
        add(
            "get",
            "/account/search",
            operation("account.search", body="SearchRequest", example={"words": ["a"]}),
            SearchRequest=request("words", words={"type": "array", "items": TEXT}),
        ),
        'client.account.search(words=["a", "b"])',
        {"words": ["a", "b"]},
        line="GET /account/search",
    ),
    Working(
        "PUT",
        add(
            "put",
            "/account/name",
            operation("account.rename", body="RenameRequest", example={"name": "a"}),
            RenameRequest=request("name", name=TEXT),
        ),
        'client.account.rename(name="Zoé")',
        {"name": "Zoé"},
        line="PUT /account/name",
    ),
    Working(
        "PATCH with a parameter in the path, one in the query, and a body",
        add(
            "patch",
            "/account/{accountId}/notes/{note}",
            operation(
                "account.annotate",
                in_path("accountId", COUNT, 1),
                in_path("note", TEXT, "a"),
                parameter("silent", TRUTH, False),
                body="AnnotateRequest",
                example={"text": "a"},
            ),
            AnnotateRequest=request("text", text=TEXT),
        ),
        'client.account.annotate(account_id=7, note="a/b ?é{note}#", silent=True, text="c")',
        {"accountId": 7, "note": "a/b ?é{note}#", "silent": True, "text": "c"},
        line="PATCH /account/7/notes/a%2Fb%20%3F%C3%A9%7Bnote%7D%23?silent=true",
    ),
    Working(
        "a parameter in the path",
        add("get", "/account/entries/{id}", operation("account.entry", in_path("id", COUNT, 1))),
        "client.account.entry(id=12)",
        {"id": 12},
        line="GET /account/entries/12?",
    ),
    Working(
        "a boolean in the query",
        add("get", "/account/flags", operation("account.flags", parameter("isOpen", TRUTH, True))),
        "client.account.flags(is_open=False)",
        {"isOpen": False},
    ),
    Working(
        "numbers in the query",
        add(
            "get",
            "/account/numbers",
            operation(
                "account.figures", parameter("ratio", RATIO, 0.5), parameter("large", RATIO, 1)
            ),
        ),
        'client.account.figures(ratio=Decimal("0.0000001"), large=Decimal("1E+15"))',
        {"ratio": 1e-07, "large": 10**15},
    ),
    Working(
        "a list in the query",
        add(
            "get",
            "/account/tags",
            operation(
                "account.tagged",
                parameter("tag", {"type": "array", "minItems": 1, "items": TEXT}, ["a"]),
                parameter("ids[]", {"type": "array", "minItems": 1, "items": COUNT}, [1]),
            ),
        ),
        'client.account.tagged(tag=["a,b", "c"], ids=[1])',
        {"tag": ["a,b", "c"], "ids[]": [1]},
    ),
    Working(
        "an enumeration in the query",
        add("get", "/account/range", operation("account.range", parameter("gamme", ref("Gamme"), 1, required=True))),
        "client.account.range(gamme=models.Gamme.LOW_COST)",
        {"gamme": 2},
    ),
    Working(
        "dates and amounts in the query",
        add(
            "get",
            "/account/days",
            operation(
                "account.days",
                parameter("day", ref("FrenchDate"), "21-10-2022"),
                parameter("amount", ref("MoneyText"), "1.50"),
            ),
        ),
        'client.account.days(day=dt.date(2026, 3, 1), amount=Decimal("2.50"))',
        {"day": "01-03-2026", "amount": "2.50"},
    ),
    Working(
        "an object in a request, and one in the response",
        add(
            "post",
            "/account/box",
            operation(
                "account.box", body="BoxRequest", example={"box": {"size": 1}}, response="BoxResponse",
                answer={"success": True, "box": {"size": 1}},
            ),
            BoxRequest=request("box", box=ref("Box"), count=COUNT),
            BoxResponse={
                "description": "It.",
                "type": "object",
                "required": ["success"],
                "properties": properties(success=TRUTH, box=ref("Box")),
            },
            Box={"description": "A box.", "type": "object", "properties": properties(size=COUNT, names={
                "type": "array", "items": TEXT})},
        ),
        'client.account.box(box={"size": 3, "names": ["a", "b"]}, count=2)',
        {"box": {"size": 3, "names": ["a", "b"]}, "count": 2},
        {"success": True, "box": {"size": 4, "names": ["c"]}},
        'response.box == models.Box(size=4, names=("c",))',
    ),
    Working(
        "a shared parameter by $ref",
        together(
            component("parameters", "Page", parameter("page", {"type": "integer", "minimum": 1}, 1)),
            add("get", "/account/pages", operation("account.pages", {"$ref": "#/components/parameters/Page"})),
            add("get", "/account/sheets", operation("account.sheets", {"$ref": "#/components/parameters/Page"})),
        ),
        "client.account.pages(page=2)",
        {"page": 2},
    ),
    Working(
        "a shared request, response, refusal and example by $ref",
        together(
            component("responses", "Done", operation("a.b")["responses"]["200"]),
            component("responses", "Refused", REFUSED),
            component("examples", "Some", {"value": {"apiKey": "YOUR_API_KEY", "note": "a"}}),
            component(
                "requestBodies",
                "Note",
                {"required": True, "content": {"application/json": {
                    "schema": ref("NoteRequest"), "examples": {"some": {"$ref": "#/components/examples/Some"}}}}},
            ),
            add(
                "post",
                "/account/note",
                operation("account.note", body="x")
                | {
                    "requestBody": {"$ref": "#/components/requestBodies/Note"},
                    "responses": {
                        "200": {"$ref": "#/components/responses/Done"},
                        "404": {"$ref": "#/components/responses/Refused"},
                        "default": {"$ref": "#/components/responses/Refused"},
                    },
                },
                NoteRequest=request("note", note=TEXT),
            ),
        ),
        'client.account.note(note="b")',
        {"note": "b"},
        line="POST /account/note",
    ),
    Working(
        "a path by $ref, with parameters of the path",
        together(
            component(
                "pathItems",
                "Item",
                {
                    "parameters": [in_path("item", COUNT, 1), parameter("depth", COUNT, 1)],
                    "get": operation("account.item"),
                    "delete": operation("account.drop_item", parameter("depth", {"type": "integer", "maximum": 3}, 2)),
                },
            ),
            put("paths /account/items/{item}", {"$ref": "#/components/pathItems/Item"}),
        ),
        "client.account.drop_item(item=1, depth=3)",
        {"item": 1, "depth": 3},
        line="DELETE /account/items/1?",
        refuses=(("client.account.drop_item(item=1, depth=4)", "depth: must be at most 3", {}),),
    ),
    Working(
        "a tag and an operation with digits and _",
        together(
            lambda document: document["tags"].append({"name": "sms_v2", "description": "The second version."}),
            add("get", "/v2/2fa", operation("sms_v2.list_2fa", parameter("since", COUNT, 1))),
        ),
        "client.sms_v2.list_2fa(since=1)",
        {"since": 1},
    ),
    Working(
        "an operation that is called like a builtin",
        add("get", "/account/filter", operation("account.filter", parameter("type", TEXT, "a"))),
        'client.account.filter(type="b")',
        {"type": "b"},
    ),
    Working(
        "names with accents",
        add(
            "post",
            "/account/person",
            operation(
                "account.person", body="PersonRequest", example={"prénom": "a"}, response="PersonResponse",
                answer={"success": True, "nœud": "a"},
            ),
            PersonRequest=request("prénom", prénom=TEXT, Âge=COUNT),
            PersonResponse={
                "description": "It.",
                "type": "object",
                "required": ["success"],
                "properties": properties(success=TRUTH, nœud=TEXT),
            },
        ),
        'client.account.person(prenom="Zoé", age=3)',
        {"prénom": "Zoé", "Âge": 3},
        {"success": True, "nœud": "b"},
        'response.noeud == "b"',
    ),
    Working(
        "fields that are called like words of OpenAPI",
        add(
            "post",
            "/account/words",
            operation(
                "account.words", body="WordsRequest", example={"schema": "a"}, response="WordsResponse",
                answer={"success": True, "$ref": "a", "x-id": 1, "schema": "b", "example": "c", "properties": "d"},
            ),
            WordsRequest=request(**{"$ref": TEXT, "x-id": COUNT, "schema": TEXT, "example": TEXT, "properties": TEXT}),
            WordsResponse={
                "description": "It.",
                "type": "object",
                "required": ["success"],
                "properties": properties(
                    success=TRUTH,
                    **{"$ref": TEXT, "x-id": COUNT, "schema": TEXT, "example": TEXT, "properties": TEXT},
                ),
            },
        ),
        'client.account.words(ref="a", x_id=1, schema="b", example="c", properties="d")',
        {"$ref": "a", "x-id": 1, "schema": "b", "example": "c", "properties": "d"},
        {"success": True, "$ref": "e", "x-id": 2, "schema": "f", "example": "g", "properties": "h"},
        '(response.ref, response.x_id, response.schema, response.example) == ("e", 2, "f", "g")',
    ),
    Working(
        "limits of numbers with a point",
        add(
            "post",
            "/account/price",
            operation("account.price", body="PriceRequest", example={"price": 0.3}),
            PriceRequest=request(
                price={"type": "number", "multipleOf": 0.01, "minimum": 0.05, "maximum": 10.5},
                bonus={"$ref": "#/components/schemas/MoneyText"},
            ),
        ),
        'client.account.price(price=Decimal("0.29"), bonus=Decimal("1.10"))',
        {"price": 0.29, "bonus": "1.10"},
        refuses=(
            ('client.account.price(price=Decimal("0.291"))', "price: must be a multiple of 0.01", {"price": 0.291}),
            ('client.account.price(price=Decimal("0.04"))', "price: must be at least 0.05", {"price": 0.04}),
            ("client.account.price(price=11)", "price: must be at most 10.5", {"price": 11}),
        ),
    ),
    Working(
        "limits of members, of values and of names",
        add(
            "post",
            "/account/members",
            operation("account.members", body="MembersRequest", example={"words": ["abc"]}),
            MembersRequest=request(
                words={"type": "array", "maxItems": 2, "items": {"type": "string", "maxLength": 3}},
                volumes={"type": "object", "maxProperties": 1, "additionalProperties": COUNT | {"minimum": 1}},
                options={"type": "object", "minProperties": 1},
            ),
        ),
        'client.account.members(words=["abc"], volumes={"06200": 1}, options={"a": "1"})',
        {"words": ["abc"], "volumes": {"06200": 1}, "options": {"a": "1"}},
        refuses=(
            ('client.account.members(words=["abcd"])', "words[0]: must have at most 3 characters", {"words": ["abcd"]}),
            ('client.account.members(words=["a", "b", "c"])', "words: must have at most 2", {"words": ["a", "b", "c"]}),
            ('client.account.members(volumes={"a": 0})', "volumes['a']: must be at least 1", {"volumes": {"a": 0}}),
            ('client.account.members(volumes={"a": 1, "b": 1})', "volumes: must have at most 1", {
                "volumes": {"a": 1, "b": 1}}),
            ("client.account.members(options={})", "options: must have at least 1", {"options": {}}),
        ),
        check="response.success",
    ),
    Working(
        "a pattern of digits, which are ASCII",
        add(
            "post",
            "/account/code",
            operation("account.code", body="CodeRequest", example={"code": "12"}),
            CodeRequest=request("code", code={"type": "string", "pattern": r"^\d+$"}),
        ),
        'client.account.code(code="12")',
        {"code": "12"},
        refuses=(
            ('client.account.code(code="١٢")', r"code: must match ^\d+$", {"code": "١٢"}),
            (r'client.account.code(code="12\n")', r"code: must match ^\d+$", {}),
        ),
    ),
    Working(
        "a default, a constant, and a list of values joined by commas",
        add(
            "post",
            "/account/order",
            operation("account.order", body="OrderRequest", example={"kind": "b", "numbers": "1,2"}),
            OrderRequest=request(
                "kind", kind={"type": "string", "const": "b"}, size={"type": "integer", "default": 3},
                numbers=ref("PhoneNumberList"),
            ),
        ),
        'client.account.order(size=4, numbers=["1", "2"])',
        {"kind": "b", "size": 4, "numbers": "1,2"},
    ),
    Working(
        "a parameter and an operation that are deprecated",
        add(
            "get",
            "/account/old",
            operation("account.old", parameter("year", COUNT, 2026, deprecated=True), deprecated=True),
        ),
        "client.account.old(year=2026)",
        {"year": 2026},
    ),
    Working(
        "a second version of sending, with an object and without a tag",
        together(
            add(
                "post",
                "/v2/send",
                operation(
                    "messages.send_v2",
                    body="SendV2Request",
                    example={"to": ["+33600000000"], "content": {"text": "a"}},
                    response="SendResponse",
                    answer={"success": True, "message_id": 1},
                ),
                SendV2Request=request(
                    "to", "content",
                    to={"type": "array", "minItems": 1, "items": ref("PhoneNumber")},
                    content=ref("SendV2Content"),
                    sender=ref("Sender"),
                ),
                SendV2Content={
                    "description": "What is sent.",
                    "type": "object",
                    "required": ["text"],
                    "properties": properties(text={"type": "string", "minLength": 1}, isUnicode=ref("Flag01")),
                },
            )
        ),
        'client.messages.send_v2(to=["+33600000000"], content={"text": "Bonjour", "is_unicode": True}, sender="Shop")',
        {"to": ["+33600000000"], "content": {"text": "Bonjour", "isUnicode": 1}, "sender": "Shop"},
        {"success": True, "message_id": 7},
        "response.message_id == 7",
    ),
    Working(
        "a second operation that has a tag",
        add(
            "post",
            "/v2/tagged",
            operation("messages.send_tagged", body="TaggedRequest", example={"tag": "a"}),
            TaggedRequest=request(tag=ref("Tag")),
        ),
        'client.messages.send_tagged(tag="a")',
        {"tag": "a"},
    ),
)  # fmt: skip
