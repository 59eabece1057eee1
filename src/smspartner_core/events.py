"""Events: the data, without secrets, that a client reports about an attempt of a call."""

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Event:
    """
    One attempt of a call that begins or has ended.

    It holds no key, number or text, only what happened.
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
    """True if the operation sends messages."""
    attempt: int
    """The number of the attempt within its call, from 1."""
    started: float
    """The start of the attempt, in seconds since 1970."""
    tag: str | None = None
    """The tag of a call that sends, given or made up (`auto_tag`): `client.resolve(tag=…)` looks it up."""
    duration: float = 0.0
    """The duration in seconds; 0 at the start."""
    status: int | None = None
    """The HTTP status; None if no response came."""
    code: int | None = None
    """The service's code, if it refused."""
    error: str | None = None
    """The class name of the transport's exception, or of the error that is raised."""
    wait: float | None = None
    """Seconds until the next attempt; None after the last one."""
