"""The requests and responses that are measured: the mock gives the responses, so they are what the contract says."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from smspartner_core.exchange import Response
from smspartner_core.operation import Operation
from smspartner_core.raw import RawResponse

KEY = "bench-key"
SEND = {"phoneNumbers": "+33600000000", "message": "Hello world", "sender": "MyShop"}
ARGUMENTS: dict[str, Any] = {"phone_numbers": ["+33600000000"], "message": "Hello world", "sender": "MyShop"}
MOST = 500  # members of one bulk-send


def members(count: int) -> list[dict[str, Any]]:
    """The members of a `bulk_send`, as a caller gives them."""
    return [{"phone_number": f"+336{number:08d}", "message": f"Hello, number {number}"} for number in range(count)]


def wire_members(count: int) -> list[dict[str, Any]]:
    """The same as they are on the wire."""
    return [{"phoneNumber": member["phone_number"], "message": member["message"]} for member in members(count)]


def responses(count: int = MOST) -> dict[str, bytes]:
    """Return the mock's responses to `send`, to a `bulk-send` of so many, and to the question for its statuses."""
    from smspartner_mock import MockServer

    found: dict[str, bytes] = {}
    noon = dt.datetime(2026, 3, 3, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))
    bulk = {"SMSList": wire_members(count), "sender": "MyShop"}
    for format in ("json", "xml"):
        mock = MockServer(api_key=KEY, now=noon, deliver_after=0)
        with httpx.Client(transport=mock.transport(), base_url=mock.base_url) as http:
            asked = {"apiKey": KEY, "_format": format}
            found[f"send.{format}"] = http.post("/send", json=asked | SEND).content
            sent = http.post("/bulk-send", json={"apiKey": KEY} | bulk).json()["message_id"]
            statuses = http.get("/bulk-status", params=asked | {"messageId": sent})
            found[f"bulk-status.{format}"] = statuses.content
            found[f"bulk-send.{format}"] = http.post("/bulk-send", json=asked | bulk).content
        mock.close()
    return found


def raw_response(operation: Operation[Any], content: bytes, format: str) -> RawResponse[Any]:
    """Return what `with_raw_response` gives; its `parse` decodes anew each time."""
    return RawResponse(operation, Response(200, {"content-type": f"application/{format}"}, content))
