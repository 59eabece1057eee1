"""
`make kept-connections`: two thousand sends over kept connections that are closed at the worst moment.

A service of raw sockets notes each message that it has read whole, and then answers, answers and hangs up, hangs up, or
hangs up at the first bytes of a request; behind every tenth response it writes a second one, in one go. What the client
says of each message is held against what the service noted. At last two thousand start at once, and the service takes
half a second for each.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import struct
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from random import Random
from threading import Thread
from typing import Any

from smspartner import AsyncSMSPartner, SMSPartner, SMSPartnerError

KEY = "test-key"
NUMBER = "+33600000000"
CALLERS = 40
LATENCY_S = 0.5
STRANGER = 1_000_000  # ids from here on stand in responses that belong to no request
Told = dict[str, int | SMSPartnerError]
KINDS = ("sync", "async", "aiohttp")


def response(number: int) -> bytes:
    body = json.dumps({"success": True, "code": 200, "message_id": number}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Service:
    """Notes what arrived: message texts by the id that was given to them."""

    def __init__(self, seed: int, *, second_responses: bool = False, latency_s: float = 0) -> None:
        self.noted: dict[int, str] = {}
        self._numbers = count(1)
        self._draw = Random(seed)
        self._second_responses = second_responses
        self._latency_s = latency_s

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._answer(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection stays open."""
        first = await reader.readexactly(1)
        moment = (
            "kept" if self._latency_s else self._draw.choices(("kept", "after", "before", "unread"), (80, 10, 5, 5))[0]
        )
        if moment == "unread":
            _reset(writer)
            return False
        head = first + await reader.readuntil(b"\r\n\r\n")
        (length,) = (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        number = next(self._numbers)
        self.noted[number] = json.loads(await reader.readexactly(length))["message"]
        if moment == "before":
            _reset(writer)
            return False
        await asyncio.sleep(self._latency_s)
        second = response(STRANGER + number) if self._second_responses and number % 10 == 0 else b""
        writer.write(response(number) + second)
        await writer.drain()
        return moment == "kept"


def _reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection off with a RST."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@asynccontextmanager
async def listening(service: Service) -> AsyncIterator[str]:
    async with await asyncio.start_server(service.serve, "127.0.0.1", 0, backlog=512) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"


@contextmanager
def in_a_thread(service: Service) -> Iterator[str]:
    """The service in an event loop of its own."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    context = listening(service)
    try:
        yield asyncio.run_coroutine_threadsafe(context.__aenter__(), loop).result(10)
    finally:
        asyncio.run_coroutine_threadsafe(context.__aexit__(None, None, None), loop).result(10)
        asyncio.run_coroutine_threadsafe(_end(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def send_all(base_url: str, messages: int) -> Told:
    def send(number: int) -> tuple[str, int | SMSPartnerError]:
        text = f"Message {number}"
        try:
            return text, client.messages.send(phone_numbers=NUMBER, message=text).message_id
        except SMSPartnerError as error:
            return text, error

    with SMSPartner(api_key=KEY, base_url=base_url) as client, ThreadPoolExecutor(8) as pool:
        return dict(pool.map(send, range(messages)))


async def send_all_async(base_url: str, messages: int, transport: Any) -> Told:
    told: Told = {}
    numbers = iter(range(messages))
    async with AsyncSMSPartner(api_key=KEY, base_url=base_url, transport=transport) as client:

        async def caller() -> None:
            for number in numbers:
                text = f"Message {number}"
                try:
                    told[text] = (await client.messages.send(phone_numbers=NUMBER, message=text)).message_id
                except SMSPartnerError as error:
                    told[text] = error

        await asyncio.gather(*(caller() for _ in range(CALLERS)))
    return told


async def _send_at_once(base_url: str, messages: int) -> Told:
    async with AsyncSMSPartner(api_key=KEY, base_url=base_url) as client:

        async def send(text: str) -> tuple[str, int | SMSPartnerError]:
            try:
                return text, (await client.messages.send(phone_numbers=NUMBER, message=text)).message_id
            except SMSPartnerError as error:
                return text, error

        return dict(await asyncio.gather(*(send(f"Message {number}") for number in range(messages))))


def run_at_once(messages: int, latency_s: float) -> tuple[Counter[str], float]:
    """All at once, with the client's default options; what came of them, and the seconds that it took."""
    service = Service(0, latency_s=latency_s)
    with in_a_thread(service) as base_url:
        start = time.monotonic()
        told = asyncio.run(_send_at_once(base_url, messages))
        return compare(told, service.noted), time.monotonic() - start


def compare(told: Told, noted: dict[int, str]) -> Counter[str]:
    """What the client said against what arrived."""
    times = Counter(noted.values())
    counted = Counter({"doubled": sum(number > 1 for number in times.values())})
    for text, said in told.items():
        if isinstance(said, int):
            counted["sent"] += 1
            counted["wrongly sent"] += noted.get(said) != text
        elif said.maybe_sent:
            counted["unknown"] += 1
        else:
            counted["not sent"] += 1
            counted["wrongly not sent"] += times[text] > 0
    return counted


def run(kind: str, messages: int, seed: int, *, second_responses: bool) -> Counter[str]:
    """One transport against one service."""
    service = Service(seed, second_responses=second_responses)
    with in_a_thread(service) as base_url:
        if kind == "sync":
            told = send_all(base_url, messages)
        else:
            transport = "httpx" if kind == "async" else kind
            told = asyncio.run(send_all_async(base_url, messages, transport))
    assert messages == len(told)
    return compare(told, service.noted)


def main() -> int:
    """Print a line for each transport and service; the exit status counts what was said wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = 0
    for second_responses in (False, True):
        for kind in KINDS:
            counted = run(kind, options.messages, options.seed, second_responses=second_responses)
            faults = {name: counted[name] for name in ("doubled", "wrongly sent", "wrongly not sent")}
            wrong += sum(faults.values())
            extra = ", a second response behind every tenth" if second_responses else ""
            known = ", ".join(f"{counted[name]} {name}" for name in ("sent", "unknown", "not sent"))
            print(f"{kind}{extra}: {known}; {', '.join(f'{number} {name}' for name, number in faults.items())}")
    counted, seconds = run_at_once(options.messages, LATENCY_S)
    wrong += options.messages - counted["sent"]
    print(
        f"async, all at once, {LATENCY_S} s each: {counted['sent']} sent, {counted['unknown']} unknown; {seconds:.1f} s"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
