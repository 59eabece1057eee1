"""What the service says when it says no."""

from __future__ import annotations

from typing import Any

import attrs

from ..errors import FieldError
from .errors import WrongTypeError
from .scalars import INTEGER


@attrs.frozen
class Refusal:
    """A code, and a message or what is wrong with single parameters."""

    code: int
    message: str | None = attrs.field(default=None, repr=False)  # it may repeat the request, and the key with it
    field_errors: tuple[FieldError, ...] = attrs.field(default=(), repr=False)
    own_form: bool = True
    """It says `success: false`, as the service does; a code alone may be anybody's."""


def refusal_of(tree: Any, *, failed: bool) -> Refusal | None:
    """
    The refusal that a response's plain values hold, if it is one.

    `success: false` alone refuses nothing (the service prints it with the list of groups); it takes a code too. With
    an HTTP status of 400 and more (`failed`) the code is enough.
    """
    if not isinstance(tree, dict):
        return None
    own_form = tree.get("success") in (False, "false", "0", 0)
    if not (failed or own_form):
        return None
    try:
        code = INTEGER.read(tree.get("code"))
    except WrongTypeError:
        return None
    if tree.get("success") in (True, "true", "1", 1):
        return None
    message = tree.get("message")
    errors = tree.get("errors") or tree.get("error")
    if isinstance(errors, str) and message is None:
        message, errors = errors, None
    return Refusal(code, message if isinstance(message, str) else None, _field_errors(errors), own_form)


def _field_errors(errors: Any) -> tuple[FieldError, ...]:
    if isinstance(errors, dict):
        errors = [errors]
    if not isinstance(errors, list):
        return ()
    return tuple(_field_error(error) for error in errors)


def _field_error(error: Any) -> FieldError:
    if isinstance(error, list) and error and all(member is None or isinstance(member, str) for member in error):
        return FieldError(*[*error, None][:2])  # positional XML: name, message
    if isinstance(error, dict):
        element, message = error.get("elementId"), error.get("message")
        return FieldError(None if element is None else str(element), None if message is None else str(message))
    return FieldError(None, str(error))
