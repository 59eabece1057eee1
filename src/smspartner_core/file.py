"""A response that is no JSON and no XML."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class File:
    """A file that the service sends."""

    content: bytes = attrs.field(repr=lambda content: f"<{len(content)} bytes>")
    """The file as it came."""
    media_type: str | None = None
    """Its `Content-Type`, without parameters; None if the service named none."""
    filename: str | None = None
    """The name that the service suggests; None if it suggests none. Never use it as a path without a look at it."""
