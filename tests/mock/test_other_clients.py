"""Clients that others wrote for the real service work with nothing but the base address changed: here, as bytes."""

from __future__ import annotations

import http.client
import json
import socket
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests

from smspartner_mock import MockServer

BODY = '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"Bonjour \u00e9t\u00e9","sender":"MyShop"}'
XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<request>\n  <apiKey>test-key</apiKey>\n'
    "  <phoneNumbers>+33600000000</phoneNumbers>\n  <message><![CDATA[Bonjour \u00e9t\u00e9]]></message>\n"
    "  <_format>xml</_format>\n</request>"
)
# What each of them puts on the line, as recorded of their default ways to post a text.
POSTS = {
    "the printed PHP example: curl says that it is a form": (
        "POST {path}/send HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\nContent-Length: {length}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    ),
    "PHP's streams: HTTP 1.0 and no type": (
        "POST {path}/send HTTP/1.0\r\nHost: {host}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    ),
    "node: the type with a charset": (
        "POST {path}/send HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json; charset=utf-8\r\n"
        "content-length: {length}\r\n\r\n"
    ),
    "fetch: a text": (
        "POST {path}/send HTTP/1.1\r\nhost: {host}\r\ncontent-type: text/plain;charset=UTF-8\r\n"
        "accept-encoding: br, gzip, deflate\r\ncontent-length: {length}\r\n\r\n"
    ),
    "C#: it waits for 100 Continue": (
        "POST {path}/send HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json; charset=utf-8\r\n"
        "Expect: 100-continue\r\nContent-Length: {length}\r\n\r\n"
    ),
}


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as running:
        yield running


def post(server: MockServer, head: str, body: str) -> tuple[int, bytes]:
    """Status and body of the response to these bytes."""
    address = urlsplit(server.base_url)
    assert address.hostname
    assert address.port
    with socket.create_connection((address.hostname, address.port), timeout=10) as line:
        length = len(body.encode())
        line.sendall(head.format(path=address.path, host=address.netloc, length=length).encode() + body.encode())
        response = http.client.HTTPResponse(line)
        response.begin()  # past a 100 Continue
        return response.status, response.read()


@pytest.mark.parametrize("head", POSTS.values(), ids=POSTS)
def test_json_is_read_from_every_client(server: MockServer, head: str) -> None:
    status, rest = post(server, head, BODY)
    assert status == 200
    assert {"success": True, "code": 200, "nb_sms": 1, "cost": 0.038} == {
        name: value for name, value in json.loads(rest).items() if name not in ("message_id", "currency")
    }


@pytest.mark.parametrize("head", POSTS.values(), ids=POSTS)
def test_xml_is_read_from_every_client(server: MockServer, head: str) -> None:
    _, rest = post(server, head.replace("application/json", "application/xml"), XML)
    assert b"<entry>true</entry>\n<entry>200</entry>" in rest


def test_the_key_stands_in_the_address_of_a_get(server: MockServer) -> None:
    with urllib.request.urlopen(f"{server.base_url}/me?apiKey=test-key") as response:
        assert "solde" in json.load(response)["credits"]
    with urllib.request.urlopen(f"{server.base_url}/me?apiKey=test-key&_format=xml") as response:
        assert "application/xml" == response.headers["content-type"]


def test_a_session_sends_asks_and_cancels(server: MockServer) -> None:
    """As the published Python examples do it, with requests."""
    with requests.Session() as session:
        session.trust_env = False
        at_nine = {"scheduledDeliveryDate": "04/01/2127", "time": 9, "minute": 30}
        sent = session.post(f"{server.base_url}/send", data=json.dumps({**json.loads(BODY), **at_nine})).json()
        asked = {"apiKey": "test-key", "messageId": sent["message_id"], "phoneNumber": "+33600000000"}
        assert "Waiting" == session.get(f"{server.base_url}/message-status", params=asked).json()["statut"]
        assert session.get(f"{server.base_url}/message-cancel", params=asked).json()["success"]
        stop = session.post(f"{server.base_url}/stop-sms/add", json={"apiKey": "test-key", "phoneNumber": "0600000009"})
        gone = session.get(
            f"{server.base_url}/stop-sms/delete", params={"apiKey": "test-key", "id": stop.json()["stopId"]}
        )
        assert gone.json()["success"]
