"""Requests and responses of `/_mock`: bodies checked by their schema, JSON with masked keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NoReturn

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..engine import Engine
from .schemas import Body

MASK: Final = "***"
_MAX_BODY_BYTES: Final = 1024 * 1024
_MIN_KEY_LENGTH: Final = 4
"""Shorter keys are only masked where they are the whole value: they would be part of many words."""

_QUERY: Final = re.compile(r"\?.*", re.DOTALL)
_USER: Final = re.compile(r"//[^/]*@")


async def read_payload(request: Request, body: Body) -> dict[str, Any]:
    """
    Return the object in a body, judged by the schema that `/_mock/openapi.json` publishes; no body is an empty object.

    Raises:
        HTTPException: It does not keep the schema, or is too large.
    """
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > _MAX_BODY_BYTES:
            raise HTTPException(413, "the body is too large")
    content = b"".join(parts)
    try:
        payload = json.loads(content, parse_constant=_refuse_constant) if content.strip() else {}
        json.dumps(payload, ensure_ascii=False).encode()  # half of a character pair cannot be carried any further
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is not JSON") from None
    problem = body.find_problem(payload)
    if problem is not None:
        raise HTTPException(400, problem)
    checked: dict[str, Any] = payload
    return checked


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def json_response(engine: Engine, value: Any, status: int = 200) -> Response:
    """Make a response of JSON, with every key masked."""
    return Response(to_json(engine, value), status, media_type="application/json")


def to_json(engine: Engine, value: Any) -> str:
    """Write a value as JSON, with every key masked."""
    return json.dumps(masked(engine, value), ensure_ascii=False, separators=(",", ":"))


def masked(engine: Engine, value: Any) -> Any:
    """Return a value with a mask for every key, wherever a caller has put it."""
    # The longest first: a key may begin with another.
    keys = sorted((*engine.service.accounts, engine.api_key), key=len, reverse=True)
    return _masked(value, keys)


def masked_address(url: str) -> str:
    """Return an address without its user and its query: they may hold a secret."""
    return _USER.sub(f"//{MASK}@", _QUERY.sub(f"?{MASK}", url))


def iso_time(when: datetime | None) -> str | None:
    """Write a time as the responses have it."""
    return None if when is None else when.isoformat(timespec="seconds")


def _masked(value: Any, keys: list[str]) -> Any:
    if isinstance(value, str):
        for key in keys:
            if value == key:
                return MASK
            if len(key) >= _MIN_KEY_LENGTH:
                value = value.replace(key, MASK)
        return value
    if isinstance(value, Mapping):
        return {_masked(name, keys): _masked(member, keys) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(member, keys) for member in value]
    return value
