"""The description of an operation that the generated code gives and the core carries out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeVar

import attrs

from .errors import ArgumentError
from .file import File
from .message_text import MessageText
from .wire.field import Field
from .wire.model import Model
from .wire.scalars import OPEN, Kind
from .wire.shapes import nested, writer

R = TypeVar("R")

Effect = Literal["none", "idempotent", "once"]
"""The effect of repeating an operation: none, none after the first, or a second one (another message, another bill)."""


@attrs.frozen
class Code:
    """A code by which an operation refuses."""

    error: str
    """The name of the error class in `smspartner_core.errors`."""
    meaning: str
    done: bool = False
    """True if the requested state was there already."""
    vague: bool = False
    """True if the cause is in the codes of the members."""


@attrs.frozen
class Combination:
    """A combination of values of a body that the service refuses."""

    when: Mapping[str, Any]
    """The values on the wire."""
    argument: str
    """The argument that the error names."""
    because: str

    def check(self, body: Mapping[str, Any]) -> None:
        """Refuse a body that holds all of these values."""
        if all(body.get(name) == value for name, value in self.when.items()):
            raise ArgumentError(self.argument, self.because)


@attrs.frozen
class Paging:
    """The paging of an operation, in Python names."""

    parameter: str
    items: str
    total: str | None = None
    size: int | None = None


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[R]):
    """
    One operation.

    Its arguments are fields by their Python names, in the order of the wire, in the place where the spec has them:
    in the path (`/contacts/{id}`), in the query, or in the body. `response` is a model, `File`, or `dict` for a
    response of which nothing is known.
    """

    name: str
    method: str
    path: str
    effect: Effect
    in_path: Mapping[str, Field] = attrs.field(factory=dict)
    query: Mapping[str, Field] = attrs.field(factory=dict)
    body: Mapping[str, Field] | None = None
    """None for an operation whose requests have no body: the key then stands in the query."""
    response: type[R]
    codes: Mapping[int, Code] = attrs.field(factory=dict)
    page: Paging | None = None
    secret_response: bool = False
    """True if the response holds a secret: no part of it is ever shown."""
    text: MessageText | None = None
    """The place of the message text in its body."""
    tag: str | None = None
    """The parameter by which the call can be looked up later."""
    recipients: str | None = None
    """The place of the numbers in the request, in wire names: `phoneNumbers`, or `SMSList.phoneNumber` for a list."""
    refused: tuple[Combination, ...] = ()
    kind: Kind = attrs.field(init=False)
    """The kind of the response."""

    write_path: Callable[[Mapping[str, Any]], dict[str, Any]] | None = attrs.field(init=False, repr=False)
    """Makes the wire values of the arguments in its path."""
    write_query: Callable[[Mapping[str, Any]], dict[str, Any]] | None = attrs.field(init=False, repr=False)
    write_body: Callable[[Mapping[str, Any]], dict[str, Any]] | None = attrs.field(init=False, repr=False)

    @write_path.default
    def _writer_of_path(self) -> Callable[[Mapping[str, Any]], dict[str, Any]] | None:
        return writer(self.in_path) if self.in_path else None

    @write_query.default
    def _writer_of_query(self) -> Callable[[Mapping[str, Any]], dict[str, Any]] | None:
        return writer(self.query) if self.query else None

    @write_body.default
    def _writer_of_body(self) -> Callable[[Mapping[str, Any]], dict[str, Any]] | None:
        return None if self.body is None else writer(self.body)

    @kind.default
    def _kind_of_response(self) -> Kind:
        response: Any = self.response
        if isinstance(response, type) and issubclass(response, Model):
            return nested(response)
        return OPEN

    def recipients_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the recipients in wire values."""
        name, _, member = (self.recipients or "").partition(".")
        value = values.get(name, ())
        if isinstance(value, str):
            return tuple(value.split(","))
        return tuple(entry[member] for entry in value)

    @property
    def is_file(self) -> bool:
        """True if the response is a file, in whatever media type."""
        return self.response is File
