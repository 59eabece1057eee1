"""JSON, in both directions."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ..errors import ArgumentError
from . import MAX_VALUES, UnreadableError
from .charset import text_of
from .refusal import Refusal, refusal_of
from .scalars import Kind

MEDIA_TYPE = "application/json"


def _decimal(value: Any) -> str:
    """Return an amount as a string, which keeps every digit: `client.request` returns it so, and may send it again."""
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    raise TypeError(f"a {type(value).__name__}")


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_decimal).encode


def _refuse_constant(name: str) -> Any:
    raise UnreadableError(f"it holds {name}, which is not JSON")


# Amounts must not pass through a float; a number is a Decimal wherever the wire has a point or an exponent. Of two
# equal keys the last one wins, as with every other reader that services are tried with.
_read = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant).decode


def opening(key: str) -> bytes:
    """Return the start of every request: the key."""
    return b'{"apiKey":' + _write(key).encode()


def encode(values: dict[str, Any]) -> bytes:
    """
    Return the rest of a request, after the key.

    Raises:
        ArgumentError: JSON has no form for a value, or a string holds half a surrogate pair.
    """
    if not values:
        return b"}"
    try:
        return b"," + _write(values)[1:].encode()
    except (TypeError, RecursionError) as error:
        raise ArgumentError("parameters", f"cannot be written as JSON ({error})") from None
    except UnicodeEncodeError as error:
        raise ArgumentError(
            _holder(values, error.object[error.start]),
            f"holds half a surrogate pair (U+{ord(error.object[error.start]):04X})",
        ) from None
    except ValueError as error:
        raise ArgumentError("parameters", f"cannot be written as JSON ({error})") from None


def _holder(values: dict[str, Any], character: str) -> str:
    return next(name for name, value in values.items() if character in _write(value))


def parse(text: str) -> Any:
    """
    The values of a document.

    Raises:
        UnreadableError: Not well-formed, or holding NaN or numbers that are too large.
    """
    try:
        return _read(text)
    except UnreadableError:
        raise
    except RecursionError:
        raise UnreadableError("it is nested too deeply") from None
    except ArithmeticError:
        raise UnreadableError("it holds a number that is too large") from None
    except ValueError as error:  # includes integers of more digits than Python converts
        raise UnreadableError(f"it is not well-formed ({error})") from None


def decode(content: bytes, charset: str | None, kind: Kind, *, failed: bool) -> Refusal | Any:
    """
    The value of a response, or the refusal that it is.

    Raises:
        UnreadableError: Not in its character encoding, or of too many values; or see `parse`.
        WrongTypeError: It lacks what the service always sends, or is no value of this kind.
    """
    text = text_of(content, charset)
    if text.count(",") > MAX_VALUES:
        raise UnreadableError(f"it holds more than {MAX_VALUES} values")
    tree = parse(text)
    return refusal_of(tree, kind, failed=failed) or kind.read(tree)
