"""Messages: what was sent, and what phones make of it."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..behaviours.delivery import STOP, settle
from ..behaviours.delivery import answer as let_answer
from ..engine import Engine
from ..phones import find_destination
from ..prices import as_text
from ..state.messages import Message, Messages, Recipient
from ..wire.scalars import is_integer
from .http import answer, masked_address, moment, read_object, take

_PAGE = 100


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/messages`."""

    async def list_messages(request: Request) -> Response:
        asked = request.query_params
        limit = asked.get("limit", str(_PAGE))
        if not is_integer(limit) or not 1 <= int(limit[:9]) <= 10_000:
            raise HTTPException(400, "limit is a number from 1 to 10000")
        to = asked.get("to")
        wanted = None if to is None else _international(to)
        with engine.lock:
            engine.service.clock.settle()
            found = [
                each
                for each in engine.service.of(Messages)
                if (wanted is None or each.recipient(wanted)) and asked.get("tag") in (None, each.tag)
            ]
            shown = [describe(each) for each in reversed(found[-int(limit) :])]
            return answer(engine, {"total": len(found), "messages": shown})

    async def delete_messages(_request: Request) -> Response:
        with engine.lock:
            messages = engine.service.of(Messages)
            count = len(messages)
            messages.clear()
        return answer(engine, {"deleted": count})

    async def get_message(request: Request) -> Response:
        with engine.lock:
            engine.service.clock.settle()
            return answer(engine, describe(_find(engine, request)))

    async def deliver(request: Request) -> Response:
        return await _decide(engine, request, "Delivered")

    async def fail(request: Request) -> Response:
        return await _decide(engine, request, None)

    async def reply(request: Request) -> Response:
        return await _speak(engine, request, None)

    async def stop(request: Request) -> Response:
        return await _speak(engine, request, STOP)

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
    """A message with all that is known of it."""
    return {
        "id": message.id,
        "kind": message.kind,
        "account": message.account.username,
        "sender": message.sender,
        "tag": message.tag,
        "sentAt": moment(message.sent_at),
        "due": moment(message.due),
        "hasLeft": message.has_left,
        "cancelled": message.cancelled,
        "sandbox": message.sandbox,
        "marketing": message.is_marketing,
        "cost": as_text(message.cost),
        "callbacks": {name: masked_address(url) for name, url in message.callbacks.items()},
        "recipients": [
            {
                "number": each.to,
                "text": each.text,
                "parts": each.parts,
                "cost": as_text(each.cost),
                "country": each.country,
                "status": each.status,
                "changedAt": moment(each.changed_at),
            }
            for each in message.recipients
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


async def _decide(engine: Engine, request: Request, status: Any) -> Response:
    """Give a message, or one of its numbers, its status now."""
    read = await read_object(request, "number", "status") if status is None else await read_object(request, "number")
    status = status or take(read, "status", str, "Not delivered")
    if status not in ("Delivered", "Not delivered", "ko"):
        raise HTTPException(400, "status is 'Not delivered' or 'ko'")
    with engine.lock:
        engine.service.clock.settle()
        message = _find(engine, request)
        if message.cancelled:
            raise HTTPException(409, "the message is cancelled")
        for each in _recipients(message, take(read, "number", str)):
            settle(engine.service, message, each, status)
        return answer(engine, describe(message))


async def _speak(engine: Engine, request: Request, text: str | None) -> Response:
    """Let a phone, or all phones of a message, answer it."""
    read = await read_object(request, "number") if text else await read_object(request, "number", "text")
    text = text or take(read, "text", str, "Oui")
    with engine.lock:
        engine.service.clock.settle()
        message = _find(engine, request)
        for each in _recipients(message, take(read, "number", str)):
            let_answer(engine.service, message, each, text)
        return answer(engine, describe(message))
