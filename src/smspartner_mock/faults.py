"""Faults as data: the effects of a network, a proxy or a failing service on a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from .exchange import Delivery, Headers, Response, response

_HTML: Final = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_QUEUED: Final = b'{"success":true,"code":200,"message":"Request queued for processing"}'
"""The response of a degraded gateway in July 2026, when nothing was sent."""
_TIMED_OUT: Final = b"<html><head><title>504 Gateway Time-out</title></head><body><h1>504</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One way in which a call fails.

    Attributes:
        accepted: Whether the operation is carried out first: the message is sent, only the caller does not know.
        instead: The response that comes in place of the right one.
        media_type: The Content-Type that the right response is sent with.
        charset: The right response is written in this charset, without saying so.
        delivery: How it comes over the wire.
    """

    accepted: bool
    instead: Response | None = None
    media_type: bytes | None = None
    charset: str | None = None
    delivery: Delivery | None = None

    def with_retry_after(self, seconds: int) -> Fault:
        """Return the same fault with another `Retry-After`."""
        if self.instead is None:
            return self
        later = replace(self.instead, headers=_with(self.instead.headers, b"retry-after", b"%d" % seconds))
        return replace(self, instead=later)

    def apply_to(self, right: Response | None) -> Response:
        """Return what is sent in place of the right response, or of none where the operation was not carried out."""
        changed = self.instead or right or response(200, b"application/json", b"")
        if self.charset is not None:
            changed = _with_body(changed, changed.body.decode().encode(self.charset, "replace"))
        if self.media_type is not None:
            changed = replace(changed, headers=_with(changed.headers, b"content-type", self.media_type))
        return replace(changed, delivery=self.delivery)


FAULTS: Final[Mapping[str, Fault]] = {
    "delay": Fault(accepted=True, delivery=Delivery(delay=1)),
    "hang": Fault(accepted=True, delivery=Delivery(delay=float("inf"))),
    "reset-before": Fault(accepted=False, delivery=Delivery(reset=True)),
    "reset-after": Fault(accepted=True, delivery=Delivery(reset=True)),
    "cut-off": Fault(accepted=True, delivery=Delivery(cut=10)),
    "trickle": Fault(accepted=True, delivery=Delivery(chunk=1, pause=0.05)),
    "html-502": Fault(accepted=False, instead=response(502, b"text/html", _HTML)),
    "html-504": Fault(accepted=True, instead=response(504, b"text/html", _TIMED_OUT)),
    "error-500": Fault(accepted=False, instead=response(500, b"text/plain", b"Internal Server Error")),
    "rate-limit": Fault(
        accepted=False,
        instead=response(
            429,
            b"application/json",
            b'{"success":false,"code":429,"message":"Trop de requ\\u00eates"}',
            (b"retry-after", b"1"),
        ),
    ),
    "no-message-id": Fault(accepted=False, instead=response(200, b"application/json", _QUEUED)),
    "empty": Fault(accepted=True, instead=response(200, b"application/json", b"")),
    "wrong-type": Fault(accepted=True, media_type=b"text/html; charset=UTF-8"),
    "wrong-charset": Fault(accepted=True, charset="utf-16"),
}


@dataclass(slots=True)
class PlannedFault:
    """
    A fault planned for later calls.

    Attributes:
        operation: The only one that it strikes; all of them without one.
        times: How many calls it strikes; without it, it stays.
        probability: How likely it strikes each of them.
        name: That of the fault, for whoever looks.
        random: What its probability is drawn from; without it, all faults draw from one.
    """

    fault: Fault
    operation: str | None = None
    times: int | None = 1
    probability: float = 1.0
    name: str = ""
    random: Random | None = None


class Faults:
    """The planned faults, in order."""

    def __init__(self, seed: int = 0) -> None:
        self._planned: list[PlannedFault] = []
        self._random = Random(seed)

    def __bool__(self) -> bool:
        """Return whether any is to come."""
        return bool(self._planned)

    @property
    def planned(self) -> tuple[PlannedFault, ...]:
        """The planned faults."""
        return tuple(self._planned)

    def plan(self, planned: PlannedFault) -> None:
        """Add a fault."""
        self._planned.append(planned)

    def clear(self) -> None:
        """Remove all faults."""
        self._planned.clear()

    def choose(self, operation: str) -> Fault | None:
        """Return the fault that strikes this call, if one does; it is used up by that."""
        for planned in self._planned:
            if planned.operation not in (None, operation):
                continue
            if (planned.random or self._random).random() < planned.probability:
                if planned.times is not None:
                    planned.times -= 1
                    if planned.times <= 0:
                        self._planned.remove(planned)
                return planned.fault
        return None


def _with(headers: Headers, name: bytes, value: bytes) -> Headers:
    return tuple((other, value if other == name else old) for other, old in headers)


def _with_body(old: Response, body: bytes) -> Response:
    return replace(old, body=body, headers=_with(old.headers, b"content-length", b"%d" % len(body)))
