"""`/_mock/messages`: sent messages, their delivery and the replies to them."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..behaviours.delivery import STOP, reply_to, set_status
from ..engine import Engine
from ..phones import find_destination
from ..prices import as_text
from ..state.messages import Message, Messages, Recipient, Status
from ..wire.values import is_integer
from .http import iso_time, json_response, masked_address, read_payload
from .schemas import DELIVERY, FAILURE, REPLY

_PAGE = 100


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the routes of `/_mock/messages`."""

    async def list_messages(request: Request) -> Response:
        asked = request.query_params
        limit = asked.get("limit", str(_PAGE))
        if not is_integer(limit) or not 1 <= int(limit[:9]) <= 10_000:
            raise HTTPException(400, "limit must be a number from 1 to 10000")
        to = asked.get("to")
        wanted = None if to is None else _international(to)
        with engine.lock:
            engine.service.clock.settle()
            found = [
                message
                for message in engine.service.of(Messages)
                if (wanted is None or message.recipient(wanted)) and asked.get("tag") in (None, message.tag)
            ]
            shown = [describe(message) for message in reversed(found[-int(limit) :])]
            return json_response(engine, {"total": len(found), "messages": shown})

    async def delete_messages(_request: Request) -> Response:
        with engine.lock:
            messages = engine.service.of(Messages)
            count = len(messages)
            messages.clear()
        return json_response(engine, {"deleted": count})

    async def get_message(request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            return json_response(engine, describe(_find(engine, request)))

    async def deliver(request: Request) -> Response:
        payload = await read_payload(request, DELIVERY)
        return _set_status(engine, request, payload.get("number"), "Delivered")

    async def fail(request: Request) -> Response:
        payload = await read_payload(request, FAILURE)
        return _set_status(engine, request, payload.get("number"), payload.get("status", "Not delivered"))

    async def reply(request: Request) -> Response:
        payload = await read_payload(request, REPLY)
        return _reply(engine, request, payload.get("number"), payload.get("text", "Oui"))

    async def stop(request: Request) -> Response:
        payload = await read_payload(request, DELIVERY)
        return _reply(engine, request, payload.get("number"), STOP)

    return [
        Route("/messages", list_messages, methods=["GET"]),
        Route("/messages", delete_messages, methods=["DELETE"]),
        Route("/messages/{id}", get_message, methods=["GET"]),
        Route("/messages/{id}/deliver", deliver, methods=["POST"]),
        Route("/messages/{id}/fail", fail, methods=["POST"]),
        Route("/messages/{id}/reply", reply, methods=["POST"]),
        Route("/messages/{id}/stop", stop, methods=["POST"]),
    ]


def describe(message: Message) -> dict[str, Any]:
    """Describe a message with all that is known of it."""
    return {
        "id": message.id,
        "kind": message.kind,
        "account": message.account.username,
        "sender": message.sender,
        "tag": message.tag,
        "sentAt": iso_time(message.sent_at),
        "due": iso_time(message.due),
        "hasLeft": message.has_left,
        "cancelled": message.cancelled,
        "sandbox": message.sandbox,
        "marketing": message.is_marketing,
        "cost": as_text(message.cost),
        "callbacks": {name: masked_address(url) for name, url in message.callbacks.items()},
        "recipients": [
            {
                "number": recipient.to,
                "text": recipient.text,
                "parts": recipient.parts,
                "cost": as_text(recipient.cost),
                "country": recipient.country,
                "status": recipient.status,
                "changedAt": iso_time(recipient.changed_at),
            }
            for recipient in message.recipients
        ],
    }


def _find(engine: Engine, request: Request) -> Message:
    id: str = request.path_params["id"]
    messages = engine.service.of(Messages)
    message = messages.latest() if id == "latest" else messages.get(int(id) if _is_id(id) else -1)
    if message is None:
        raise HTTPException(404, "there is no such message")
    return message


def _is_id(text: str) -> bool:
    return is_integer(text) and len(text) < 19


def _recipients(message: Message, number: str | None) -> list[Recipient]:
    if number is None:
        return message.recipients
    found = message.recipient(_international(number))
    if found is None:
        raise HTTPException(404, "the message has no such number")
    return [found]


def _international(number: str) -> str:
    wanted = number.strip()
    place = find_destination(wanted) or find_destination(f"+{wanted}")
    return place.number if place else wanted


def _set_status(engine: Engine, request: Request, number: str | None, status: Status) -> Response:
    """Give a message, or one of its numbers, its status now."""
    with engine.lock:
        engine.service.clock.settle()
        message = _find(engine, request)
        if message.cancelled:
            raise HTTPException(409, "the message is cancelled")
        for recipient in _recipients(message, number):
            set_status(engine.service, message, recipient, status)
        return json_response(engine, describe(message))


def _reply(engine: Engine, request: Request, number: str | None, text: str) -> Response:
    """Reply to a message from one of its phones, or from all."""
    with engine.lock:
        engine.service.clock.settle()
        message = _find(engine, request)
        for recipient in _recipients(message, number):
            reply_to(engine.service, message, recipient, text)
        return json_response(engine, describe(message))
