"""Events, as they happen: a stream that browsers and `curl -N` read."""

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
from ..wire.scalars import is_integer
from .http import write

_MOST_LISTENERS = 50
_MOST_WAITING = 1000
_BEAT = 15.0

_Queue = asyncio.Queue["Event | None"]
_listening: WeakKeyDictionary[Engine, set[_Queue]] = WeakKeyDictionary()


def routes(engine: Engine) -> list[BaseRoute]:
    """`/_mock/events`."""

    async def events(request: Request) -> Response:
        if len(_listening.get(engine, ())) >= _MOST_LISTENERS:
            raise HTTPException(429, "too many listen already")
        since = request.headers.get("last-event-id", "")
        after = int(since[:18]) if is_integer(since) else engine.events.last
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(_stream(engine, after), media_type="text/event-stream", headers=headers)

    return [Route("/events", events, methods=["GET"])]


def close(engine: Engine) -> None:
    """Let all streams of an engine end; called in the loop in which they run."""
    for each in _listening.pop(engine, ()):
        _put(each, None)


async def _stream(engine: Engine, after: int) -> AsyncIterator[str]:
    queue, loop = _Queue(_MOST_WAITING), asyncio.get_running_loop()

    def listen(event: Event) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(_put, queue, event)

    _listening.setdefault(engine, set()).add(queue)
    with engine.lock:
        missed = engine.events.since(after)
        engine.events.listen(listen)
    try:
        yield ": the mock's events\n\n"
        for each in missed:
            yield _written(engine, each)
        while True:
            try:
                async with asyncio.timeout(_BEAT):
                    event = await queue.get()
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield _written(engine, event)
    finally:
        engine.events.leave(listen)
        _listening.get(engine, set()).discard(queue)


def _put(queue: _Queue, event: Event | None) -> None:
    """One who does not read misses the oldest."""
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(event)


def _written(engine: Engine, event: Event) -> str:
    return f"id: {event.id}\nevent: {event.name}\ndata: {write(engine, event.data)}\n\n"
