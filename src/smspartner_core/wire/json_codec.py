"""JSON, in both directions."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from ..errors import ArgumentError
from .errors import UnreadableError
from .refusal import Refusal, refusal_of
from .scalars import Kind

MEDIA_TYPE = "application/json"


def _decimal(value: Any) -> str:
    """An amount as a text, which keeps every digit: so it comes back from `client.request`, and may go there again."""
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    raise TypeError(f"a {type(value).__name__}")


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_decimal).encode


def _refuse_constant(name: str) -> Any:
    raise UnreadableError(f"it holds {name}, which is no JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Readers differ in which of two equal keys they believe: a response that has them says nothing for sure."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise UnreadableError("it holds a key twice")
    return values


# Amounts must not pass through a float; a number is a Decimal wherever the wire has a point or an exponent.
_read = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object).decode


def opening(key: str) -> bytes:
    """How every request starts: with the key."""
    return b'{"apiKey":' + _write(key).encode()


def encode(values: dict[str, Any]) -> bytes:
    """
    What follows the key in a request.

    Raises:
        ArgumentError: A value is none that JSON can carry, or a text holds half a surrogate pair.
    """
    if not values:
        return b"}"
    try:
        return b"," + _write(values)[1:].encode()
    except (TypeError, RecursionError) as error:
        raise ArgumentError("parameters", f"hold what JSON cannot carry ({error})") from None
    except UnicodeEncodeError as error:
        raise ArgumentError(
            _holder(values, error.object[error.start]),
            f"holds half a surrogate pair (U+{ord(error.object[error.start]):04X})",
        ) from None
    except ValueError as error:
        raise ArgumentError("parameters", f"hold what JSON cannot carry ({error})") from None


def _holder(values: dict[str, Any], character: str) -> str:
    return next(name for name, value in values.items() if character in _write(value))


def parse(content: bytes, charset: str | None = None) -> Any:
    """
    The values of a response.

    Raises:
        UnreadableError: Not well-formed, not in its character encoding, or holding NaN or numbers beyond use.
    """
    try:
        return _read(content.decode(_charset(content, charset)))
    except UnreadableError:
        raise
    except RecursionError:
        raise UnreadableError("it nests too deep") from None
    except LookupError:
        raise UnreadableError(f"its character encoding {charset!r} is unknown") from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start} is not {error.encoding}") from None
    except ArithmeticError:
        raise UnreadableError("it holds a number beyond use") from None
    except ValueError as error:  # includes integers of more digits than Python converts
        raise UnreadableError(f"it is not well-formed ({error})") from None


def _charset(content: bytes, charset: str | None) -> str:
    if content.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return charset or "utf-8"


def decode(content: bytes, charset: str | None, kind: Kind, *, failed: bool) -> Refusal | Any:
    """
    The value of a response, or the refusal that it is.

    Raises:
        UnreadableError: See `parse`.
        WrongTypeError: It lacks what the service always sends, or is no value of this kind.
    """
    tree = parse(content, charset)
    return refusal_of(tree, failed=failed) or kind.read(tree)
