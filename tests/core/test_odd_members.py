"""A list some of whose members cannot be read: the others stay, and these are kept in their place."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from smspartner import AsyncSMSPartner, DecodingError, SMSPartner, models
from smspartner_core.wire import OddMembersError, json_codec, xml_codec
from smspartner_core.wire.scalars import INTEGER, TEXT
from smspartner_core.wire.shapes import many, mapping, nested
from smspartner_core.wire.xml_codec import parse
from smspartner_core.wire.xml_reading import reader_of
from tests.loopback import Loopback, response

PAGE = nested(models.ContactListResponse)
Contacts = models.ContactListResponse


def contact(name: str) -> dict[str, Any]:
    return {"contactId": name, "phone": "+33600000000"}


def as_json(members: list[Any]) -> bytes:
    return json.dumps({"success": True, "currentPage": 1, "total": "3", "datas": members}).encode()


def as_object(members: list[Any]) -> bytes:
    """A list with gaps, as PHP writes it."""
    numbered = {str(2 * place + 1): member for place, member in enumerate(members)}
    return json.dumps({"success": True, "datas": numbered}).encode()


def _named(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(f"<{name}>{_named(part)}</{name}>" for name, part in value.items())
    return "" if value is None else str(value)


def as_named(members: list[Any]) -> bytes:
    listed = "".join(f"<entry>{_named(member)}</entry>" for member in members)
    return f"<result><success>true</success><datas>{listed}</datas></result>".encode()


def as_repeated(members: list[Any]) -> bytes:
    listed = "".join(f"<datas>{_named(member)}</datas>" for member in members)
    return f"<result><success>true</success>{listed}</result>".encode()


def _keyed(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(f'<entry key="{name}">{_keyed(part)}</entry>' for name, part in value.items())
    return "" if value is None else str(value)


def as_keyed(members: list[Any]) -> bytes:
    listed = "".join(f'<entry key="{place}">{_keyed(member)}</entry>' for place, member in enumerate(members))
    return f'<result><entry key="success">true</entry><entry key="datas">{listed}</entry></result>'.encode()


def as_positional(members: list[Any]) -> bytes:
    """Its members keep their names, as the provider's pages print some."""
    listed = "".join(f"<entry>{_named(member)}</entry>" for member in members)
    before = "<entry>true</entry><entry>200</entry><entry>1</entry><entry>3</entry>"
    return f"<result>{before}<entry>{listed}</entry></result>".encode()


FORMS: list[Callable[[list[Any]], bytes]] = [as_json, as_object, as_named, as_repeated, as_keyed, as_positional]
ODD: list[Any] = [{"phone": "+33600000001"}, "gone", None, {"firstname": "A", "new": "b"}]


def read(content: bytes) -> Any:
    codec = json_codec if content.startswith(b"{") else xml_codec
    return codec.decode(content, None, PAGE, failed=False)


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_odd_member_leaves_the_others(write: Callable[[list[Any]], bytes], odd: Any, place: int) -> None:
    members = [contact("c1"), contact("c2")]
    members.insert(place, odd)
    page = read(write(members))
    assert ["c1", "c2"] == [member.contact_id for member in page.datas]
    assert {f"datas[{place}]": odd} == page.extra


@pytest.mark.parametrize("write", FORMS[:-1])
def test_list_of_odd_members_is_none_and_not_empty(write: Callable[[list[Any]], bytes]) -> None:
    page = read(write([ODD[0], ODD[3]]))
    assert page.datas is None
    assert {"datas[0]": ODD[0], "datas[1]": ODD[3]} == page.extra


@pytest.mark.parametrize("content", [as_json([]), as_named([]), as_keyed([]), as_positional([])])
def test_empty_list_is_empty(content: bytes) -> None:
    page = read(content)
    assert ((), {}) == (page.datas, page.extra)


@pytest.mark.parametrize("empty", ["[]", "{}", "null", '""'])
def test_empty_list_is_empty_however_json_spells_it(empty: str) -> None:
    page = read(f'{{"success": true, "datas": {empty}}}'.encode())
    assert ((), {}) == (page.datas, page.extra)


UNREADABLE = [
    (as_positional([ODD[0]]), {"#5": [ODD[0]]}),  # perhaps another list that was put in
    (b'{"success": true, "datas": "gone"}', {"datas": "gone"}),
    (b'{"success": true, "datas": false}', {"datas": False}),
    (b'{"success": true, "datas": {"contactId": "c1"}}', {"datas": {"contactId": "c1"}}),
    (b"<result><success>true</success><datas>gone</datas></result>", {"datas[0]": "gone"}),
    (
        b"<result><entry>true</entry><entry>200</entry><entry>one</entry><entry>1</entry><entry><entry/></entry></result>",
        {"#3": "one", "#4": "1", "#5": [None]},
    ),
    (
        b"<result><entry>true</entry><entry>200</entry><entry>1</entry><entry>1</entry><entry>gone</entry></result>",
        {"#5": "gone"},
    ),
]


@pytest.mark.parametrize(("content", "extra"), UNREADABLE)
def test_unreadable_list_is_none(content: bytes, extra: dict[str, Any]) -> None:
    page = read(content)
    assert (None, extra) == (page.datas, page.extra)


def paged(*contents: bytes) -> Any:
    return (response(content, media_type="text/plain") for content in contents)


@pytest.mark.parametrize("write", FORMS)
def test_iteration_passes_over_odd_members_and_counts_them(write: Callable[[list[Any]], bytes]) -> None:
    """A page of 20 one of which is odd is a full page: the next one is asked for."""
    full = [contact(f"c{number}") for number in range(19)]
    last = json.dumps({"success": True, "total": "21", "datas": [contact("last")]}).encode()
    pages = paged(
        write([*full, ODD[0]]).replace(b'"total": "3"', b'"total": "21"').replace(b"<entry>3<", b"<entry>21<"), last
    )
    with Loopback(*pages) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        found = [member.contact_id for member in client.contacts.list(group_id="g1")]
    assert [*(f"c{number}" for number in range(19)), "last"] == found


@pytest.mark.parametrize("content", [as_json([None]), as_named([ODD[0]]), *(content for content, _ in UNREADABLE)])
def test_iteration_over_an_unreadable_page_raises(content: bytes) -> None:
    with Loopback(*paged(content)) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        with pytest.raises(DecodingError, match=r"contacts.list was answered by a page \(1\)") as raised:
            list(client.contacts.list(group_id="g1"))
    assert ("contacts.list", False) == (raised.value.operation, raised.value.maybe_sent)


def test_async_iteration_over_an_unreadable_page_raises() -> None:
    async def iterate(base_url: str) -> None:
        async with AsyncSMSPartner(api_key="k", base_url=base_url) as client:
            async for _ in client.contacts.list(group_id="g1"):
                pass

    with Loopback(*paged(as_json([None]))) as service, pytest.raises(DecodingError):
        asyncio.run(iterate(service.base_url))


def test_odd_value_leaves_a_map_the_others() -> None:
    kind = mapping(INTEGER)
    with pytest.raises(OddMembersError) as raised:
        kind.read({"a": 1, "b": "x"})
    assert ({"a": 1}, {"['b']": "x"}) == (raised.value.value, raised.value.odd)
    with pytest.raises(OddMembersError) as raised:
        reader_of(kind)(parse(b"<m><b>x</b></m>"))
    assert (None, {"['b']": "x"}) == (raised.value.value, raised.value.odd)


def test_odd_member_leaves_a_list_of_strings_the_others() -> None:
    with pytest.raises(OddMembersError, match=r"\[1\] cannot be read") as raised:
        many(TEXT).read(["a", None, "b"])
    assert (("a", "b"), {"[1]": None}) == (raised.value.value, raised.value.odd)
