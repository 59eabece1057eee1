"""The key in what the service sends back as a value: it stays in the value, and a `repr` shows a mask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from .exchange import Response
from .extra import Extra
from .file import File
from .secret import MASK, Secret
from .wire.enums import OpenText
from .wire.model import Model

_MAX_DEPTH = 64  # a response of this service nests four deep


def mask_echo(response: Response, value: Any) -> Any:
    """Return the value of a response with each string that holds the key as a `Secret`."""
    text = response.content.replace(b"\0", b"").decode("latin-1")  # NULs: UTF-16
    if response.hide(text) is text:  # nearly always, and found out at little cost
        return value
    return _masked(value, response.hide, 0)


def mask_headers(response: Response, file: File) -> File:
    """Return a file whose name and media type are secrets if the headers that they come from hold the key."""
    given = "".join(response.headers.get(name, "") for name in ("content-type", "content-disposition"))
    if response.hide(given) is given:
        return file
    return attrs.evolve(file, media_type=_secret(file.media_type), filename=_secret(file.filename))


def _secret(text: str | None) -> Secret | None:
    return text and Secret(text)  # type: ignore[return-value]  # an empty one holds nothing


def _masked(value: Any, hide: Callable[[str], str], depth: int) -> Any:
    if isinstance(value, str):
        hidden = hide(value)
        if hidden == value:
            return value
        return type(value)(hidden) if isinstance(value, OpenText) else Secret(value)  # an enum would show a secret
    if not isinstance(value, (Model, Extra, dict, list, tuple)):
        return value
    if depth == _MAX_DEPTH:
        return MASK
    if isinstance(value, Model):
        vars(value).update({name: _masked(member, hide, depth + 1) for name, member in vars(value).items()})
        return value
    if isinstance(value, (Extra, dict)):
        members = {_masked(name, hide, depth): _masked(member, hide, depth + 1) for name, member in value.items()}
        return Extra(members) if isinstance(value, Extra) else members
    return type(value)([_masked(member, hide, depth + 1) for member in value])
