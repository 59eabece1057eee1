"""Where an argument and the key stand is what the operation says, whatever the method, over every transport."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from smspartner import ArgumentError, AsyncSMSPartner, SMSPartner
from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, NUMBER, TEXT
from smspartner_core.wire.shapes import many
from tests.loopback import Loopback, Seen, response

KEY = "k3y&<"
IN_QUERY = "k3y%26%3C"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FIELDS = {"some_text": Field("someText", TEXT), "count": Field("count", INTEGER)}


def operation(method: str, **places: Any) -> Operation[Any]:
    return Operation(name="a.b", method=method, path="/a/{id}" if "in_path" in places else "/a", effect="none",
                     response=dict, **places)  # fmt: skip


@pytest.fixture
def service() -> Iterator[Loopback]:
    with Loopback(response({"success": True})) as service:
        yield service


def sent(service: Loopback, made: Operation[Any], transport: str, format: Any = "json", **arguments: Any) -> Seen:
    """The request of a call, as the service has it."""
    options: Any = {"api_key": KEY, "base_url": service.base_url, "request_format": format}

    async def call() -> None:
        async with AsyncSMSPartner(**options, transport="aiohttp") as client:
            await client._call(made, arguments)

    if transport == "aiohttp":
        asyncio.run(call())
    else:
        with httpx.Client() as own:
            client = SMSPartner(**options, http_client=own if transport == "httpx" else None)
            client._call(made, arguments)
            client.close()
    return service.seen[-1]


TRANSPORTS = ("pool", "httpx", "aiohttp")


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("method", METHODS)
def test_arguments_of_a_query_go_there_with_the_key_and_without_a_body(
    service: Loopback, method: str, transport: str
) -> None:
    seen = sent(service, operation(method, query=FIELDS), transport, some_text="a b", count=3)
    assert (method, f"/v1/a?apiKey={IN_QUERY}&someText=a+b&count=3", b"") == (seen.method, seen.target, seen.body)
    headers = {name.lower(): value for name, value in seen.headers.items()}
    if transport != "aiohttp":  # which adds headers of its own
        assert "content-type" not in headers
        assert ("0" if method in ("POST", "PUT", "PATCH") else None) == headers.get("content-length")


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("method", METHODS)
def test_arguments_of_a_body_go_there_with_the_key(service: Loopback, method: str, transport: str) -> None:
    seen = sent(service, operation(method, body=FIELDS), transport, some_text="a b")
    assert (method, "/v1/a", {"apiKey": KEY, "someText": "a b"}) == (seen.method, seen.target, seen.json)


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize("transport", TRANSPORTS)
def test_arguments_stand_in_all_three_places(service: Loopback, transport: str, format: str) -> None:
    made = operation("PUT", in_path={"id": Field("id", TEXT)}, query={"count": FIELDS["count"]}, body={
        "some_text": FIELDS["some_text"]})  # fmt: skip
    seen = sent(service, made, transport, format, id="é/?#{}%", count=3, some_text="a")
    assert "/v1/a/%C3%A9%2F%3F%23%7B%7D%25?count=3" == seen.target
    expected = f'{{"apiKey":"{KEY}","someText":"a"}}'
    if format == "xml":
        expected = "<request><apiKey>k3y&amp;&lt;</apiKey><someText>a</someText></request>"
    assert expected.encode() == seen.body


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (BOOLEAN, True, "true"),
        (BOOLEAN, False, "false"),
        (NUMBER, 1e-7, "0.0000001"),
        (NUMBER, 0.5, "0.5"),
        (NUMBER, 10**15, "1000000000000000"),
        (INTEGER, -3, "-3"),
        (many(TEXT), ["a,b", "c&"], "a%2Cb&it=c%26"),
        (many(BOOLEAN), [True, False], "true&it=false"),
    ],
)
def test_a_value_in_a_query_is_written_as_openapi_says(service: Loopback, kind: Any, value: Any, expected: str) -> None:
    seen = sent(service, operation("GET", query={"it": Field("it", kind)}), "pool", it=value)
    assert f"/v1/a?apiKey={IN_QUERY}&it={expected}" == seen.target


@pytest.mark.parametrize("value", ["", ".", "..", "\ud800"])
def test_a_value_that_would_lead_to_another_path_is_refused(service: Loopback, value: str) -> None:
    made = operation("GET", in_path={"id": Field("id", TEXT, required=True)})
    with pytest.raises(ArgumentError, match=r"^id: "):
        sent(service, made, "pool", id=value)
    assert [] == service.seen


def test_paths_with_arguments_do_not_pile_up(service: Loopback) -> None:
    made = operation("POST", in_path={"id": Field("id", INTEGER, required=True)}, body={})
    with SMSPartner(api_key=KEY, base_url=service.base_url) as client:
        client._call(made, {"id": 0})
        endpoint: Any = client._settings.endpoint
        for number in range(3000):
            endpoint._target(f"/a/{number}")
        assert len(endpoint._targets) <= 1024
        client._call(made, {"id": 0})
    assert ["/v1/a/0", "/v1/a/0"] == [seen.target for seen in service.seen]
