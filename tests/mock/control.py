"""The mock's own door, asked without a port."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from smspartner_mock.engine import Engine
from smspartner_mock.serving.asgi import App


class Control:
    """Calls under `/_mock`, and what they answer."""

    def __init__(self, engine: Engine, host: str = "127.0.0.1", token: str | None = None) -> None:
        self.app = App(engine, host, token)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """A response; a body that is no bytes is written as JSON."""
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()

        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, f"/_mock{path}", content=content, headers=headers)

        return asyncio.run(call())

    def get(self, path: str) -> Any:
        """The value of a GET."""
        return self.ask("GET", path).raise_for_status().json()

    def post(self, path: str, **body: Any) -> Any:
        """The value of a POST."""
        return self.ask("POST", path, body).raise_for_status().json()
