"""What a client tells about a try of a call, without secrets."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Event:
    """One try of a call: what happened, never what was said. No key, no number, no text is in it."""

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
    """Which try of this call it was, from 1."""
    started: float
    """When it began, in seconds since 1970."""
    duration: float
    """How long it took, in seconds."""
    status: int | None = None
    """The HTTP status; None if no response came."""
    code: int | None = None
    """The service's code, if it refused."""
    error: str | None = None
    """The class of what went wrong: of the transport's exception, or of the error that is raised."""
    wait: float | None = None
    """Seconds until the next try; None after the last one."""
