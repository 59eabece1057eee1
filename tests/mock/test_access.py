"""What a web page sends to a port of the machine that it is looked at on: nothing of it gets through."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from smspartner_mock.engine import Engine
from smspartner_mock.serving.asgi import App
from smspartner_mock.state.messages import Messages
from tests.mock.requests import KEY

SEND = json.dumps({"apiKey": KEY, "phoneNumbers": "+33600000000", "message": "x", "urlDlr": "http://127.0.0.1:9/"})
OURS = "127.0.0.1:8025"


def ask(app: App, method: str, path: str, headers: dict[str, str], content: str | None = None) -> httpx.Response:
    async def call() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=f"http://{OURS}") as client:
            return await client.request(method, path, content=content, headers=headers)

    return asyncio.run(call())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.org"},
        {"Origin": "null"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "https://127.0.0.1:8025"},
        {"Origin": "http://evil.example.org:8025", "Host": "evil.example.org:8025"},
        {"Host": "evil.example.org:8025"},
        {"Host": "127.0.0.1.evil.example.org"},
        {"Host": "[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Host": "localhost:8025"},
    ],
    ids=str,
)
def test_web_page_reaches_neither_the_api_nor_its_control(headers: dict[str, str]) -> None:
    engine = Engine()
    app = App(engine, "127.0.0.1")
    for method, path, content in (
        ("POST", "/v1/send", SEND),
        ("POST", "/v1/send", SEND.replace("{", " {", 1)),
        ("GET", f"/v1/message-cancel?apiKey={KEY}&messageId=307", None),
        ("OPTIONS", "/v1/send", None),
        ("POST", "/_mock/reset", "{}"),
        ("GET", "/_mock/health", None),
    ):
        response = ask(app, method, path, headers, content)
        assert 403 == response.status_code, (method, path)
        assert "access-control-allow-origin" not in response.headers
    assert 0 == len(engine.service.of(Messages))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:8025"},
        {"Host": "[::1]:8025"},
        {"Host": "127.0.0.2"},
        {"Host": "mock.test"},
        {"Origin": f"http://{OURS}", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_program_and_page_of_the_mock_reach_both(headers: dict[str, str]) -> None:
    app = App(Engine(), "mock.test", "s3cret")
    headers |= {"Authorization": "Bearer s3cret"}
    assert 200 == ask(app, "POST", "/v1/send", headers, SEND).status_code
    assert 1 == ask(app, "GET", "/_mock/messages", headers).json()["total"]


def test_refused_web_page_is_answered_in_the_form_of_the_service() -> None:
    response = ask(App(Engine(), "127.0.0.1"), "POST", "/v1/send", {"Origin": "null"}, SEND)
    assert {"success": False, "code": 403} == {name: response.json()[name] for name in ("success", "code")}


def test_old_program_without_a_host_is_served() -> None:
    """HTTP/1.0 has no Host; no browser leaves it out."""
    app, sent = App(Engine(), "127.0.0.1"), []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": SEND.encode()}

    async def send(message: object) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/send", "query_string": b"", "headers": []}
    asyncio.run(app(scope, receive, send))
    assert 200 == sent[0]["status"]  # type: ignore[index]
