"""Decode a response of the service into a value, or into the error that it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_tz
from time import time
from types import ModuleType
from typing import Any, TypeVar

from . import errors
from .echo import mask_echo, mask_headers
from .exchange import Response
from .extra import Extra
from .file import File
from .operation import Code, Operation
from .verdict import verdict_of
from .wire import UnreadableError, WrongTypeError, json_codec, xml_codec
from .wire.charset import split_content_type
from .wire.refusal import Refusal, needs_success

R = TypeVar("R")

_EXCERPT_CHARACTERS = 80  # of an unreadable response that its error shows, and of the reason, which may quote it
_START_BYTES = 1_000  # of a response, which tell its format
_MESSAGE_CHARACTERS = 500  # of the service's message that a refusal shows; its `message` holds all of them
_SHOWN_FIELD_ERRORS = 20  # more do not fit into these anyway


def decode(operation: Operation[R], response: Response) -> R:
    """
    The value of a response.

    The content decides how it is read, not what was asked for.

    Raises:
        APIError: The service said no.
        DecodingError: The response cannot be read.
    """
    if response.flaw is not None:
        raise _unreadable(operation, response, _shortened(response.hide(response.flaw), _EXCERPT_CHARACTERS))
    failed = 400 <= response.status < 600
    media_type, charset = split_content_type(response.headers.get("content-type"))
    codec = _codec_of(media_type, response.content)
    if codec is None:
        if operation.is_file and response.status == 200:
            return _file(response, media_type)  # type: ignore[return-value]  # R is File here
        raise _unreadable(operation, response, "it is neither JSON nor XML" if response.content else "it is empty")
    try:
        value = codec.decode(response.content, charset, operation.kind, failed=failed)
    except (WrongTypeError, UnreadableError) as error:
        reason = str(error) or "it is no object"
    else:
        if isinstance(value, Refusal):
            raise _refused(operation, response, value)
        if _says_no(operation, value):
            raise _unreadable(operation, response, "it does not say that it is a success")
        if operation.is_file and response.status == 200:
            return _file(response, media_type)  # type: ignore[return-value]
        if value is not None and 200 <= response.status < 300:
            return mask_echo(response, value)  # type: ignore[no-any-return]
        reason = "it holds no code" if value is not None else "it is empty"
    raise _unreadable(operation, response, _shortened(response.hide(reason), _EXCERPT_CHARACTERS))


def _file(response: Response, media_type: str | None) -> File:
    return mask_headers(response, File.of(response.content, media_type, response.headers.get("content-disposition")))


def _says_no(operation: Operation[Any], value: Any) -> bool:
    """
    Return whether a value without a refusal's code is no success all the same.

    What reads by an operation that nobody has described gives whatever came, `success: false` too.
    """
    if needs_success(operation.kind):
        return value is not None and value.success is not True
    if operation.effect == "none" and not operation.is_file:
        return False
    success = value.get("success") if isinstance(value, dict) else value[:1] if isinstance(value, list) else None
    return success in (False, "false", "0", ["false"], ["0"])


def _codec_of(media_type: str | None, content: bytes) -> ModuleType | None:
    """Return the codec of the content, which tells by its first characters; where it does not, the media type does."""
    start = content[:_START_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return json_codec
    if start.startswith((b"<?xml", b"<result", b"<entry", b"<response")):
        return xml_codec
    if media_type is not None:
        if media_type.endswith(("/json", "+json")):
            return json_codec
        if media_type.endswith(("/xml", "+xml")) and media_type != "application/xhtml+xml":
            return xml_codec
    return None


def _refused(operation: Operation[Any], response: Response, refusal: Refusal) -> errors.SMSPartnerError:
    verdict = verdict_of(response.status)
    if refusal.code is None or (not refusal.own_form and verdict.error is errors.ServiceError):
        return _without_own_code(operation, response, refusal)
    code = operation.codes.get(refusal.code)
    if code is not None:
        kind = getattr(errors, _cause(operation, code, refusal).error)
    elif response.status == 429:
        kind = errors.RateLimitError
    else:
        kind = errors.ServiceError if response.status >= 500 else errors.APIError
    message = refusal.message and response.hide(refusal.message)
    field_errors = tuple(_hidden(error, response.hide) for error in refusal.field_errors)
    reasons = [message, *map(_line, field_errors[:_SHOWN_FIELD_ERRORS])]
    reason = "; ".join(reason.rstrip(". ") for reason in reasons if reason)
    meaning = code.meaning if code else "a code that the API's description does not have"
    text = f"{operation.name} was refused with code {refusal.code} ({meaning.rstrip('.')})"
    data = _MAYBE_DONE if code is not None and code.done and response.after_cut_off else {}
    return _api_error(
        kind,
        f"{text}: {_shortened(reason, _MESSAGE_CHARACTERS)}" if reason else text,
        operation,
        response,
        code=refusal.code,
        message=message,
        field_errors=field_errors,
        field_error_count=refusal.field_error_count,
        extra=_hidden(refusal.extra, response.hide),
        meaning=code.meaning if code else None,
        maybe_sent=_maybe_sent(operation, response, refusal),
        in_own_form=refusal.own_form and not refusal.contradictory,
        **data,
    )


_MAYBE_DONE: dict[str, Any] = {
    "maybe_done": True,
    "advice": "an earlier attempt of this call was cut off and may have done it",
}


def _maybe_sent(operation: Operation[Any], response: Response, refusal: Refusal) -> bool:
    """Return whether a refusal leaves open that the call took effect; one that contradicts itself always does."""
    if operation.effect != "once":
        return False
    if refusal.own_form and (refusal.contradictory or refusal.code is not None):
        return refusal.contradictory
    return verdict_of(response.status).maybe_sent


def _without_own_code(operation: Operation[Any], response: Response, refusal: Refusal) -> errors.SMSPartnerError:
    """
    Return the error of a refusal by no code of the service: the HTTP status has the word, and the message is kept.

    It has none that can be read, or the number of a 5xx is another's: a framework's 500, the 14 of a gateway that
    speaks gRPC.
    """
    verdict = verdict_of(response.status)
    message = refusal.message and response.hide(refusal.message)
    text = f"{operation.name} was answered by HTTP {response.status}, and its body by "
    text += "`success: false` without a readable code" if refusal.code is None else f"code {refusal.code}"
    if message and not operation.secret_response:
        text += f": {_shortened(message, _MESSAGE_CHARACTERS)}"
    maybe_sent = _maybe_sent(operation, response, refusal)
    if issubclass(verdict.error, errors.APIError):
        return _api_error(verdict.error, text, operation, response, message=message, maybe_sent=maybe_sent)
    return verdict.error(text, operation=operation.name, http_status=response.status, maybe_sent=maybe_sent)


def _cause(operation: Operation[Any], code: Code, refusal: Refusal) -> Code:
    """The code that says why: where the outer one is vague, that of the members, if it is the same kind for all."""
    if not code.vague or refusal.field_error_count > len(refusal.field_errors):
        return code
    causes = [operation.codes.get(error.code) for error in refusal.field_errors if error.code is not None]
    known = [cause for cause in causes if cause is not None]
    return known[0] if known and len(known) == len(causes) and len({cause.error for cause in known}) == 1 else code


def _line(error: errors.FieldError) -> str:
    """A field error as an error's line shows it."""
    subject = error.element_id or error.phone_number
    reason = error.message or ("" if error.code is None else f"code {error.code}")
    return f"{subject}: {reason}" if subject and reason else subject or reason


def _hidden(value: Any, hide: Callable[[str], str]) -> Any:
    """A value of a refusal without the key, which the service may repeat."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, errors.FieldError):
        return errors.FieldError(*(_hidden(member, hide) for member in value))
    if isinstance(value, Extra):
        return Extra({hide(name): _hidden(member, hide) for name, member in value.items()}) if value else value
    if isinstance(value, dict):
        return {hide(name): _hidden(member, hide) for name, member in value.items()}
    return [_hidden(member, hide) for member in value] if isinstance(value, list) else value


def _unreadable(operation: Operation[Any], response: Response, reason: str) -> errors.SMSPartnerError:
    """Return the error for a response whose body cannot be read: its HTTP status decides."""
    text = f"{operation.name} was answered by HTTP {response.status}"
    verdict = verdict_of(response.status)
    sent = operation.effect == "once" and verdict.maybe_sent
    if issubclass(verdict.error, errors.APIError):
        return _api_error(verdict.error, f"{text} without a readable reason", operation, response, maybe_sent=sent)
    if 300 <= response.status < 400:
        reason = "it is a redirect, and redirects are never followed"
    size = len(response.content)
    body = "" if response.flaw else f" ({size} bytes)"
    shown = "" if operation.secret_response or not size else f": {_excerpt(response)!r}"
    return verdict.error(
        f"{text}, which cannot be read: {reason}{body}{shown}",
        operation=operation.name,
        http_status=response.status,
        maybe_sent=sent,
    )


def _excerpt(response: Response) -> str:
    text = response.hide(
        response.content.decode("utf-8", "replace").replace("\0", "")
    )  # NULs: UTF-16 that does not say so
    return _shortened(text, _EXCERPT_CHARACTERS)


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _api_error(
    kind: type[errors.APIError], text: str, operation: Operation[Any], response: Response, **data: Any
) -> errors.APIError:
    if kind is errors.RateLimitError:
        data["retry_after"] = retry_after(response.headers)
    return kind(text, operation=operation.name, http_status=response.status, **data)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that `Retry-After` asks to wait, given as a number or as a date in UTC; None without one."""
    given = headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        return float(given)
    date = parsedate_tz(given)  # in the three forms of RFC 9110, of which one names no zone
    if date is None:
        return None
    try:
        return max(0.0, datetime(*date[:6], tzinfo=UTC).timestamp() - (date[9] or 0) - time())
    except (ValueError, OverflowError):
        return None
