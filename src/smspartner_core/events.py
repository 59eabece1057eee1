"""What a client tells about an attempt of a call, without secrets."""

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Event:
    """
    One attempt of a call that begins or has ended: what happened, never what was said.

    No key, no number, no text is in it.
    """

    __module__ = "smspartner"

    phase: Literal["start", "end"] = "end"
    """`start` before the request leaves; `end` once there is a response or none will come."""

    operation: str
    """The operation, as `tag.operation`."""
    method: str
    path: str
    """The path after the base address, without parameters."""
    base_url: str
    """The base address."""
    effect: str
    """What repeating the operation does: `none`, `idempotent` or `once`."""
    sends: bool
    """Whether the operation sends messages."""
    attempt: int
    """Which attempt of this call it is, from 1."""
    started: float
    """When it began, in seconds since 1970."""
    tag: str | None = None
    """The tag of a call that sends, given or made up (`auto_tag`): `client.resolve(tag=…)` asks by it."""
    duration: float = 0.0
    """How long it took, in seconds; 0 at its start."""
    status: int | None = None
    """The HTTP status; None if no response came."""
    code: int | None = None
    """The service's code, if it refused."""
    error: str | None = None
    """The class of what went wrong: of the transport's exception, or of the error that is raised."""
    wait: float | None = None
    """Seconds until the next attempt; None after the last one."""
