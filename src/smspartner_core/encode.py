"""From arguments to a request that can be sent, its key still missing."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from .errors import ArgumentError
from .exchange import Request
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
    try:
        return encode(operation, operation.write(arguments), settings)
    except ArgumentError as error:
        error.operation = operation.name
        raise


def encode(operation: Operation[Any], values: dict[str, Any], settings: Settings) -> Request:
    """The request of these wire values."""
    path = operation.path.partition("#")[0]  # a second operation on one path
    if settings.response_format != "json":  # which is the service's default
        values["_format"] = settings.response_format
    if operation.method == "GET":
        return Request(operation.method, path, _query(values))
    format = settings.request_format
    return Request(operation.method, path, "", format, CODECS[format].encode(values))


def _query(values: dict[str, Any]) -> str:
    """What follows the key in an address."""
    pairs = []
    for name, value in values.items():
        try:
            pairs.append("&" + urlencode({name: value}))
        except UnicodeEncodeError:
            raise ArgumentError(name, "holds half a surrogate pair, which no encoding can carry") from None
    return "".join(pairs)
