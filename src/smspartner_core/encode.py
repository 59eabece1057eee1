"""Encode arguments into a request that can be sent, without its key."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import ModuleType
from typing import Any
from urllib.parse import quote, urlencode

from .errors import ArgumentError
from .exchange import Request
from .message_text import prepare_texts
from .operation import Operation
from .settings import Settings
from .wire import json_codec, xml_codec

CODECS: dict[str, ModuleType] = {"json": json_codec, "xml": xml_codec}


def encode_arguments(operation: Operation[Any], arguments: Mapping[str, Any], settings: Settings) -> Request:
    """
    The request of a call.

    Raises:
        ArgumentError: An argument is missing, unknown, of another kind or beyond its limit.
    """
    path = operation.path
    try:
        if operation.write_path is not None:
            path = _filled(path, operation.write_path(arguments))
        query = {} if operation.write_query is None else operation.write_query(arguments)
        body = None if operation.write_body is None else operation.write_body(arguments)
        for combination in operation.refused:
            combination.check(body or query)
        if operation.text is not None and body is not None:
            prepare_texts(operation.text, body, _max_segments(arguments.get("max_segments"), settings))
        return _request(operation.method, path, query, body, settings)
    except ArgumentError as error:
        error.operation = operation.name
        raise


def _max_segments(given: Any, settings: Settings) -> int | None:
    """Return the limit of this call, or the client's."""
    if given is None:
        return settings.max_segments
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise ArgumentError("max_segments", f"must be an integer of 1 or more, not {given!r}")
    return given


def encode(operation: Operation[Any], values: dict[str, Any], settings: Settings) -> Request:
    """Return the request of these wire values, all of which stand in one place."""
    query, body = (values, None) if operation.body is None else ({}, values)
    return _request(operation.method, operation.path, query, body, settings)


def _request(method: str, path: str, query: dict[str, Any], body: dict[str, Any] | None, settings: Settings) -> Request:
    path = path.partition("#")[0]  # a second operation on one path
    if settings.response_format != "json":  # which is the service's default
        (query if body is None else body)["_format"] = settings.response_format
    if body is None:
        return Request(method, path, _query(query))
    format = settings.request_format
    return Request(method, path, _query(query), format, CODECS[format].encode(body), body)


def _query(values: dict[str, Any]) -> str:
    """
    Return the part of a query after the key: a list repeats its name, as OpenAPI's `form` style with `explode` does.
    """
    pairs = []
    for name, value in values.items():
        for member in value if isinstance(value, list) else (value,):
            pairs.append("&" + _escaped(name, urlencode, {name: _plain(member)}))
    return "".join(pairs)


def _filled(path: str, values: dict[str, Any]) -> str:
    """Return the path of an operation with its arguments filled in, each of them one segment."""
    for name, value in values.items():
        text = _escaped(name, quote, str(_plain(value)), "")
        if text in ("", ".", ".."):  # proxies and servers take these for another path
            raise ArgumentError(name, f"must be a part of the path, not {text!r}")
        path = path.replace(f"{{{name}}}", text)
    return path


def _plain(value: Any) -> Any:
    """A value as OpenAPI writes it outside of a body: `true`, and numbers without an exponent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else value


def _escaped(name: str, escape: Any, *values: Any) -> str:
    try:
        return str(escape(*values))
    except UnicodeEncodeError:
        raise ArgumentError(name, "holds half a surrogate pair, which no encoding can carry") from None
