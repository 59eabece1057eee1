"""Edits that work: each operation is called, and the mock must have read every argument where the spec has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .documents import Edit, add, in_path, operation, parameter, properties, ref, request

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
            SearchRequest=request(("words",), words={"type": "array", "items": TEXT}),
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
            RenameRequest=request(("name",), name=TEXT),
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
            AnnotateRequest=request(("text",), text=TEXT),
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
            BoxRequest=request(("box",), box=ref("Box"), count=COUNT),
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
)  # fmt: skip
