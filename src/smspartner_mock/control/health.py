"""Whether the mock is there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..engine import Engine


def routes(_engine: Engine) -> list[BaseRoute]:
    """`GET /_mock/health`."""

    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    return [Route("/health", health)]
