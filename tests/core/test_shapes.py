"""Shapes of values that few responses have: maps, lists in maps, repeated names, errors in every spelling."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smspartner import models
from smspartner_core.errors import ArgumentError, FieldError
from smspartner_core.wire import WrongTypeError, json_codec, xml_codec
from smspartner_core.wire.scalars import INTEGER, OPEN, TEXT, Kind
from smspartner_core.wire.shapes import Map, many, mapping, nested
from smspartner_core.wire.xml_codec import encode, parse
from smspartner_core.wire.xml_reading import reader_of


def from_xml(kind: Kind, text: str) -> Any:
    return reader_of(kind)(parse(text.encode()))


@pytest.mark.parametrize(
    ("kind", "wire", "value"),
    [
        (mapping(INTEGER), {"a": 1, "b": "2"}, {"a": 1, "b": 2}),
        (mapping(many(TEXT)), {"a": ["x", "y"]}, {"a": ("x", "y")}),
    ],
)
def test_a_map_is_read_from_json(kind: Kind, wire: Any, value: Any) -> None:
    assert value == kind.read(wire)


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(WrongTypeError):
        mapping(INTEGER).read([1, 2])


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (mapping(INTEGER), "<m><a>1</a><entry key='b'>2</entry></m>", {"a": 1, "b": 2}),
        (many(TEXT), "<m>alone</m>", ("alone",)),
        (OPEN, "<m><a>1</a><a>2</a><a>3</a><b/></m>", {"a": ["1", "2", "3"], "b": None}),
        (OPEN, "<m> text </m>", "text"),
    ],
)
def test_unusual_shapes_are_read_from_xml(kind: Kind, text: str, value: Any) -> None:
    assert value == from_xml(kind, text)


def test_an_element_with_children_is_no_single_value() -> None:
    with pytest.raises(WrongTypeError):
        from_xml(INTEGER, "<m><a>1</a></m>")


def test_what_is_always_sent_but_unreadable_is_kept_and_not_guessed() -> None:
    sent = from_xml(nested(models.SendResponse), "<m><success>true</success><message_id>seven</message_id></m>")
    assert (None, {"message_id": "seven"}) == (sent.message_id, sent.extra)


SAID = [
    ({"errors": "Clé invalide"}, "Clé invalide", ()),
    ({"error": {"elementId": "sender", "message": "Trop long"}}, None, (FieldError("sender", "Trop long"),)),
    ({"errors": ["Trop long", {"message": 7}]}, None, (FieldError(None, "Trop long"), FieldError(None, "7"))),
    ({"errors": [["sender", "Trop"], ["sender"]]}, None, (FieldError("sender", "Trop"), FieldError("sender", None))),
    ({"message": "Non", "errors": 7}, "Non", ()),
]  # fmt: skip


@pytest.mark.parametrize(("given", "message", "field_errors"), SAID)
def test_what_a_refusal_says_is_found_however_it_is_spelt(given: Any, message: Any, field_errors: Any) -> None:
    content = json.dumps({"success": False, "code": 1, **given}).encode()
    refusal = json_codec.decode(content, None, OPEN, failed=False)
    assert (1, message, field_errors) == (refusal.code, refusal.message, refusal.field_errors)


def test_a_positional_response_without_a_whole_code_is_no_refusal() -> None:
    content = b"<result><entry>false</entry><entry>eleven</entry></result>"
    assert ["false", "eleven"] == xml_codec.decode(content, None, OPEN, failed=False)


def test_what_xml_cannot_carry_is_refused_with_its_place() -> None:
    with pytest.raises(ArgumentError, match="volumes"):
        encode({"volumes": Map({"a": ["fine", "\x00"]})})
