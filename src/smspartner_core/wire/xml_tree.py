"""From bytes to a tree of elements, for XML that nobody vouches for."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from .errors import UnreadableError

MAX_DEPTH = 64  # a response of this service nests four deep

WHITE = " \t\r\n"  # what XML calls white space; str.strip() alone would take a non-breaking space too


def parse(content: bytes, charset: str | None = None) -> Element:
    """
    The root element. A document type, and with it every entity, is refused before a tree is built.

    Args:
        content: The document; a byte order mark wins over `charset`, `charset` over the document's own declaration.

    Raises:
        UnreadableError: Not well-formed, has a document type, or nests too deep.
    """
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        charset = None  # expat sees the mark by itself
    elif charset is None and _is_utf_8(content):
        charset = "utf-8"
    try:
        if charset != "utf-8" or b"<!DOCTYPE" in content:  # else there can be none
            guard = expat.ParserCreate(charset)
            guard.StartDoctypeDeclHandler = _refuse
            guard.Parse(content, True)
        parser = XMLParser(encoding=charset)
        parser.feed(content)
        root = parser.close()
    except (expat.ExpatError, ParseError) as error:
        raise UnreadableError(f"it is not well-formed ({error})") from None
    except (LookupError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"its character encoding cannot be read ({error})") from None
    assert isinstance(root, Element)
    return root


def _is_utf_8(content: bytes) -> bool:
    """Whether it says so, or says nothing: then this is XML's default. A NUL would be UTF-16 without a mark."""
    if not content.startswith(b"<") or content[1:2] == b"\0":
        return False
    declaration = content[: content.find(b"?>")] if content.startswith(b"<?xml") else b""
    return b"encoding" not in declaration or b'"utf-8"' in declaration.lower()


def _refuse(*_: object) -> None:
    raise UnreadableError("it has a document type, which no response has")


def tag_of(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag[tag.rindex("}") + 1 :] if tag[0] == "{" else tag


def name_of(element: Element) -> str | None:
    """The field that an element says it is; None if only its position tells."""
    tag = element.tag
    key = element.get("key")
    if key is not None and not key.isdecimal():  # decimal keys are the indices of a list
        return key
    if tag == "entry" or tag == "item":
        return None
    name = tag_of(element)
    return None if name in ("entry", "item") else name


def text_of(element: Element) -> str:
    """The element's text; white space around it is not part of it."""
    text = element.text
    return text.strip(WHITE) if text else ""
