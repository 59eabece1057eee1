"""The application behind `/_mock`, and its routes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from ..engine import Engine
from .access import Access

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_HEALTH: Final = "/_mock/health"
_NOT_FROM_HERE: Final = b'{"error":"only a page or program of this machine may steer the mock"}'
_NO_TOKEN: Final = b'{"error":"the mock has a control token: send it as Authorization: Bearer ..."}'


class ControlApp:
    """The ASGI application behind `/_mock`; `/_mock/health` needs no token, for those who only wait for the mock."""

    def __init__(self, engine: Engine, access: Access) -> None:
        self._engine = engine
        self._access = access
        self._routes: Starlette | None = None
        self._closing: list[Callable[[], None]] = []

    def close(self) -> None:
        """End the streams of events."""
        for close in self._closing:
            close()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request, or refuse it."""
        headers = scope["headers"]
        if not self._access.admits(headers):
            await send_json(send, 403, _NOT_FROM_HERE)
            return
        if scope["path"] != _HEALTH and not self._access.has_token(headers):
            await send_json(send, 401, _NO_TOKEN)
            return
        if self._routes is None:
            # Made at its first use: most mocks are never steered, and Starlette takes a while to load.
            self._routes = make_routes(self._engine, self._closing)
        await self._routes(scope, receive, send)


async def send_json(send: Any, status: int, body: bytes) -> None:
    """Send a response of JSON over ASGI."""
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def make_routes(engine: Engine, closing: list[Callable[[], None]]) -> Starlette:
    """Join the routes of all modules beside this one that have a function `routes`; `closing` gets what ends them."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Mount

    from . import __name__ as package
    from . import __path__ as path

    modules = [import_module(f"{package}.{module.name}") for module in iter_modules(path)]
    closing += [partial(module.close, engine) for module in modules if hasattr(module, "close")]
    routes = [route for module in modules if hasattr(module, "routes") for route in module.routes(engine)]
    return Starlette(
        routes=[Mount("/_mock", routes=routes)],
        exception_handlers={HTTPException: _error_response, Exception: _error_response},
    )


def _error_response(_request: Request, error: Exception) -> Response:
    """Say what is wrong as JSON, instead of the framework's page."""
    from starlette.responses import JSONResponse

    message = getattr(error, "detail", "the mock failed: see its log")
    return JSONResponse({"error": message}, getattr(error, "status_code", 500))
