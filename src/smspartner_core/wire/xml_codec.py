"""XML, in both directions."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from .errors import UnreadableError, WrongTypeError
from .refusal import Refusal, refusal_of
from .scalars import INTEGER, Kind
from .xml_reading import generic, reader_of
from .xml_tree import name_of, parse, tag_of, text_of
from .xml_writing import write_children

MEDIA_TYPE = "application/xml"


def opening(key: str) -> bytes:
    """How every request starts: with the key."""
    return f"<request><apiKey>{escape(key)}</apiKey>".encode()


def encode(values: dict[str, Any]) -> bytes:
    """
    What follows the key in a request.

    Raises:
        ArgumentError: A text holds a character that XML 1.0 cannot carry.
    """
    return f"{write_children(values)}</request>".encode()


def decode(content: bytes, charset: str | None, kind: Kind, *, failed: bool) -> Refusal | Any:
    """
    The value of a response, or the refusal that it is.

    Raises:
        UnreadableError: Not well-formed, with a document type, too deep, or a web page.
        WrongTypeError: It lacks what the service always sends, or is no value of this kind.
    """
    root = parse(content, charset)
    if tag_of(root).lower() == "html":
        raise UnreadableError("it is a web page")
    return _refusal(root, failed=failed) or reader_of(kind)(root)


def _refusal(root: Element, *, failed: bool) -> Refusal | None:
    """Told by the first two values, so that a response that is none costs nothing."""
    if not len(root):
        return None
    if name_of(root[0]) is not None:
        success = root.find("{*}success")
        keyed = success is None and next((child for child in root if child.get("key") == "success"), None)
        said = success if success is not None else keyed
        if not failed and (said is None or said is False or text_of(said) not in ("false", "0")):
            return None
        return refusal_of(generic(root), failed=failed)
    if len(root) < 2 or text_of(root[0]) not in ("false", "0") or len(root[1]):
        return None
    try:
        code = INTEGER.read(text_of(root[1]))
    except WrongTypeError:
        return None
    third = generic(root[2]) if len(root) > 2 else None
    tree = {"success": False, "code": code, "message" if isinstance(third, str) else "errors": third}
    return refusal_of(tree, failed=failed)
