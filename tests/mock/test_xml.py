"""XML as the mock reads and writes it: by its own hand, so that the client's mistakes show against it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from smspartner_mock.wire.shapes import Shape, Shapes
from smspartner_mock.wire.xml_reading import UnreadableXmlError, read_xml
from smspartner_mock.wire.xml_writing import DIALECTS, write_refusal, write_xml

TEXT: dict[str, Any] = {"type": "string"}
WHOLE: dict[str, Any] = {"type": "integer"}
MEMBER = {"type": "object", "properties": {"phoneNumber": TEXT, "messageId": WHOLE}, "required": ["phoneNumber"]}
REQUEST = {
    "type": "object",
    "properties": {
        "text": TEXT,
        "param": TEXT,
        "number": WHOLE,
        "amount": {"type": "number"},
        "flag": {"type": "boolean"},
        "age": {"type": ["integer", "string"]},
        "numbers": {"type": "array", "items": TEXT},
        "ids": {"type": "array", "items": WHOLE},
        "members": {"type": "array", "items": MEMBER},
        "contact": {"type": "object", "properties": {"name": TEXT, "age": WHOLE}},
        "volumes": {"type": "object", "additionalProperties": WHOLE},
        "rich": {"type": "object", "additionalProperties": True},
    },
    "required": ["param"],
}


def shape_of(schema: dict[str, Any]) -> Shape:
    return Shapes({}).of(schema)


def read(content: str) -> dict[str, Any]:
    return read_xml(f"<request>{content}</request>".encode(), shape_of(REQUEST), "request")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<text>  a &amp; b&#13;<![CDATA[ <c> ]]></text>", {"text": "a & b\r <c>"}),
        ("<text>\n\u2028 a\u00a0\t</text>", {"text": "\u2028 a\u00a0"}),
        ("<text/><number/><param/>", {"param": ""}),
        ("<number>-12</number><amount>0.50</amount><flag>true</flag>", {"number": -12, "amount": 0.5, "flag": True}),
        ("<number>1_000</number>", {"number": "1_000"}),
        ("<number>+33600000000</number>", {"number": "+33600000000"}),
        ("<number>١٢</number>", {"number": "١٢"}),
        ("<number>1.0</number><amount>1e3</amount>", {"number": "1.0", "amount": "1e3"}),
        ("<number>" + "9" * 5000 + "</number>", {"number": "9" * 5000}),
        ("<age>25</age>", {"age": "25"}),
        ("<text><b>bold</b></text>", {"text": {"b": "bold"}}),
        ('<numbers><item key="0">a</item><item key="1">b</item></numbers>', {"numbers": ["a", "b"]}),
        ("<numbers><entry>a</entry></numbers>", {"numbers": ["a"]}),
        ("<numbers>a</numbers><numbers>b</numbers>", {"numbers": ["a", "b"]}),
        ("<numbers>a</numbers>", {"numbers": ["a"]}),
        ("<numbers/>", {"numbers": []}),
        ("<ids><item>1</item><item>x</item></ids>", {"ids": [1, "x"]}),
        (
            '<members><item key="0"><phoneNumber>+33</phoneNumber><messageId>7</messageId></item></members>',
            {"members": [{"phoneNumber": "+33", "messageId": 7}]},
        ),
        (
            "<members><phoneNumber>1</phoneNumber></members><members><phoneNumber>2</phoneNumber></members>",
            {"members": [{"phoneNumber": "1"}, {"phoneNumber": "2"}]},
        ),
        ("<members><sms><phoneNumber>1</phoneNumber></sms></members>", {"members": [{"phoneNumber": "1"}]}),
        ("<contact><name>A</name><age>7</age></contact>", {"contact": {"name": "A", "age": 7}}),
        ('<contact><entry key="name">A</entry></contact>', {"contact": {"name": "A"}}),
        ("<contact/>", {"contact": {}}),
        ("<rich/>", {"rich": {}}),
        ('<volumes><entry key="06200">12</entry></volumes>', {"volumes": {"06200": 12}}),
        ("<volumes><Nice>12</Nice></volumes>", {"volumes": {"Nice": 12}}),
        (
            "<rich><a>1</a><b><item>x</item><item>y</item></b><c>1</c><c>2</c><d/></rich>",
            {"rich": {"a": "1", "b": ["x", "y"], "c": ["1", "2"], "d": ""}},
        ),
        ("<unknown>1</unknown>", {"unknown": "1"}),
        ("<unknown>1</unknown><unknown>2</unknown>", {"unknown": ["1", "2"]}),
        ("<numbers>a</numbers><numbers/>", {"numbers": ["a", ""]}),
        ("<ids><item>1</item></ids><ids><item>2</item></ids>", {"ids": [1, 2]}),
        ('<n:text xmlns:n="urn:x" n:a="b">x</n:text>', {"text": "x"}),
    ],
)
def test_requests_are_read_by_their_shape(content: str, expected: dict[str, Any]) -> None:
    assert expected == read(content)


@pytest.mark.parametrize(
    ("declared", "charset", "encoding"),
    [
        ("", None, "utf-8"),
        ("", None, "utf-8-sig"),
        ("iso-8859-1", None, "latin-1"),
        ("utf-16", None, "utf-16"),
        ("", "iso-8859-1", "latin-1"),
    ],
)
def test_every_charset_that_says_so_is_read(declared: str, charset: str | None, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    content = f"{head}<request><text>été</text></request>".encode(encoding)
    assert read_xml(content, shape_of(REQUEST), "request", charset) == {"text": "été"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no element found"),
        (b"<request>", "no element found"),
        (b"<request/><request/>", "junk after document"),
        (b"<other/>", "the root element is other, not request"),
        (b"<request><text>1</text><text>2</text></request>", "text is repeated"),
        (b"<request>&unknown;</request>", "undefined entity"),
        (b"<request>\x00</request>", "not well-formed"),
        (b"<!DOCTYPE request><request/>", "a document type is not allowed"),
        (b"<!DOCTYPE r SYSTEM 'file:///etc/passwd'><request/>", "a document type is not allowed"),
        (b"<request>" + b"<a>" * 64 + b"</a>" * 64 + b"</request>", "too deep"),
        (b"<request>" + b"<a/>" * 50_000 + b"</request>", "too many elements"),
        (b'<?xml version="1.0" encoding="no-such"?><request/>', "unknown encoding"),
    ],
    ids=lambda body: repr(body[:40]) if isinstance(body, bytes) else "",
)
def test_what_is_no_request_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableXmlError, match=why):
        read_xml(content, shape_of(REQUEST), "request")


USER: dict[str, Any] = {"type": "object", "properties": {"username": TEXT, "age": WHOLE}, "x-xml": {"named": True}}
CREDITS: dict[str, Any] = {
    "type": "object",
    "properties": {"sms": WHOLE, "solde": TEXT, "balance": TEXT},
    "x-xml": {"orders": [["sms", "lowCost", "solde", "balance"], ["balance", "sms"]]},
}
SENT: dict[str, Any] = {
    "type": "object",
    "properties": {"success": {"type": "boolean"}, "code": WHOLE, "nb": WHOLE, "phone": TEXT, "message": TEXT},
    "x-xml": {"refused": ["success", "code", "phone", "message"]},
}
RESULT = {
    "type": "object",
    "properties": {
        "success": {"type": "boolean"},
        "user": USER,
        "credits": CREDITS,
        "list": {"type": "array", "items": SENT},
        "currency": TEXT,
    },
}


def flat(content: bytes) -> str:
    """The elements of a document without what stands between them."""
    root = etree.fromstring(content)

    def show(element: etree._Element) -> str:
        key = element.get("key")
        inner = "".join(map(show, element)) if len(element) else (element.text or "").strip()
        return f"{element.tag}{'@' + key if key else ''}({inner})"

    return show(root)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"success": True}, "entry(true)"),
        ({"success": True, "currency": "EUR"}, "entry(true)entry()entry()entry()entry(EUR)"),
        ({"user": {"username": "a", "age": 3}}, "entry()entry(username(a)age(3))"),
        ({"success": True, "new": 1}, "entry(true)entry(1)"),
        ({"success": None, "list": []}, "entry()entry()entry()entry()"),
        ({"credits": {"sms": 1, "balance": "2"}}, "entry()entry()entry(entry(2)entry(1))"),
        (
            {"credits": {"sms": 1, "lowCost": 0, "solde": "2", "balance": "2"}},
            "entry()entry()entry(entry(1)entry(0)entry(2)entry(2))",
        ),
        ({"credits": {"balance": "2"}}, "entry()entry()entry(entry()entry()entry(2))"),
        (
            {"list": [{"success": True, "code": 200, "nb": 1, "phone": "+33"}]},
            "entry()entry()entry()entry(entry(entry(true)entry(200)entry(1)entry(+33)))",
        ),
        (
            {"list": [{"success": False, "code": 14, "phone": "+33", "message": "no"}]},
            "entry()entry()entry()entry(entry(entry(false)entry(14)entry(+33)entry(no)))",
        ),
    ],
)
def test_positional_responses_follow_the_order_of_the_contract(value: dict[str, Any], expected: str) -> None:
    assert f"result({expected})" == flat(write_xml(value, shape_of(RESULT), "positional"))


def test_named_and_keyed_responses_say_who_is_who() -> None:
    value = {
        "success": True,
        "user": {"username": "a"},
        "list": [{"success": False, "phone": "+33"}],
        "06200": 12,
        "message-timestamp": 1.5e-07,
        "free": {"any": ["x", {"y": None}]},
    }
    assert flat(write_xml(value, shape_of(RESULT), "named", "answer")) == (
        "answer(success(true)user(username(a))list(entry(success(false)phone(+33)))entry@06200(12)"
        "message-timestamp(0.00000015)free(any(entry(x)entry(y()))))"
    )
    assert flat(write_xml(value, shape_of(RESULT), "keyed", "answer")) == (
        "answer(entry@success(true)entry@user(entry@username(a))"
        "entry@list(entry(entry@success(false)entry@phone(+33)))entry@06200(12)"
        "entry@message-timestamp(0.00000015)entry@free(entry@any(entry(x)entry(entry@y()))))"
    )


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("a < b & c > d \"e\" 'f'", None),
        ("]]> and ]]]]>", None),
        ("<![CDATA[x]]>", None),
        ("line\nfeed", None),
        ("carriage\rreturn]]>", None),
        ("\u2028 \U0001f600 é", None),
        ("a\x00b\x1bc\ud800d\ufffee", "a\ufffdb\ufffdc\ufffdd\ufffde"),
    ],
)
def test_every_text_arrives_in_every_dialect(dialect: Any, text: str, carried: str | None) -> None:
    """What XML cannot carry is replaced, never dropped, and never breaks the document."""
    value = {"user": {"username": text}, "list": [{"phone": text}], "currency": text, text: text}
    root = etree.fromstring(write_xml(value, shape_of(RESULT), dialect))
    texts = [element.text.strip(" \n") for element in root.iter() if element.text and element.text.strip(" \n")]
    assert {carried or text} == set(texts)
    assert len(texts) == 4


def test_texts_are_written_as_the_pages_print_them() -> None:
    content = write_xml({"credits": {"solde": "10.1"}, "currency": "EUR"}, shape_of(RESULT), "positional")
    assert content.decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n<result>\n<entry></entry>\n<entry></entry>\n"
        "<entry><entry></entry><entry><![CDATA[10.1]]></entry></entry>\n<entry></entry>\n"
        "<entry>\n        <![CDATA[EUR]]>\n  </entry>\n</result>\n"
    )


ERRORS = [{"elementId": "children[a].data", "message": "The a is required"}]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"success": False, "code": 4, "message": "no"}, "entry(false)entry(4)entry(no)"),
        (
            {"success": False, "code": 9, "errors": ERRORS},
            "entry(false)entry(9)entry(entry(entry(children[a].data)entry(The a is required)))",
        ),
    ],
)
def test_the_third_entry_of_a_refusal_is_its_message_or_its_errors(body: dict[str, Any], expected: str) -> None:
    refusal = {"properties": {"success": {}, "code": WHOLE, "message": TEXT, "errors": {}, "error": {}}}
    assert f"result({expected})" == flat(write_refusal(body, shape_of(refusal), "positional"))
    assert flat(write_refusal(body, shape_of(refusal), "named")).startswith("result(success(false)code(")


def test_amounts_are_written_in_full() -> None:
    for value in (Decimal("10.50"), 10.5, 1e22):
        assert "E" not in flat(write_xml({"x": value}, Shape("object"), "named")).upper().replace("RESULT", "")
