"""`/_mock/events`: events as they happen, in a stream that browsers and `curl -N` read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from ..engine import Engine
from ..state.events import Event
from ..wire.values import is_integer
from .http import to_json

_MAX_STREAMS = 50
_MAX_QUEUED_EVENTS = 1000
_HEARTBEAT_S = 15.0

_Queue = asyncio.Queue["Event | None"]
_streams: WeakKeyDictionary[Engine, set[_Queue]] = WeakKeyDictionary()


def routes(engine: Engine) -> list[BaseRoute]:
    """Return the route of `/_mock/events`."""

    async def events(request: Request) -> Response:
        if len(_streams.get(engine, ())) >= _MAX_STREAMS:
            raise HTTPException(429, "too many streams are open already")
        since = request.headers.get("last-event-id", "")
        after = int(since[:18]) if is_integer(since) else engine.events.last
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(_stream(engine, after), media_type="text/event-stream", headers=headers)

    return [Route("/events", events, methods=["GET"])]


def close(engine: Engine) -> None:
    """End all streams of an engine; called in the loop in which they run."""
    for queue in _streams.pop(engine, ()):
        _put(queue, None)


async def _stream(engine: Engine, after: int) -> AsyncIterator[str]:
    queue, loop = _Queue(_MAX_QUEUED_EVENTS), asyncio.get_running_loop()

    def enqueue(event: Event) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(_put, queue, event)

    _streams.setdefault(engine, set()).add(queue)
    with engine.lock:
        missed = engine.events.since(after)
        engine.events.subscribe(enqueue)
    try:
        yield ": the mock's events\n\n"
        for event in missed:
            yield _sse(engine, event)
        while True:
            try:
                async with asyncio.timeout(_HEARTBEAT_S):
                    new = await queue.get()
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if new is None:
                return
            yield _sse(engine, new)
    finally:
        engine.events.unsubscribe(enqueue)
        _streams.get(engine, set()).discard(queue)


def _put(queue: _Queue, event: Event | None) -> None:
    """Queue an event; a reader that is too slow misses the oldest."""
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(event)


def _sse(engine: Engine, event: Event) -> str:
    return f"id: {event.id}\nevent: {event.name}\ndata: {to_json(engine, event.data)}\n\n"
