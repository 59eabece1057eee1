"""Operations without a behaviour: the contract's example, with what was asked in it."""

from __future__ import annotations

from typing import Any

import pytest

from smspartner_mock.contract import Contract
from smspartner_mock.engine import Engine
from tests.mock.requests import get, post, post_xml, read

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def schema_of(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def engine_of(request: dict[str, Any], response: dict[str, Any], example: Any, **schemas: Any) -> Engine:
    """An engine of one plain operation, which no table and no behaviour knows."""
    content = {"application/json": {"schema": request}}
    answer = {"application/json": {"schema": response, "example": example}}
    new = {"operationId": "new.operation", "x-effect": "none", "requestBody": {"content": content}}
    query = {
        "operationId": "new.query",
        "x-effect": "none",
        "parameters": [
            {"name": name, "in": "query", "schema": schema, "required": name in request.get("required", ())}
            for name, schema in request.get("properties", {}).items()
        ],
    }
    responses = {"200": {"description": "Fine.", "content": answer}}
    document = {
        "openapi": "3.1.0",
        "servers": [{"url": "https://api.example.org/v1"}],
        "paths": {"/new": {"post": new | {"responses": responses}, "get": query | {"responses": responses}}},
        "components": {"schemas": schemas},
    }
    return Engine(Contract(document), validate_responses=True)


PLAIN = schema_of({"apiKey": TEXT, "_format": TEXT, "messageId": WHOLE, "name": TEXT}, "apiKey", "name")
REPLY = schema_of({"success": {"type": "boolean"}, "message_id": TEXT, "name": TEXT, "number": WHOLE}, "success")
EXAMPLE = {"success": True, "message_id": "307", "name": "Clients", "number": 2}


def test_a_plain_new_operation_answers_in_both_formats() -> None:
    engine = engine_of(PLAIN, REPLY, EXAMPLE)
    expected = {"success": True, "message_id": "12", "name": "Friends", "number": 2}
    assert expected == read(post(engine, "/new", messageId=12, name="Friends"))
    assert expected == read(get(engine, "/new", messageId=12, name="Friends"))
    assert expected == read(post_xml(engine, "/new", "<messageId>12</messageId><name>Friends</name>"))
    in_xml = post(engine, "/new", messageId=12, name="Friends", _format="xml").body
    assert b"<entry>true</entry>\n<entry>\n        <![CDATA[12]]>\n  </entry>" in in_xml


def test_a_plain_new_operation_refuses() -> None:
    """Without a table, and without any code of its own."""
    engine = engine_of(PLAIN, REPLY, EXAMPLE)
    response = post(engine, "/new", messageId="x")
    errors = [
        {"elementId": "children[messageId].data", "message": "Le champ messageId n'est pas valide"},
        {"elementId": "children[name].data", "message": "Le champ name est requis"},
    ]
    assert (400, {"success": False, "code": 9, "errors": errors}) == (response.status, read(response))
    assert post(engine, "/new", name="x", apiKey="no").status == 400


def test_a_member_comes_back_for_each_that_was_asked() -> None:
    """The example's members first, as different as they are."""
    member = schema_of({"phoneNumber": TEXT, "success": {"type": "boolean"}, "network": TEXT})
    request = schema_of({"apiKey": TEXT, "list": {"type": "array", "items": member}})
    response = schema_of({"results": {"type": "array", "items": member}})
    example = {
        "results": [
            {"success": True, "phoneNumber": "+331", "network": "Orange"},
            {"success": False, "phoneNumber": "+332"},
        ]
    }
    asked = [{"phoneNumber": f"+33{number}"} for number in range(3)]
    assert read(post(engine_of(request, response, example), "/new", list=asked)) == {
        "results": [
            {"success": True, "phoneNumber": "+330", "network": "Orange"},
            {"success": False, "phoneNumber": "+331"},
            {"success": True, "phoneNumber": "+332", "network": "Orange"},
        ]
    }


def test_a_text_of_several_values_is_a_list_too() -> None:
    request = schema_of({"apiKey": TEXT, "phoneNumbers": {"type": "string", "x-wire": "csv"}})
    response = schema_of({"lookup": {"type": "array", "items": schema_of({"phoneNumber": TEXT})}})
    engine = engine_of(request, response, {"lookup": [{"phoneNumber": "+331"}]})
    assert read(post(engine, "/new", phoneNumbers="+332,+333")) == {
        "lookup": [{"phoneNumber": "+332"}, {"phoneNumber": "+333"}]
    }


def test_a_nested_object_comes_back_with_all_that_is_known() -> None:
    contact = schema_of({"phone": TEXT, "firstname": TEXT, "contactId": TEXT})
    engine = engine_of(
        schema_of({"apiKey": TEXT, "contact": {"type": "object", "additionalProperties": True}}),
        schema_of({"contact": contact}),
        {"contact": {"phone": "+331", "contactId": "c1"}},
    )
    asked = {"phone": "+332", "firstname": "Anne", "colour": "red"}
    assert read(post(engine, "/new", contact=asked)) == {
        "contact": {"phone": "+332", "contactId": "c1", "firstname": "Anne"}
    }


def test_an_echo_that_would_break_the_contract_is_left_out() -> None:
    response = schema_of({"name": TEXT | {"maxLength": 3}})
    assert read(post(engine_of(PLAIN, response, {"name": "Bob"}), "/new", name="Roberta")) == {"name": "Bob"}


@pytest.mark.parametrize(("page", "expected"), [("3", 3), ("1", 1)])
def test_the_page_comes_back(page: str, expected: int) -> None:
    request = schema_of({"apiKey": TEXT, "page": WHOLE})
    engine = engine_of(request, schema_of({"currentPage": WHOLE}), {"currentPage": 7})
    assert read(get(engine, "/new", page=page)) == {"currentPage": expected}


def test_what_says_how_the_call_went_is_never_echoed() -> None:
    request = schema_of({"apiKey": TEXT, "message": TEXT, "code": WHOLE})
    engine = engine_of(request, schema_of({"message": TEXT, "code": WHOLE}), {"message": "Done", "code": 200})
    assert read(post(engine, "/new", message="Hello", code=9)) == {"message": "Done", "code": 200}


def test_the_example_of_the_body_that_was_sent_is_taken() -> None:
    one = schema_of({"apiKey": TEXT, "contact": TEXT}, "contact")
    many = schema_of({"apiKey": TEXT, "contacts": {"type": "array", "items": TEXT}}, "contacts")
    engine = Engine(
        Contract(
            {
                "servers": [{"url": "/v1"}],
                "paths": {
                    "/new": {
                        "post": {
                            "operationId": "new.operation",
                            "requestBody": {
                                "content": {
                                    "application/json": {
                                        "schema": {"oneOf": [one, many]},
                                        "examples": {
                                            "one": {"value": {"contact": "a"}},
                                            "many": {"value": {"contacts": ["a"]}},
                                        },
                                    }
                                }
                            },
                            "responses": {
                                "200": {
                                    "content": {
                                        "application/json": {
                                            "schema": {"oneOf": [schema_of({"id": TEXT}), schema_of({"ids": TEXT})]},
                                            "examples": {
                                                "one": {"value": {"id": "one"}},
                                                "many": {"value": {"ids": "many"}},
                                            },
                                        }
                                    }
                                }
                            },
                        }
                    }
                },
            }
        )
    )
    assert read(post(engine, "/new", contact="x")) == {"id": "one"}
    assert read(post(engine, "/new", contacts=["x"])) == {"ids": "many"}
    assert read(post(engine, "/new", contacts=[{"a": 1}]))["errors"] == [
        {"elementId": "children[contacts].children[0].data", "message": "Le champ contacts n'est pas valide"}
    ]
