"""Reading the body of a response: its content type, its encoding, and whether it is JSON or XML at all."""

from __future__ import annotations

import json
from typing import Any, Final

from . import xml
from .contract import JSON, XML, Problem
from .service import Response

MEDIA_TYPES: Final = {"json": JSON, "xml": XML}


class BrokenError(Exception):
    """The response cannot be read any further; its problem says why."""

    def __init__(self, sentence: str, place: str) -> None:
        self.problem = Problem("", sentence, place)


def check_media_type(response: Response, format: str | None, place: str) -> str:
    """Return the format that the response has by its content type, which must be the one that was asked for."""
    kind, _, parameters = response.content_type.partition(";")
    kind = kind.strip().lower()
    start = response.content[:300].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise BrokenError(f"is an HTML page (HTTP {response.status})", place)
    if not kind:
        raise BrokenError("has no Content-Type", f"{place}/content")
    actual = next((name for name, media_type in MEDIA_TYPES.items() if media_type == kind), None)
    if actual is None or (format is not None and actual != format):
        wanted = MEDIA_TYPES[format] if format else "application/json or application/xml"
        raise BrokenError(f"has the Content-Type {kind}, not {wanted}", f"{place}/content")
    charset = parameters.lower().partition("charset=")[2].strip(' "')
    if charset and charset not in ("utf-8", "utf8"):
        raise BrokenError(f"says that its charset is {charset}, not UTF-8", f"{place}/content")
    return actual


def _text(response: Response, place: str) -> str:
    content = response.content
    if not content.strip():
        raise BrokenError(f"is empty (HTTP {response.status})", place)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:1] == b"\0" or content[1:2] == b"\0":
        raise BrokenError("is UTF-16, not UTF-8", place)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"is not UTF-8: byte 0x{content[error.start]:02X} at position {error.start}"
        raise BrokenError(sentence, place) from None


def read_json(response: Response, place: str) -> Any:
    """Return what a JSON body says."""
    text = _text(response, place)
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BrokenError(_json_sentence(error, text), place) from None
    except (ValueError, RecursionError):
        raise BrokenError("is no JSON: it has a number that JSON does not know, or is nested too deep", place) from None


def _json_sentence(error: json.JSONDecodeError, text: str) -> str:
    if error.msg == "Extra data":
        return "is JSON with something after its end"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return "is JSON that ends early"
    return f"is no JSON: at character {error.pos + 1}"


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def read_xml(response: Response, place: str) -> xml.Element:
    """Return the root of an XML body."""
    _text(response, place)
    try:
        return xml.parse(response.content)
    except xml.UnreadableError as error:
        raise BrokenError(f"cannot be read: {error}", place) from None


def check_file(response: Response, place: str) -> None:
    """Hold a response to what a file is."""
    kind = response.content_type.partition(";")[0].strip().lower()
    if not kind:
        raise BrokenError("has no Content-Type", f"{place}/content")
    if kind in (JSON, XML, "text/html"):
        raise BrokenError(f"has the Content-Type {kind}, and should be a file", f"{place}/content")
    if not response.content:
        raise BrokenError("is an empty file", place)
