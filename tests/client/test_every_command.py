"""All commands, sync and async, in JSON and in the three dialects of XML: the models are equal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from smspartner import AsyncSMSPartner, Pages, SMSPartner
from smspartner_mock import MockServer
from tests.calls import COMMANDS, NOW, every_command, method_of

WAYS = ("json", "positional", "named", "keyed")


def _options(server: MockServer, way: str) -> dict[str, Any]:
    return {"api_key": server.api_key, "base_url": server.base_url, "format": "json" if way == "json" else "xml"}


def _server(way: str) -> MockServer:
    dialect: Any = "named" if way == "json" else way
    return MockServer(xml=dialect, now=NOW, seed=7, validate_replies=True)


def _wait_for_the_file(server: MockServer) -> None:
    """The file of a rental is made in a minute; the mock's clock stands still until it is moved."""
    with server.engine.lock:
        server.engine.service.clock.advance(60)


def _sync(way: str) -> dict[str, Any]:
    replies: dict[str, Any] = {}
    with _server(way) as server, SMSPartner(**_options(server, way)) as client:
        script = every_command()
        command, arguments = next(script)
        while True:
            if command == "rentals.download":
                _wait_for_the_file(server)
            reply = method_of(client, command)(**arguments)
            replies[command] = list(reply.pages()) if isinstance(reply, Pages) else reply
            try:
                command, arguments = script.send(reply)
            except StopIteration:
                return replies


async def _gather(way: str) -> dict[str, Any]:
    replies: dict[str, Any] = {}
    with _server(way) as server:
        async with AsyncSMSPartner(**_options(server, way)) as client:
            script = every_command()
            command, arguments = next(script)
            while True:
                if command == "rentals.download":
                    _wait_for_the_file(server)
                reply = method_of(client, command)(**arguments)
                if hasattr(reply, "pages"):
                    replies[command] = [page async for page in reply.pages()]
                else:
                    replies[command] = reply = await reply
                try:
                    command, arguments = script.send(reply)
                except StopIteration:
                    return replies


RUNS: dict[str, Callable[[str], dict[str, Any]]] = {"sync": _sync, "async": lambda way: asyncio.run(_gather(way))}


@cache
def _replies(client: str, way: str) -> dict[str, Any]:
    return RUNS[client](way)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("client", RUNS)
def test_every_command_answers_with_the_same_model_in_every_format(client: str, way: str, command: str) -> None:
    expected, reply = _replies("sync", "json")[command], _replies(client, way)[command]
    assert expected == reply
    assert type(expected) is type(reply)
    assert not getattr(reply, "extra", None)


def test_the_list_of_commands_is_whole() -> None:
    assert set(_replies("sync", "json")) == set(COMMANDS)
    assert len(COMMANDS) == 35
