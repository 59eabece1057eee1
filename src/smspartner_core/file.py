"""Files: responses that are neither JSON nor XML."""

from __future__ import annotations

import re
from email.message import Message

import attrs

_DRIVE = re.compile(r"^([A-Za-z]:)+")
_FOLDERS = re.compile(r"[/\\]")


@attrs.frozen(kw_only=True)
class File:
    """A file that the service sends."""

    __module__ = "smspartner"

    content: bytes = attrs.field(repr=lambda content: f"<{len(content)} bytes>")
    """The file as it came."""
    media_type: str | None = None
    """Its `Content-Type`, without parameters; None if the service named none."""
    filename: str | None = None
    """The name that the service suggests, without folders: never a path. None if it suggests none."""

    @classmethod
    def of(cls, content: bytes, media_type: str | None, disposition: str | None) -> File:
        """The file of a response with this `Content-Disposition`."""
        return cls(content=content, media_type=media_type, filename=_filename(disposition or ""))


def _filename(disposition: str) -> str | None:
    try:
        message = Message()
        message["Content-Disposition"] = disposition
        name = message.get_filename() or ""
    except (TypeError, ValueError):  # parameters in pieces that do not fit together
        return None
    name = _FOLDERS.split("".join(filter(str.isprintable, name)))[-1]
    name = _DRIVE.sub("", name).strip()
    return name if name.strip(".") else None
