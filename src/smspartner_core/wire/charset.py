"""Find the text encoding of bytes: one that services use, by any of its spellings."""

from __future__ import annotations

import codecs
from email.message import Message
from functools import lru_cache

from . import UnreadableError

_CODECS = {
    "utf8": "utf-8",
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "ascii": "utf-8",  # what calls itself ASCII and is not is UTF-8 far more often than wrong
    "usascii": "utf-8",
    "latin1": "iso-8859-1",
    "iso88591": "iso-8859-1",
    "latin9": "iso-8859-15",
    "iso885915": "iso-8859-15",
    "windows1252": "cp1252",
    "cp1252": "cp1252",
}
"""
Python's codecs by the letters and digits of a charset's name. Python knows a hundred more, some of which take seconds
for a few bytes (`punycode`), or are no text encodings at all.
"""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_NAME = 40  # characters of a charset's name


def split_content_type(header: str | None) -> tuple[str | None, str | None]:
    """The media type and the charset that a `Content-Type` names."""
    if not header:
        return None, None
    media_type, _, parameters = header.partition(";")
    charset = None
    if parameters:
        try:
            message = Message()
            message["Content-Type"] = header
            charset = message.get_content_charset()
        except (TypeError, ValueError):  # parameters in pieces that do not fit together
            charset = None
    return media_type.strip().lower(), charset


def has_mark(content: bytes) -> bool:
    """Return whether bytes begin with a byte order mark."""
    return content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


@lru_cache(maxsize=64)
def codec_of(charset: str) -> str:
    """
    The codec that a charset's name means.

    Raises:
        UnreadableError: None that services use.
    """
    letters = "".join(filter(str.isalnum, charset[:_LONGEST_NAME].partition(",")[0].lower()))
    codec = _CODECS.get(letters)
    if codec is None:
        raise UnreadableError("its character encoding is unknown")  # and not named: a header may repeat the key
    return codec


def text_of(content: bytes, charset: str | None, *, guess: bool = False) -> str:
    """
    Return the text of bytes: a byte order mark wins over the charset, and UTF-8 is the default.

    Args:
        content: The bytes.
        charset: What a header or a declaration says.
        guess: Read as windows-1252 what is no UTF-8 and does not say what it is.

    Raises:
        UnreadableError: An encoding that no service uses, or bytes that are not in it.
    """
    if has_mark(content):
        mark, codec = next((mark, codec) for mark, codec in _MARKS if content.startswith(mark))
        content = content[len(mark) :]
    else:
        codec = codec_of(charset) if charset else _by_nulls(content, "utf-8")
    if codec == "utf-16":
        codec = _by_nulls(content, "utf-16-le")
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        if guess and not charset:
            return content.decode("cp1252", "replace")
        raise UnreadableError(f"byte {error.start} is not {error.encoding}") from None


def _by_nulls(content: bytes, otherwise: str) -> str:
    """Return the encoding by its nulls: UTF-16 without a mark has a NUL beside the first ASCII character."""
    if content[:1] == b"\0":
        return "utf-16-be"
    return "utf-16-le" if content[1:2] == b"\0" else otherwise
