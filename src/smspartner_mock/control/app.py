"""Who may come in by `/_mock`, and what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hmac import compare_digest
from importlib import import_module
from ipaddress import ip_address
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..engine import Engine

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_FOREIGN = b'{"error":"only a page or program of this machine may steer the mock"}'
_UNKNOWN = b'{"error":"the mock has a control token: send it as Authorization: Bearer ..."}'


class Door:
    """
    The application behind `/_mock`.

    Any web page can post to a port of the machine it is looked at on. So the name that the caller knows us by has
    to be a loopback one or our own, and a page of another origin stays outside.

    Args:
        host: Where the mock listens.
        token: What a caller has to show, as `Authorization: Bearer …`. It is needed where other machines reach us.
    """

    def __init__(self, engine: Engine, host: str, token: str | None = None) -> None:
        self._engine = engine
        self._host = host
        self._token = token
        self._rooms: Starlette | None = None
        self._closing: list[Callable[[], None]] = []

    def close(self) -> None:
        """Send everybody away who listens to events."""
        for each in self._closing:
            each()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let a request in, or not."""
        headers = dict(scope["headers"])
        if not self._is_ours(headers.get(b"host", b"").decode("latin-1"), headers.get(b"origin")):
            await _refuse(send, 403, _FOREIGN)
            return
        if not self._is_known(headers.get(b"authorization", b"")):
            await _refuse(send, 401, _UNKNOWN)
            return
        if self._rooms is None:
            # Made at its first use: most mocks are never steered, and Starlette takes a while to load.
            self._rooms = _make(self._engine, self._closing)
        await self._rooms(scope, receive, send)

    def _is_ours(self, host: str, origin: bytes | None) -> bool:
        name = _host_of(f"//{host}")
        if name is None or not (name == self._host.lower() or is_loopback(name) or self._is_everywhere()):
            return False
        return origin is None or origin.decode("latin-1") == f"http://{host}"

    def _is_everywhere(self) -> bool:
        """Whether it listens on all addresses, under names that it cannot know; the token guards it there."""
        return self._token is not None and self._host in ("0.0.0.0", "::")

    def _is_known(self, authorization: bytes) -> bool:
        return self._token is None or compare_digest(authorization, b"Bearer " + self._token.encode())


async def _refuse(send: Any, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def is_loopback(name: str) -> bool:
    """Whether a host is this machine and nobody else can reach it."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _make(engine: Engine, closing: list[Callable[[], None]]) -> Starlette:
    """The routes of all modules beside this one that have a function `routes`; `closing` is what ends them."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Mount

    from . import __name__ as package
    from . import __path__ as path

    modules = [import_module(f"{package}.{each.name}") for each in iter_modules(path)]
    closing += [partial(each.close, engine) for each in modules if hasattr(each, "close")]
    routes = [route for each in modules if hasattr(each, "routes") for route in each.routes(engine)]
    return Starlette(
        routes=[Mount("/_mock", routes=routes)], exception_handlers={HTTPException: _tell, Exception: _tell}
    )


def _tell(_request: Request, error: Exception) -> Response:
    """No page of the framework: what is wrong, as JSON."""
    from starlette.responses import JSONResponse

    told = getattr(error, "detail", "the mock failed: see its log")
    return JSONResponse({"error": told}, getattr(error, "status_code", 500))
