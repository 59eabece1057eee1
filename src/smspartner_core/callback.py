"""What the service posts to an address of yours."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import parse_qsl

from .errors import DecodingError
from .wire import UnreadableError, WrongTypeError, json_codec
from .wire.charset import text_of
from .wire.model import Model
from .wire.shapes import model_reader

M = TypeVar("M", bound=Model)

_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and white space
_MOST_FIELDS = 100  # a callback has about ten


def read_callback(model: type[M], body: bytes, content_type: str | None = None) -> M:
    """
    The callback that a request to your own address holds, in JSON or as a form: the provider's pages show both.

    Nothing proves that the service sent it; only the address itself can be kept secret.

    Args:
        model: What it is: `DeliveryReportCallback`, `ReplyCallback`, … of `smspartner.models`.
        body: The whole body. Bound its size where you read it.
        content_type: The request's header; the body tells by itself without one.

    Raises:
        DecodingError: It cannot be read, or lacks what such a callback always holds.
    """
    form = "urlencoded" in content_type.lower() if content_type else not body.lstrip(_BEFORE_JSON).startswith(b"{")
    try:
        wire: Any = _form(body) if form else json_codec.parse(text_of(body, None))
        value: M | None = model_reader(model)(wire)
    except (WrongTypeError, UnreadableError) as error:
        reason = str(error) or "it is no object"
    else:
        if value is not None:
            return value
        reason = "it is empty"
    raise DecodingError(f"the callback ({len(body)} bytes) cannot be read as a {model.__name__}: {reason}")


def _form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError as error:
        raise UnreadableError(f"it is no form ({error})") from None
