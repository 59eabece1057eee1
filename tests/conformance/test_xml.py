"""XML is read strictly: one document speaks one dialect, but for what `x-xml` says, and every misfit has its path."""

from __future__ import annotations

from typing import Any

import pytest

from smspartner_contract import xml
from smspartner_contract.xml_requests import read_request, write_request

from .proxy import CONTRACT

USER = "<username>a@example.org</username>"
CREDITS = "".join(f"<entry>{value}</entry>" for value in (1, 2, 3, 0, "1.5", "EUR", "1.5"))
MEMBER = "<entry>42</entry><entry>+33600000003</entry><entry>2015-07-20 10:19:45</entry>"
NAMED = "<id>42</id><phoneNumber>+33600000003</phoneNumber><createdAt>2015-07-20 10:19:45</createdAt>"


def read(operation: str, inside: str) -> tuple[Any, list[str]]:
    """The value of a response, and what is wrong with it."""
    schema = CONTRACT.operations[operation].response
    assert schema is not None
    root = xml.parse(f"<result>{inside}</result>".encode())
    value, problems = xml.Reader(CONTRACT).read(root, schema)
    return value, [str(problem) for problem in problems]


def me(user: str = USER, credits: str = CREDITS) -> str:
    return f"<entry>true</entry><entry>200</entry><entry>{user}</entry><entry>{credits}</entry>"


def stops(members: str) -> str:
    return f"<entry>true</entry><entry>200</entry><entry>1</entry><entry>{members}</entry>"


@pytest.mark.parametrize(
    ("operation", "inside"),
    [
        ("account.me", me()),
        ("account.me", me(credits=CREDITS.replace("<entry>1.5</entry>", "", 1))),
        ("stops.list", stops(f"<entry>{MEMBER}</entry>")),
        ("stops.list", stops("")),
        ("stops.list", f"<success>true</success><nbData>1</nbData><data><entry>{NAMED}</entry></data>"),
        ("stops.list", f"<success>true</success><nbData>1</nbData><data><item>{NAMED}</item></data>"),
        ("stops.list", f"<success>true</success><nbData>2</nbData><data>{NAMED}</data><data>{NAMED}</data>"),
    ],
)
def test_what_the_contract_allows_has_no_problem(operation: str, inside: str) -> None:
    value, problems = read(operation, inside)
    assert [] == problems
    assert True is value["success"]


@pytest.mark.parametrize(
    ("operation", "inside", "problem"),
    [
        ("account.me", me(user="<entry>a@example.org</entry>"), "`user` is written positional, where the rest is"),
        ("account.me", me(credits=CREDITS + "<entry>1</entry>" * 2), "`credits` has 9 values by position, and the con"),
        ("account.me", me(credits="<creditSms>1</creditSms>"), "`credits` is written named, where the rest is posit"),
        ("account.me", me(user="text"), "`user` must hold values, and is text"),
        ("stops.list", stops(f"<entry>{NAMED}</entry>"), "`data[0]` is written named, where the rest is positional"),
        ("stops.list", stops(f"<entry>{MEMBER}<id>1</id></entry>"), "`data[0]` mixes elements with and without a name"),
        ("stops.list", stops("text"), "`data` must be a list, and is text"),
        ("stops.list", stops("<stop>1</stop>"), "`data` must hold <entry> elements only, and holds <stop>"),
        (
            "stops.list",
            f"<data><entry>{NAMED}<a>1</a></entry></data>",
            "`data[0].a` is an element that the contract doe",
        ),
        (
            "stops.list",
            "<nbData>1</nbData><success>true</success>",
            "`success` stands after `nbData`, and comes before",
        ),
        ("stops.list", "<success>true</success><success>true</success>", "`success` is there twice"),
    ],
)
def test_what_the_contract_does_not_allow_is_named_by_its_path(operation: str, inside: str, problem: str) -> None:
    _, problems = read(operation, inside)
    assert [True] == [told.startswith(problem) for told in problems], problems


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<result>", "it is not well-formed XML: no element found"),
        (b"<result>a<b/></result>", "<result> holds text beside elements"),
        (b"<!DOCTYPE result><result/>", "it has a document type"),
        (b"<?xml version='1.0' encoding='latin-1'?><result/>", "it says that its encoding is latin-1, not UTF-8"),
    ],
)
def test_what_is_no_document_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(xml.UnreadableError) as caught:
        xml.parse(content)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("name", [name for name, entry in CONTRACT.operations.items() if entry.body is not None])
def test_a_request_is_read_as_it_was_written(name: str) -> None:
    operation = CONTRACT.operations[name]
    assert operation.body is not None
    meant = {"apiKey": "k", **operation.example}
    read_back = read_request(xml.parse(write_request(meant)), CONTRACT, operation.body, None)
    assert CONTRACT.is_valid(read_back, operation.body)
    assert meant.keys() == read_back.keys()
