"""Bytes to a tree of elements, for documents that strangers wrote."""

from __future__ import annotations

from typing import Final, NoReturn
from xml.parsers import expat

# Far more than any operation needs; a bomb of elements stays small.
_DEPTH: Final = 64
_ELEMENTS: Final = 50_000

_SPACE: Final = " \t\r\n"


class UnreadableXmlError(ValueError):
    """Not well-formed, or more than a request may hold."""


class Element:
    """An element: its name without a namespace, its attributes, its children and its own text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name.rpartition(":")[2]
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    @property
    def value(self) -> str:
        """The text without the white space around it: that of XML, which is less than Python strips."""
        return self.text.strip(_SPACE)

    @property
    def key(self) -> str:
        """Who it is: its `key` where it is a nameless `<entry>` or `<item>`, else its name."""
        if self.name in ("entry", "item"):
            return self.attributes.get("key", self.name)
        return self.name


class _Builder:
    def __init__(self) -> None:
        self.top = Element("", {})
        self._open = [self.top]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEPTH or self._count > _ELEMENTS:
            raise UnreadableXmlError("too deep, or too many elements")
        element = Element(name, attributes)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, data: str) -> None:
        self._open[-1].text += data


def parse(content: bytes, charset: str | None = None) -> Element:
    """
    The root element of a document.

    A document type is refused before anything of it is read: entities are all it would bring.

    Raises:
        UnreadableXmlError: It is not well-formed, too deep, too large, or has a document type.
    """
    builder = _Builder()
    try:
        parser = expat.ParserCreate(charset)
        parser.buffer_text = True
        parser.StartElementHandler = builder.start
        parser.EndElementHandler = builder.end
        parser.CharacterDataHandler = builder.text
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise UnreadableXmlError(str(error)) from None
    return builder.top.children[0]


def _refuse_document_type(*_: object) -> NoReturn:
    raise UnreadableXmlError("a document type is not allowed")
