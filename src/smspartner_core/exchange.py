"""The values that pass between the call loop and the network, and the interface of a transport."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import attrs

from .extra import NOTHING_EXTRA
from .settings import Settings


@attrs.define  # not frozen: that would triple the time that making one takes
class Request:
    """A request to the service without its key, which comes first in the body, or in the query if there is no body."""

    method: str
    path: str
    query: str = attrs.field(default="", repr=lambda query: f"<{len(query)} characters>")
    format: str | None = None
    """The format of the body; None where there is none."""
    body: bytes = attrs.field(default=b"", repr=lambda body: f"<{len(body)} bytes>")
    values: Mapping[str, Any] = attrs.field(default=NOTHING_EXTRA, repr=False, eq=False)
    """What the body holds, for whoever asks later what became of it."""


class Headers(Mapping[str, str]):
    """Read-only; names in any letter case, and repeated ones joined by a comma."""

    __slots__ = ("_values",)

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            key, text = name.lower().decode("latin-1"), value.decode("latin-1")
            self._values[key] = f"{self._values[key]}, {text}" if key in self._values else text

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def get(self, name: str, default: Any = None) -> Any:
        """The value; without the exception that the mixin's own method raises and catches."""
        return self._values.get(name.lower(), default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"<{len(self)} headers>"  # what a proxy before the service puts there is nobody's to print


@attrs.define  # not frozen: that would triple the time that making one takes
class Response:
    """A response as it was received, whole and unread."""

    status: int
    headers: Mapping[str, str] = attrs.field(repr=lambda headers: f"<{len(headers)} headers>")
    content: bytes = attrs.field(repr=lambda content: f"<{len(content)} bytes>")
    flaw: str | None = None
    """Why the body could not be taken in: it is larger than allowed, or not packed as its header says."""
    after_cut_off: bool = False
    """An earlier try of the same call was cut off and may have taken effect."""
    hide: Callable[[str], str] = attrs.field(default=str, repr=False, eq=False)
    """Takes the key out of a text: an answer may repeat what it was asked."""


@attrs.frozen
class Fault:
    """The reason why no response came."""

    reason: str
    """The exception's class name."""
    text: str
    maybe_sent: bool
    """Whether the request may have reached the service."""


ResponseOrFault = Response | Fault


class Transport(Protocol):
    """The interface through which the call loop makes calls."""

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""
