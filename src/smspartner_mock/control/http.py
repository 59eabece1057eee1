"""What passes through the door: requests read with care, answers without a key in them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..engine import Engine
from ..state.clock import PARIS

MASK: Final = "***"
_LARGEST: Final = 1024 * 1024
_SHORTEST_KEY: Final = 4

_QUERY: Final = re.compile(r"\?.*", re.DOTALL)
_USER: Final = re.compile(r"//[^/]*@")


async def read_object(request: Request, *known: str) -> dict[str, Any]:
    """
    The object in a body; an empty body is an empty one.

    Raises:
        HTTPException: It is none, too large, or has a name that nobody knows.
    """
    parts, size = [], 0
    async for each in request.stream():
        parts.append(each)
        size += len(each)
        if size > _LARGEST:
            raise HTTPException(413, "the body is too large")
    content = b"".join(parts)
    try:
        read = json.loads(content) if content.strip() else {}
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON") from None
    if not isinstance(read, dict):
        raise HTTPException(400, "the body is no object")
    unknown = sorted(set(read) - set(known))
    if unknown:
        raise HTTPException(400, f"unknown: {', '.join(unknown)[:200]}; known: {', '.join(known) or 'nothing'}")
    return read


def take(read: Mapping[str, Any], name: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
    """
    A value of an object, of the kind that it has to be.

    Raises:
        HTTPException: It is of another.
    """
    value = read.get(name, default)
    is_wrong_bool = isinstance(value, bool) and kind is not bool
    if value is not default and (is_wrong_bool or not isinstance(value, kind)):
        raise HTTPException(400, f"{name} is not what it should be")
    return value


def take_time(read: Mapping[str, Any], name: str) -> datetime:
    """
    A time; one without a zone is of Paris.

    Raises:
        HTTPException: It is none.
    """
    try:
        when = datetime.fromisoformat(take(read, name, str, ""))
        when = when if when.tzinfo else when.replace(tzinfo=PARIS)
        when.timestamp()
    except (ValueError, OverflowError):
        raise HTTPException(400, f"{name} is a time such as 2027-01-04T09:30") from None
    return when


def answer(engine: Engine, value: Any, status: int = 200) -> Response:
    """An answer as JSON, with every key masked."""
    return Response(write(engine, value), status, media_type="application/json")


def write(engine: Engine, value: Any) -> str:
    """A value as JSON, with every key masked."""
    return json.dumps(masked(engine, value), ensure_ascii=False, separators=(",", ":"))


def masked(engine: Engine, value: Any) -> Any:
    """A value with a mask for every key, wherever a caller has put it."""
    # The longest first: a key may begin with another.
    keys = sorted((*engine.service.accounts, engine.api_key), key=len, reverse=True)
    return _masked(value, keys)


def masked_address(url: str) -> str:
    """An address without its user and its query: they may hold a secret."""
    return _USER.sub(f"//{MASK}@", _QUERY.sub(f"?{MASK}", url))


def moment(when: datetime | None) -> str | None:
    """A time as the answers write it."""
    return None if when is None else when.isoformat(timespec="seconds")


def _masked(value: Any, keys: list[str]) -> Any:
    if isinstance(value, str):
        for each in keys:
            if value == each:
                return MASK
            if len(each) >= _SHORTEST_KEY:
                value = value.replace(each, MASK)
        return value
    if isinstance(value, Mapping):
        return {_masked(name, keys): _masked(each, keys) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(each, keys) for each in value]
    return value
