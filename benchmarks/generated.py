"""The clients that other generators make of the same contract, as users call them; None where they are not made."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from . import wire
from .plan import load

OPC = "sms_opc"
"""The package that openapi-python-client makes."""
GENERATOR = "sms_generator"
"""The package that openapi-generator makes."""

Caller = Callable[[], object]


def opc_send(url: str, stack: ExitStack) -> Caller | None:
    """A `send` by openapi-python-client's output, its request made anew for each call as users do."""
    package, messages = load(OPC), load(f"{OPC}.api.messages.messages_send")
    if package is None or messages is None:
        return None
    request = load(f"{OPC}.models").SendRequest
    client: Any = stack.enter_context(package.Client(base_url=url))
    return lambda: messages.sync(client=client, body=request(api_key=wire.KEY, **_send()))


def generator_send(url: str, stack: ExitStack) -> Caller | None:
    """A `send` by openapi-generator's output."""
    package = load(GENERATOR)
    if package is None:
        return None
    client: Any = stack.enter_context(package.ApiClient(package.Configuration(host=url)))
    messages = package.MessagesApi(client)
    return lambda: messages.messages_send(package.SendRequest(api_key=wire.KEY, **_send()))


def opc_decoder(model: str) -> Callable[[Any], object] | None:
    """Return the function that makes one of its models from parsed JSON."""
    models = load(f"{OPC}.models")
    return None if models is None else getattr(models, model).from_dict


def generator_decoder(model: str) -> Callable[[str], object] | None:
    """Return the function that makes one of its models from a body, already decoded to a string."""
    package = load(GENERATOR)
    if package is None:
        return None
    client = package.ApiClient()
    return lambda text: client.deserialize(text, model, "application/json")


def _send() -> dict[str, str]:
    return {"phone_numbers": "+33600000000", "message": "Hello world", "sender": "MyShop"}


def opc_bulk_encoder(members: list[dict[str, Any]]) -> Caller | None:
    """A `bulk-send` of such members as openapi-python-client's output makes it, but for httpx's own `json.dumps`."""
    models = load(f"{OPC}.models")
    if models is None:
        return None

    def encode() -> bytes:
        listed = [models.BulkMessage(**member) for member in members]
        request = models.BulkSendRequest(api_key=wire.KEY, sms_list=listed, sender="MyShop")
        return json.dumps(request.to_dict()).encode()

    return encode


def generator_bulk_encoder(members: list[dict[str, Any]]) -> Caller | None:
    """The same as openapi-generator's output makes it."""
    package = load(GENERATOR)
    if package is None:
        return None
    client = package.ApiClient()

    def encode() -> bytes:
        listed = [package.BulkMessage(**member) for member in members]
        request = package.BulkSendRequest(api_key=wire.KEY, sms_list=listed, sender="MyShop")
        return json.dumps(client.sanitize_for_serialization(request)).encode()

    return encode
