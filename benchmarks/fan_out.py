"""2,000 async sends, some of them in flight at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx

from smspartner import AsyncSMSPartner

from . import wire
from .loopback import Loopback
from .plan import Plan, load
from .rows import Row, Section, Target
from .timing import Samples, interleave

BARE = "bare httpx.AsyncClient"
OURS = "smspartner"
OURS_AIOHTTP = 'smspartner with transport="aiohttp"'
AIOHTTP = "bare aiohttp"
IN_FLIGHT = {1: Target(2.0, at_least=True), 16: Target(3.5, at_least=True), 128: Target(2.5, at_least=True)}
WITH_AIOHTTP = Target(4, at_least=True)
WAITING = 1000
LATENCY_S = 0.1
CONNECTIONS = 100  # aiohttp's own limit, so that all have as many
WAITING_TARGET = Target(0.8, at_least=True)

Caller = Callable[[], Awaitable[object]]


def run(plan: Plan) -> Section:
    """Measure every width in turn, all contenders interleaved."""
    sends = plan.size(500, 20)
    rows: list[Row] = []
    with Loopback(wire.responses(1)) as server, asyncio.Runner() as runner:
        stack = AsyncExitStack()
        callers = runner.run(_callers(server, stack))
        for width, target in IN_FLIGHT.items():
            probes = {name: _probe(runner, caller, sends, width) for name, caller in callers.items()}
            samples = interleave(probes, plan.count(12), on_round=plan.on_round)
            rows += _rows(samples, width, target)
        runner.run(stack.aclose())
    rows += _waiting_rows(plan)
    return Section(
        "fan_out",
        "Fan-out",
        f"Blocks of {sends:,} sends by so many tasks at a time over one async client. More is better, and so is "
        "a higher ratio. Every client keeps its own default limit: 100 connections, ours 50. In the last rows "
        f"{WAITING:,} calls start at once over {CONNECTIONS} connections, and each response takes {LATENCY_S:g} s.",
        rows,
    )


def _waiting_rows(plan: Plan) -> list[Row]:
    sends = plan.size(WAITING, 20)
    with Loopback(wire.responses(1), LATENCY_S) as server, asyncio.Runner() as runner:
        stack = AsyncExitStack()
        callers = runner.run(_callers(server, stack, max_connections=CONNECTIONS))
        callers.pop(BARE)  # a pass over all that wait for each that leaves: a minute
        probes = {name: _probe(runner, caller, sends, sends) for name, caller in callers.items()}
        samples = interleave(probes, plan.count(5), on_round=plan.on_round)
        runner.run(stack.aclose())
    at = f"{WAITING:,} waiting"
    return [
        samples.row(AIOHTTP, what=f"{at}: {AIOHTTP}", unit="/s"),
        samples.row(OURS, AIOHTTP, what=f"{at}: {OURS}", unit="/s", target=WAITING_TARGET),
        samples.row(OURS_AIOHTTP, AIOHTTP, what=f"{at}: {OURS_AIOHTTP}", unit="/s"),
    ]


def _rows(samples: Samples, width: int, target: Target) -> list[Row]:
    at = f"{width} in flight"
    absent = "" if OURS_AIOHTTP in samples.values else "not there yet"
    return [
        samples.row(BARE, what=f"{at}: {BARE}", unit="/s"),
        samples.row(OURS, BARE, what=f"{at}: {OURS}", unit="/s", target=target),
        samples.row(AIOHTTP, BARE, what=f"{at}: {AIOHTTP}", unit="/s"),
        samples.row(
            OURS_AIOHTTP,
            BARE,
            what=f"{at}: {OURS_AIOHTTP}",
            unit="/s",
            target=WITH_AIOHTTP if width == 128 else None,
            note=absent,
        ),
    ]


async def _callers(server: Loopback, stack: AsyncExitStack, **options: Any) -> dict[str, Caller]:
    url = f"{server.url}/send"
    body = {"apiKey": wire.KEY, **wire.SEND}
    bare = await stack.enter_async_context(httpx.AsyncClient())
    ours = await stack.enter_async_context(AsyncSMSPartner(api_key=wire.KEY, base_url=server.url, **options))

    async def through_httpx() -> object:
        return (await bare.post(url, json=body)).json()

    callers: dict[str, Caller] = {BARE: through_httpx, OURS: lambda: ours.messages.send(**wire.ARGUMENTS)}
    aiohttp = load("aiohttp")
    if aiohttp is None:
        return callers
    session = await stack.enter_async_context(aiohttp.ClientSession())

    async def through_aiohttp() -> object:
        async with session.post(url, json=body) as response:
            return await response.json()

    callers[AIOHTTP] = through_aiohttp
    options["transport"] = "aiohttp"
    fast = await stack.enter_async_context(AsyncSMSPartner(api_key=wire.KEY, base_url=server.url, **options))
    callers[OURS_AIOHTTP] = lambda: fast.messages.send(**wire.ARGUMENTS)
    return callers


def _probe(runner: asyncio.Runner, caller: Caller, sends: int, width: int) -> Callable[[], float]:
    async def fan_out() -> float:
        loop = asyncio.get_running_loop()
        left = iter(range(sends))

        async def work() -> None:
            for _ in left:
                await caller()

        before = loop.time()
        async with asyncio.TaskGroup() as group:
            for _ in range(width):
                group.create_task(work())
        return sends / (loop.time() - before)

    return lambda: runner.run(fan_out())
