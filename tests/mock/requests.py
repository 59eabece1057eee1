"""Requests to an engine as a client makes them, in the fewest words."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from smspartner_mock.engine import Engine
from smspartner_mock.exchange import Request, Response

KEY = "test-key"


def get(engine: Engine, path: str, **parameters: Any) -> Response:
    """A GET with the key."""
    return engine.answer(Request("GET", f"/v1{path}", urlencode({"apiKey": KEY, **parameters}).encode()))


def post(engine: Engine, path: str, *, method: str = "POST", **parameters: Any) -> Response:
    """A POST of JSON with the key."""
    body = json.dumps({"apiKey": KEY, **parameters}).encode()
    return engine.answer(Request(method, f"/v1{path}", headers=((b"content-type", b"application/json"),), body=body))


def post_body(engine: Engine, path: str, body: bytes, *headers: tuple[bytes, bytes], query: bytes = b"") -> Response:
    """A POST of any bytes."""
    return engine.answer(Request("POST", f"/v1{path}", query, headers, body))


def post_xml(engine: Engine, path: str, content: str, **more: Any) -> Response:
    """A POST of XML with the key."""
    body = f"<request><apiKey>{KEY}</apiKey>{content}</request>".encode()
    return post_body(engine, path, body, (b"content-type", b"application/xml"), **more)


def read(response: Response) -> Any:
    """The value of a JSON response."""
    return json.loads(response.body)


def outcome(response: Response) -> tuple[int, int]:
    """HTTP status and code."""
    return response.status, read(response)["code"]
