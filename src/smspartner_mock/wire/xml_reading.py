"""XML requests to plain values, by the shape that the contract gives them.

How a list or a map is written in a request has never been published. All likely spellings are read: a list is a
wrapper of `<item key="0">`, of `<entry>`, of anything, or a repeated element; a map has `<entry key="06200">`.
"""

from __future__ import annotations

from typing import Any, Final, NoReturn
from xml.parsers import expat

from .shapes import OPEN, Shape
from .values import from_text

# Far more than any operation needs; a bomb of elements stays small.
_MAX_DEPTH: Final = 64
_MAX_ELEMENTS: Final = 50_000

_WHITE_SPACE: Final = " \t\r\n"

_ENDS_EARLY: Final = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)


class UnreadableXmlError(ValueError):
    """
    The body is not well-formed, or is larger than a request may be.

    Attributes:
        ends_early: True if the document is well-formed up to its end.
    """

    def __init__(self, message: str, *, ends_early: bool = False) -> None:
        super().__init__(message)
        self.ends_early = ends_early


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
        """The text without surrounding XML white space, which is less than Python strips."""
        return self.text.strip(_WHITE_SPACE)

    @property
    def key(self) -> str:
        """The `key` of a nameless `<entry>` or `<item>`, else the name."""
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
        if len(self._open) > _MAX_DEPTH or self._count > _MAX_ELEMENTS:
            raise UnreadableXmlError("nested too deeply, or too many elements")
        element = Element(name, attributes)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, data: str) -> None:
        self._open[-1].text += data


def parse(content: bytes, charset: str | None = None) -> Element:
    """
    Return the root element of a document.

    A document type is refused before it is read, and with it all entities.

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
    except expat.ExpatError as error:
        raise UnreadableXmlError(str(error), ends_early=error.code in _ENDS_EARLY) from None
    except (LookupError, UnicodeError) as error:
        raise UnreadableXmlError(str(error)) from None
    return builder.top.children[0]


def _refuse_document_type(*_: object) -> NoReturn:
    raise UnreadableXmlError("a document type is not allowed")


def read_xml(content: bytes, shape: Shape, root: str, charset: str | None = None) -> dict[str, Any]:
    """
    Read the parameters in an XML body.

    Raises:
        UnreadableXmlError: It is not XML, has another root, or names a parameter twice that can only be there once.
    """
    top = parse(content, charset)
    if top.name != root:
        raise UnreadableXmlError(f"the root element is {top.name}, not {root}")
    return _object(top, shape)


def _value(element: Element, shape: Shape) -> Any:
    if shape.kind in ("object", "map") and element.value and not element.children:
        return element.value  # a text, where an object should be, is left to the validator to refuse
    match shape.kind:
        case "object":
            return _object(element, shape)
        case "list":
            return _list(element, shape.item or OPEN)
        case "map":
            return {child.key: _value(child, shape.item or OPEN) for child in element.children}
        case "open":
            is_empty_object = "object" in shape.types and not element.children and not element.value
            return {} if is_empty_object else _anything(element)
        case _:
            # An element with children, where a value should be, is left to the validator to refuse.
            return _anything(element) if element.children else from_text(element.value, shape.types)


def _object(element: Element, shape: Shape) -> dict[str, Any]:
    children: dict[str, list[Element]] = {}
    for child in element.children:
        children.setdefault(child.key, []).append(child)
    read: dict[str, Any] = {}
    for name, elements in children.items():
        part = shape.properties.get(name)
        if part is None:
            read[name] = _together([_anything(child) for child in elements])
        elif part.kind == "list":
            read[name] = (
                _repeated(elements, part.item or OPEN) if len(elements) > 1 else _list(elements[0], part.item or OPEN)
            )
        elif len(elements) > 1:
            raise UnreadableXmlError(f"{name} is repeated")
        elif elements[0].children or elements[0].value or name in shape.required or part.kind != "scalar":
            read[name] = _value(elements[0], part)
        # An empty optional value counts as absent: XML has no other way to say so.
    return read


def _list(element: Element, member: Shape) -> list[Any]:
    """Return an element's members, or the one member that the element is itself."""
    children = element.children
    if not children:
        return [_value(element, member)] if element.value else []
    return [_value(element, member)] if _is_member(element, member) else [_value(child, member) for child in children]


def _repeated(elements: list[Element], member: Shape) -> list[Any]:
    """Return the members in repeated elements; if the elements turn out to be wrappers, their members."""
    if any(child.children and not _is_member(child, member) for child in elements):
        return [one for child in elements for one in _list(child, member)]
    return [_value(child, member) for child in elements]


def _is_member(element: Element, member: Shape) -> bool:
    """Return whether an element with children is a member, rather than holding members."""
    if member.kind == "object":
        return any(child.key in member.properties for child in element.children)
    return member.kind in ("open", "map") and any(child.name not in ("entry", "item") for child in element.children)


def _anything(element: Element) -> Any:
    """Return a value of unknown shape: a string, a list of `<item>`, or an object."""
    if not element.children:
        return element.value
    names = [child.key for child in element.children]
    if all(child.name in ("entry", "item") and _is_index(child) for child in element.children):
        return [_anything(child) for child in element.children]
    return {
        name: _together([_anything(child) for child in element.children if child.key == name])
        for name in dict.fromkeys(names)
    }


def _together(values: list[Any]) -> Any:
    """Return the value of a name that may be repeated."""
    return values[0] if len(values) == 1 else values


def _is_index(element: Element) -> bool:
    key = element.attributes.get("key", "0")
    return key.isascii() and key.isdecimal()
