"""Refusals: everything that the service says in one is kept, up to a limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ..errors import MAX_FIELD_ERRORS, FieldError
from ..extra import NOTHING_EXTRA, Extra
from . import WrongTypeError
from .scalars import INTEGER, Kind
from .shapes import Nested, fields_of

MAX_EXTRA_VALUES = 500
"""How many values `extra` of a refusal holds, those inside others counted too."""
_MEMBER_EXTRA_VALUES = 20
_MAX_DEPTH = 64
_SUCCESS_CODES = (0, *range(200, 300))
_NOTHING: tuple[Any, ...] = (None, "", "0", 0, [], {})  # 0 equals False
_TRUE, _FALSE = (True, "true", "1", 1), (False, "false", "0", 0)
_NAMES = {"elementId": "element_id", "message": "message", "phoneNumber": "phone_number"}


@attrs.frozen
class Refusal:
    """A code, and a message or what is wrong with single parameters and numbers."""

    code: int | None
    """None where `success: false` came without one that can be read."""
    message: str | None = attrs.field(default=None, repr=False)  # it may repeat the request, and the key with it
    field_errors: tuple[FieldError, ...] = attrs.field(default=(), repr=False)
    field_error_count: int = 0
    extra: Mapping[str, Any] = attrs.field(default=NOTHING_EXTRA, repr=False)
    own_form: bool = True
    """It says `success: false`, as the service does; a code alone may be anybody's."""
    contradictory: bool = False
    """It has a success's code, or an id that only a success has."""


def needs_success(kind: Kind) -> bool:
    """Return whether a response of this kind always says by `success` whether it is one."""
    return isinstance(kind, Nested) and "success" in fields_of(kind.model).required


def ids_of(kind: Kind) -> dict[int, str]:
    """Return the places and names of what a success of this kind always has, and a refusal never."""
    fields = fields_of(kind.model).by_wire if isinstance(kind, Nested) else {}
    return {
        place: name
        for place, (name, field) in enumerate(fields.items())
        if field.required and field.is_single and name != "success"
    }


def refusal_of(tree: Any, kind: Kind, *, failed: bool) -> Refusal | None:
    """
    The refusal that a response's plain values hold, if it is one.

    `success: false` refuses by a code, and without one only where a response of this kind always has `success`: the
    service prints it with the list of groups too. With an HTTP status of 400 and more (`failed`) the code is enough.
    """
    if not isinstance(tree, dict):
        return None
    success = tree.get("success")
    own_form = success in _FALSE
    if not (failed or own_form) or success in _TRUE:
        return None
    code = _integer(tree.get("code"))
    if code is None and not (own_form and needs_success(kind)):
        return None
    contradictory = code in _SUCCESS_CODES or any(tree.get(name) not in _NOTHING for name in ids_of(kind).values())
    rest = {name: value for name, value in tree.items() if name not in ("success", "code")}
    message = rest.pop("message") if isinstance(rest.get("message"), str) else None
    errors: list[Any] = []
    for name in ("errors", "error"):
        if name not in rest:
            continue
        given = rest[name]
        if isinstance(given, str) and message is None:
            message = given
        elif isinstance(given, (dict, list)):
            errors += _members(given)
        elif given:
            continue
        del rest[name]
    field_errors = tuple(_field_error(error) for error in errors[:MAX_FIELD_ERRORS])
    if code is None and message is None and isinstance(tree.get("code"), str):
        message = tree["code"]
    extra = Extra(_bounded(rest, MAX_EXTRA_VALUES)) if rest else NOTHING_EXTRA
    return Refusal(code, message, field_errors, len(errors), extra, own_form, contradictory)


def _members(errors: dict[str, Any] | list[Any]) -> list[Any]:
    """Return the members of a list of errors, in whatever form it comes."""
    if isinstance(errors, list):
        return errors
    if all(name.isdecimal() for name in errors):  # PHP's list
        return list(errors.values())
    if errors.keys() & {*_NAMES, "code"}:  # one alone
        return [errors]
    return [{"elementId": name, "message": message} for name, message in errors.items()]


def _field_error(error: Any) -> FieldError:
    if isinstance(error, list):
        error = _by_position(error)
    elif not isinstance(error, dict):
        error = {"message": error}
    values: dict[str, Any] = {}
    extra = {}
    for name, value in error.items():
        code = _integer(value) if name == "code" else None
        if code is not None:
            values["code"] = code
        elif name in _NAMES and not isinstance(value, (dict, list)):
            values[_NAMES[name]] = None if value is None else str(value)
        else:
            extra[name] = value
    if extra:
        values["extra"] = Extra(_bounded(extra, _MEMBER_EXTRA_VALUES))
    return FieldError(**values)


def _by_position(error: list[Any]) -> dict[str, Any]:
    """Read positional XML: a name and a message, or a number, its code and a message."""
    has_code = len(error) > 2 and _integer(error[1]) is not None
    names = ("phoneNumber", "code", "message") if has_code else ("elementId", "message")
    beyond = {f"#{place + 1}": value for place, value in enumerate(error) if place >= len(names)}
    return {**dict(zip(names, error, strict=False)), **beyond}


def _integer(value: Any) -> int | None:
    try:
        return INTEGER.read(value)  # type: ignore[no-any-return]
    except WrongTypeError:
        return None


def _bounded(values: dict[str, Any], most: int) -> dict[str, Any]:
    """Return the first values of a tree; what is beyond the limit is cut off, at any depth."""
    places = iter(range(most))

    def copied(value: Any, depth: int = 0) -> Any:
        if depth == _MAX_DEPTH or not isinstance(value, (dict, list)):
            return None if isinstance(value, (dict, list)) else value
        if isinstance(value, list):
            return [copied(member, depth + 1) for member, _ in zip(value, places, strict=False)]
        return {name: copied(member, depth + 1) for (name, member), _ in zip(value.items(), places, strict=False)}

    copy: dict[str, Any] = copied(values)
    return copy
