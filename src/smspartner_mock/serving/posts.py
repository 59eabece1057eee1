"""Post a callback: to an address of this machine, or to a program in this process."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from inspect import iscoroutinefunction
from ipaddress import ip_address
from threading import Thread
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from ..engine import Engine
from ..settings import CallbackFormat
from ..state.callbacks import ForbiddenAddressError, Outbox, Posting

MAX_POSTS: Final = 8
"""The most posts at the same time."""
POST_TIMEOUT_S: Final = 5.0
"""The time limit of one post."""
_MAX_URL_CHARACTERS: Final = 2000


class PinnedTransport(httpx.AsyncHTTPTransport):
    """
    Connect to just the address that was checked: a second lookup of a name may lead elsewhere.

    Used without a client, so that no redirect is followed, no proxy used, and no address logged.
    """

    def __init__(self, *, any_address: bool) -> None:
        # Connections are not kept: one that was opened under a name would serve another name at the same address.
        super().__init__(trust_env=False, limits=httpx.Limits(max_connections=MAX_POSTS, max_keepalive_connections=0))
        self._any_address = any_address

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Look the host up, judge where it leads, and connect there."""
        host, port = request.url.host, request.url.port or {"http": 80, "https": 443}[request.url.scheme]
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        if not self._any_address and not all(
            ip_address(address.partition("%")[0]).is_loopback for address in addresses
        ):
            raise ForbiddenAddressError("it is not on this machine; --callbacks any would allow it")
        request.url = request.url.copy_with(host=addresses[0])
        request.extensions["sni_hostname"] = host
        return await super().handle_async_request(request)


def request_of(posting: Posting, callback_format: CallbackFormat) -> httpx.Request:
    """
    Write a callback as a request.

    Raises:
        ForbiddenAddressError: Nothing can be posted to its address.
    """
    url = posting.callback.url
    if len(url) > _MAX_URL_CHARACTERS or not url.isascii() or any(character <= " " for character in url):
        raise ForbiddenAddressError("it is not a plain address")
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        raise ForbiddenAddressError("it is not an address") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ForbiddenAddressError("it is not an http address")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise ForbiddenAddressError("it has no port from 1 to 65535")
    if callback_format == "form":
        media_type, body = "application/x-www-form-urlencoded", urlencode(posting.callback.fields).encode()
    else:
        media_type, body = "application/json", json.dumps(posting.callback.fields).encode()
    headers = {"User-Agent": "smspartner-mock", "Accept": "*/*", "Content-Type": media_type, "Connection": "close"}
    timeout = httpx.Timeout(POST_TIMEOUT_S).as_dict()
    return httpx.Request("POST", parsed, headers=headers, content=body, extensions={"timeout": timeout})


async def post(posting: Posting, callback_format: CallbackFormat, transport: PinnedTransport) -> int:
    """
    Post once, and return the status; the body of the response is not read.

    Raises:
        ForbiddenAddressError: The mock may not post there.
        OSError: No response came.
    """
    try:
        response = await transport.handle_async_request(request_of(posting, callback_format))
    except httpx.HTTPError as error:
        raise OSError(type(error).__name__) from None
    await response.aclose()
    return response.status_code


class LocalPosts:
    """
    Post in the thread that waits for it, so that a test's transaction holds for the program's receiver too.

    Args:
        target: An ASGI or WSGI application, or a client of httpx (such as the test client of Starlette). A bug in
            it is raised where the callbacks are waited for.
    """

    def __init__(self, target: Any) -> None:
        self._post: Callable[[httpx.Request], int]
        if isinstance(target, httpx.Client):
            self._post = lambda request: target.send(request, auth=None).status_code
        elif isinstance(target, httpx.AsyncClient):
            self._post = lambda request: _run(_send(target, request))
        elif _is_asgi(target):
            self._post = lambda request: _run(_send_to_asgi(target, request))
        else:
            transport = httpx.WSGITransport(app=target)
            self._post = lambda request: httpx.Client(transport=transport).send(request).status_code

    def post(self, engine: Engine) -> None:
        """Post everything that is due, and the callbacks that follow from it."""
        while True:
            with engine.lock:
                outbox, style = engine.service.outbox, engine.service.callback_format
                postings = outbox.take_postings()
            if not postings:
                return
            for posting in postings:
                self._post_one(engine, outbox, posting, style)

    def _post_one(self, engine: Engine, outbox: Outbox, posting: Posting, callback_format: CallbackFormat) -> None:
        try:
            status = self._post(request_of(posting, callback_format))
        except ForbiddenAddressError as refusal:
            with engine.lock:
                outbox.refuse(posting, str(refusal))
        except BaseException:
            with engine.lock:
                outbox.note(posting, error="the receiver raised an exception")
            raise
        else:
            with engine.lock:
                outbox.note(posting, status=status)


def _is_asgi(app: Any) -> bool:
    return iscoroutinefunction(app) or iscoroutinefunction(getattr(app, "__call__", None))  # noqa: B004


async def _send(client: httpx.AsyncClient, request: httpx.Request) -> int:
    return (await client.send(request)).status_code


async def _send_to_asgi(app: Any, request: httpx.Request) -> int:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
        return await _send(client, request)


def _run(coroutine: Any) -> int:
    """Run a coroutine to its end, in a thread of its own if this one is in an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        status: int = asyncio.run(coroutine)
        return status
    results: list[int | BaseException] = []

    def run() -> None:
        try:
            results.append(asyncio.run(coroutine))
        except BaseException as error:
            results.append(error)

    thread = Thread(target=run, name="smspartner-mock-receiver")
    thread.start()
    thread.join()
    [result] = results
    if isinstance(result, BaseException):
        raise result
    return result
