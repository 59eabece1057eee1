"""All operations, sync and async, in JSON and in the three dialects of XML: the models are equal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from smspartner import AsyncSMSPartner, Pages, SMSPartner
from smspartner_mock import MockServer
from tests.calls import NOW, OPERATIONS, every_operation, method_of

WAYS = ("json", "positional", "named", "keyed")


def _options(server: MockServer, way: str) -> dict[str, Any]:
    return {"api_key": server.api_key, "base_url": server.base_url, "format": "json" if way == "json" else "xml"}


def _server(way: str) -> MockServer:
    dialect: Any = "named" if way == "json" else way
    return MockServer(xml=dialect, now=NOW, seed=7, validate_responses=True)


def _wait_for_the_file(server: MockServer) -> None:
    """The file of a rental is made in a minute; the mock's clock stands still until it is moved."""
    with server.engine.lock:
        server.engine.service.clock.advance(60)


def _sync(way: str) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    with _server(way) as server, SMSPartner(**_options(server, way)) as client:
        script = every_operation()
        operation, arguments = next(script)
        while True:
            if operation == "rentals.download":
                _wait_for_the_file(server)
            response = method_of(client, operation)(**arguments)
            responses[operation] = list(response.pages()) if isinstance(response, Pages) else response
            try:
                operation, arguments = script.send(response)
            except StopIteration:
                return responses


async def _gather(way: str) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    with _server(way) as server:
        async with AsyncSMSPartner(**_options(server, way)) as client:
            script = every_operation()
            operation, arguments = next(script)
            while True:
                if operation == "rentals.download":
                    _wait_for_the_file(server)
                response = method_of(client, operation)(**arguments)
                if hasattr(response, "pages"):
                    responses[operation] = [page async for page in response.pages()]
                else:
                    responses[operation] = response = await response
                try:
                    operation, arguments = script.send(response)
                except StopIteration:
                    return responses


RUNS: dict[str, Callable[[str], dict[str, Any]]] = {"sync": _sync, "async": lambda way: asyncio.run(_gather(way))}


@cache
def _responses(client: str, way: str) -> dict[str, Any]:
    return RUNS[client](way)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("client", RUNS)
def test_every_operation_answers_with_the_same_model_in_every_format(client: str, way: str, operation: str) -> None:
    expected, response = _responses("sync", "json")[operation], _responses(client, way)[operation]
    assert expected == response
    assert type(expected) is type(response)
    assert not getattr(response, "extra", None)


def test_the_list_of_operations_is_whole() -> None:
    assert set(_responses("sync", "json")) == set(OPERATIONS)
    assert len(OPERATIONS) == 35
