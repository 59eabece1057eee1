"""Callbacks: what the service posts to an address of yours."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import attrs

from .errors import ArgumentError, DecodingError
from .extra import NOTHING_EXTRA, Extra
from .wire import UnreadableError, WrongTypeError, json_codec
from .wire.charset import split_content_type, text_of
from .wire.model import Model
from .wire.scalars import INTEGER, PHONE
from .wire.shapes import fields_of, model_reader

_MAX_FORM_FIELDS = 100  # a callback has about ten
_NUMBER = re.compile(r"\+?[0-9][0-9 .()/-]*", re.ASCII)


@attrs.frozen(kw_only=True, slots=False)
class UnknownCallback(Model):
    """A callback of a kind that the API's description does not have; all of it is in `extra`."""

    __module__ = "smspartner"

    extra: Mapping[str, Any] = attrs.field(default=NOTHING_EXTRA, eq=dict, hash=False, converter=Extra)
    """Everything that was posted, under its wire name."""


@attrs.frozen
class CallbackType:
    """One kind of callback, and how its content tells it from others."""

    model: type[Model]
    recognized_by: tuple[tuple[str, str | None], ...]
    """Properties any one of which is enough, each with the value it must have, or None for any."""
    aliases: Mapping[str, str]
    """Other names of its properties, and the property that each means."""

    def renamed(self, wire: dict[str, Any]) -> dict[str, Any]:
        """Return the same values by the properties' own names, where those are missing."""
        names = {name: self.aliases.get(name, name) for name in wire}
        return {name if names[name] in wire else names[name]: value for name, value in wire.items()}

    def recognizes(self, wire: dict[str, Any]) -> bool:
        """Return whether values are of this kind, even if some are missing."""
        return any(
            (str(wire[name]).strip().casefold() == value if value else wire[name] not in (None, ""))
            for name, value in self.recognized_by
            if name in wire
        )


def read_event(
    types: Iterable[CallbackType], body: bytes | bytearray | memoryview | str, content_type: str | None
) -> Any:
    """
    Return the event in a request to your own address.

    Raises:
        ArgumentError: The body is neither bytes nor a string, or the content type is no string.
        DecodingError: It cannot be read, or lacks what an event of its kind always holds.
    """
    if not isinstance(body, (bytes, bytearray, memoryview, str)):
        raise ArgumentError("body", f"must be bytes or a string, not {type(body).__name__}")
    if content_type is not None and not isinstance(content_type, str):
        raise ArgumentError("content_type", f"must be a string or None, not {type(content_type).__name__}")
    name, charset = "callback", split_content_type(content_type)[1]  # whatever media type: the content tells
    if isinstance(body, str):
        body, charset = body.encode("utf-8", "surrogatepass"), "utf-8"
    body = bytes(body)
    try:
        wire = _values(body, charset)
        for kind in types:
            renamed = kind.renamed(wire)
            if kind.recognizes(renamed):
                name = kind.model.__name__
                return _complete(model_reader(kind.model)(renamed))
    except (WrongTypeError, UnreadableError) as error:
        raise DecodingError(f"the {len(body)} bytes of a callback cannot be read as a {name}: {error}") from None
    return UnknownCallback(extra=wire)


def _values(body: bytes, charset: str | None) -> dict[str, Any]:
    text = text_of(body, charset, guess=True).strip()
    wire = json_codec.parse(text) if text.startswith(("{", "[")) else _form(body, charset)
    if not isinstance(wire, dict):
        raise WrongTypeError("it is not an object")
    if not wire:
        raise WrongTypeError("it is empty")
    return wire


def _form(body: bytes, charset: str | None) -> dict[str, str]:
    """Return a form's values; unescaped bytes are in the form's own encoding too."""
    form = body.strip(b"\r\n").decode("latin-1")
    if "=" not in form or form.startswith("<"):
        raise UnreadableError("it is neither JSON nor a form" if form else "it is empty")
    try:
        pairs = parse_qsl(form, keep_blank_values=True, max_num_fields=_MAX_FORM_FIELDS, encoding="latin-1")
    except ValueError as error:
        raise UnreadableError(f"it is not a form ({error})") from None
    return {_decoded(name, charset): _decoded(value, charset) for name, value in pairs}


def _decoded(part: str, charset: str | None) -> str:
    return text_of(part.encode("latin-1"), charset, guess=True)


def _complete(event: Model) -> Model:
    """Return the event if it has all that it needs: an empty number or id would match everything that has none."""
    for field in fields_of(type(event)).by_wire.values():
        if not field.required:
            continue
        value = getattr(event, field.name)
        if value is None:
            raise WrongTypeError(f"{field.wire} is {'not readable' if field.wire in event.extra else 'empty'}")
        if field.kind is PHONE and not _NUMBER.fullmatch(value):
            raise WrongTypeError(f"{field.wire} is no number of a phone")
        if field.kind is INTEGER and value <= 0:
            raise WrongTypeError(f"{field.wire} is no id")
    return event
