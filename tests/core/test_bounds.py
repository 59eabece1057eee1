"""However much a response holds, what is kept of it has an end, and reading it does not stop the program for long."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from smspartner import APIError, DecodingError
from smspartner.api.messages.send import SEND
from smspartner.api.stops.list_ import LIST
from smspartner_core.decode import decode
from smspartner_core.errors import MAX_FIELD_ERRORS
from smspartner_core.exchange import Response
from smspartner_core.operation import Operation
from smspartner_core.wire import MAX_ODD_MEMBERS, MAX_VALUES, WrongTypeError
from smspartner_core.wire.refusal import MAX_EXTRA_VALUES
from smspartner_core.wire.scalars import INTEGER
from smspartner_core.wire.shapes import mapping
from smspartner_core.wire.xml_codec import parse
from smspartner_core.wire.xml_reading import reader_of

MANY = 100_000
_MAX_SECONDS = 10  # on a busy machine, and far over what it takes on any


def read(content: bytes, operation: Operation[Any] = SEND) -> Any:
    start = time.perf_counter()
    try:
        return decode(operation, Response(200, {}, content))
    finally:
        assert time.perf_counter() - start < _MAX_SECONDS


REFUSALS = [
    b'{"success":false,"code":9,"errors":[' + b",".join([b'{"elementId":"a","message":"b"}'] * MANY) + b"]}",
    b"<result><entry>false</entry><entry>9</entry><entry>"
    + b"<entry><entry>a</entry><entry>b</entry></entry>" * MANY
    + b"</entry></result>",
    b"<result><success>false</success><code>9</code>"
    + b"<errors><elementId>a</elementId><message>b</message></errors>" * MANY
    + b"</result>",
]


@pytest.mark.parametrize("content", REFUSALS, ids=["JSON", "positional", "repeated"])
def test_refusal_keeps_so_many_field_errors_and_counts_all(content: bytes) -> None:
    with pytest.raises(APIError) as raised:
        read(content)
    error = raised.value
    assert (MAX_FIELD_ERRORS, MANY) == (len(error.field_errors), error.field_error_count)
    assert len(str(error)) < 1_000


def values_of(tree: Any) -> Iterator[Any]:
    members = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for member in members:
        yield member
        yield from values_of(member)


@pytest.mark.parametrize(
    "extra",
    [
        {f"k{number}": number for number in range(2_000)},
        {"deep": [[{"a": number}] for number in range(2_000)]},
        {"wide": [{f"k{number}": [number] for number in range(2_000)}]},
    ],
)
def test_refusal_keeps_so_much_else(extra: dict[str, Any]) -> None:
    with pytest.raises(APIError) as raised:
        read(json.dumps({"success": False, "code": 9, **extra}).encode())
    assert MAX_EXTRA_VALUES == len(list(values_of(dict(raised.value.extra))))


def test_refusal_that_nests_deep_is_cut_off() -> None:
    with pytest.raises(APIError) as raised:
        read(b'{"success": false, "code": 9, "a": ' + b"[" * 400 + b"]" * 400 + b"}")
    assert 63 == str(raised.value.extra).count("[")


def test_response_that_nests_deep_is_unreadable() -> None:
    deep = b"<result><success>true</success>" + b"<a>" * 80 + b"</a>" * 80 + b"</result>"
    with pytest.raises(DecodingError, match="more than 64 deep"):
        read(deep)
    with pytest.raises(DecodingError, match="it is nested too deeply"):
        read(b'{"success": true, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")


def test_list_of_too_many_odd_members_is_unreadable() -> None:
    members = [{"x": 1}] * (MAX_ODD_MEMBERS + 1)
    page = read(json.dumps({"success": True, "data": members}).encode(), LIST)
    assert (None, {"data": members}) == (page.data, page.extra)
    named = b"<data><x>1</x></data>" * (MAX_ODD_MEMBERS + 1)
    page = read(b"<result><success>true</success>" + named + b"</result>", LIST)
    assert (None, {"data": [{"x": "1"}] * (MAX_ODD_MEMBERS + 1)}) == (page.data, page.extra)
    wrapped = b"<data>" + b"<entry><x>1</x></entry>" * (MAX_ODD_MEMBERS + 1) + b"</data>"
    page = read(b"<result><success>true</success>" + wrapped + b"</result>", LIST)
    assert (None, {"data"}) == (page.data, set(page.extra))


def test_map_of_too_many_odd_values_is_unreadable() -> None:
    odd = {f"k{number}": "x" for number in range(MAX_ODD_MEMBERS + 1)}
    with pytest.raises(WrongTypeError):
        mapping(INTEGER).read(odd)
    with pytest.raises(WrongTypeError):
        reader_of(mapping(INTEGER))(parse(f"<m>{''.join(f'<{name}>x</{name}>' for name in odd)}</m>".encode()))


def test_list_whose_members_repeat_its_name_is_read_in_one_go() -> None:
    member = b"<data><id>1</id><phoneNumber>+33600000000</phoneNumber></data>"
    page = read(b"<result><success>true</success>" + member * 50_000 + b"</result>", LIST)
    assert 50_000 == len(page.data)


@pytest.mark.parametrize(
    "content",
    [
        b'{"success":true,"message_id":1,"x":[' + b",".join([b"1"] * (MAX_VALUES + 2)) + b"]}",
        b"<result><success>true</success><message_id>1</message_id><x>" + b"<a/>" * MAX_VALUES + b"</x></result>",
    ],
    ids=["JSON", "XML"],
)
def test_response_of_too_many_values_is_unreadable(content: bytes) -> None:
    with pytest.raises(DecodingError, match=f"more than {MAX_VALUES} values") as raised:
        read(content)
    assert raised.value.maybe_sent
