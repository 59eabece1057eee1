"""
Read XML responses strictly by the contract.

A response is in one of three dialects: every value an `<entry>` and only its position says which (positional), every
value in an element of its name (named), or `<entry key="name">` (keyed). One document speaks one of them, but for
what `x-xml` says; whatever else it does is a problem with a path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from .contract import Contract, Problem, Schema, dotted

_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WHITE: Final = " \t\r\n"
_MEMBER: Final = ("entry", "item")


class UnreadableError(ValueError):
    """The content is not XML; the message is a sentence with the reason."""


@dataclass
class Element:
    """An element with its children, or its text without the white space around it."""

    name: str
    key: str | None = None
    children: list[Element] = field(default_factory=list)
    text: str = ""

    @property
    def tag(self) -> str:
        """The element's tag, as it is written."""
        return f'<{self.name} key="{self.key}">' if self.key is not None else f"<{self.name}>"


def parse(content: bytes) -> Element:
    """
    The root element.

    Raises:
        UnreadableError: It is not XML, not UTF-8, or has a document type.
    """
    top = Element("")
    open_elements = [top]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes.get("key"))
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(name: str) -> None:
        element = open_elements.pop()
        if element.children and element.text.strip(_WHITE):
            raise UnreadableError(f"{element.tag} holds text beside elements")
        element.text = element.text.strip(_WHITE)

    def text(data: str) -> None:
        open_elements[-1].text += data

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.upper() not in ("UTF-8", "US-ASCII"):
            raise UnreadableError(f"it says that its encoding is {encoding}, not UTF-8")

    def doctype(*_: Any) -> None:
        raise UnreadableError("it has a document type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declaration, doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableError(f"it is not well-formed XML: {error}") from None
    return top.children[0]


class Reader:
    """A reader of one dialect's responses: that of the first document that shows one."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._problems: list[Problem] = []
        self._place = ""

    def read(self, root: Element, schema: Schema) -> tuple[Any, list[Problem]]:
        """Return the document's value as JSON would have it, and its deviations from the contract."""
        self._problems, self._place = [], str(schema.get("$ref", ""))
        whole = self._contract.resolve(schema)
        expected = whole.get("xml", {}).get("name", "result")
        if root.name != expected:
            return None, [Problem("", f"has the root <{root.name}>, not <{expected}>", f"{self._place}/xml/name")]
        dialect = dialect_of(root.children) or "positional"
        value = self._value(root, schema, (), dialect)
        return value, self._problems

    def _tell(self, path: tuple[str | int, ...], sentence: str) -> None:
        self._problems.append(Problem(dotted(path), sentence, f"{self._place}/properties"))

    def _value(self, element: Element, schema: Schema, path: tuple[str | int, ...], dialect: str) -> Any:
        whole = self._contract.resolve(schema)
        branches = whole.get("oneOf")
        if branches:
            return self._nearest(element, branches, path, dialect)
        if "properties" in whole:
            outer, self._place = self._place, str(schema.get("$ref", self._place))
            value = self._object(element, whole, path, dialect)
            self._place = outer
            return value
        kinds = kinds_of(whole)
        if "array" in kinds:
            return self._list(element, whole.get("items", {}), path, dialect)
        if "object" in kinds or (not kinds and element.children):
            inner = whole.get("additionalProperties")
            item = inner if isinstance(inner, Mapping) else {}
            return {
                child.key or child.name: self._value(child, item, (*path, child.key or child.name), dialect)
                for child in element.children
            }
        if element.children:
            self._tell(path, f"must be a single value, and holds {element.children[0].tag}")
            return None
        if not element.text:
            return "" if self._contract.is_valid("", schema) else None
        return scalar(element.text, kinds)

    def _nearest(self, element: Element, branches: list[Schema], path: tuple[str | int, ...], dialect: str) -> Any:
        """Return the value by the alternative with the fewest problems."""
        before, tries = self._problems, []
        for branch in branches:
            self._problems = []
            value = self._value(element, branch, path, dialect)
            tries.append((len(self._problems) + len(self._contract.problems(value, branch)), self._problems, value))
        _, problems, value = min(tries, key=lambda found: found[0])
        self._problems = before + problems
        return value

    def _list(self, element: Element, item: Schema, path: tuple[str | int, ...], dialect: str) -> Any:
        if element.text:
            self._tell(path, "must be a list, and is text")
            return None
        wrong = next((child for child in element.children if child.name not in _MEMBER), None)
        if wrong is not None:
            self._tell(path, f"must hold <entry> elements only, and holds {wrong.tag}")
            return None
        return [self._value(child, item, (*path, place), dialect) for place, child in enumerate(element.children)]

    def _object(self, element: Element, whole: Schema, path: tuple[str | int, ...], dialect: str) -> Any:
        if element.text:
            self._tell(path, "must hold values, and is text")
            return None
        if path and not element.children:
            return None  # an empty element before one that is there: by position there is no other way to leave one out
        wanted = "named" if dialect == "positional" and whole.get("x-xml", {}).get("named") else dialect
        actual = dialect_of(element.children)
        if element.children and actual is None:
            self._tell(path, f"mixes elements with and without a name: {_tags(element.children)}")
            return None
        if element.children and actual != wanted:
            self._tell(path, f"is written {actual}, where the rest is {dialect}: {_tags(element.children)}")
            return None
        pairs = self._positions(element, whole, path) if wanted == "positional" else self._names(element, whole, path)
        values: dict[str, Any] = {}
        for name, child in pairs:
            part = whole["properties"].get(name, {})
            if name in values and wanted == "named" and isinstance(values[name], list):
                values[name].append(self._value(child, self._contract.resolve(part).get("items", {}), path, dialect))
                continue
            value = self._repeated(element, name, child, part, (*path, name), dialect)
            if value is not None:
                values[name] = value
        return values

    def _repeated(
        self, parent: Element, name: str, child: Element, part: Schema, path: tuple[str | int, ...], dialect: str
    ) -> Any:
        """The value of a child; in the named dialect a list may be an element that is repeated, one a member."""
        whole = self._contract.resolve(part)
        is_list = "array" in kinds_of(whole) and dialect == "named"
        if is_list and sum(sibling.name == name for sibling in parent.children) > 1:
            return [self._value(child, whole.get("items", {}), path, dialect)]
        return self._value(child, part, path, dialect)

    def _names(self, element: Element, whole: Schema, path: tuple[str | int, ...]) -> Iterator[tuple[str, Element]]:
        known = list(whole["properties"])
        last, seen = -1, set()
        for child in element.children:
            name = child.key if child.key is not None else child.name
            part = self._contract.resolve(whole["properties"].get(name, {}))
            if name not in known:
                self._tell((*path, name), "is an element that the contract does not know")
                continue
            if name in seen and "array" not in kinds_of(part):
                self._tell((*path, name), "is there twice")
                continue
            if known.index(name) < last:
                self._tell((*path, name), f"stands after `{known[last]}`, and comes before it in the contract")
            seen.add(name)
            last = max(last, known.index(name))
            yield name, child

    def _positions(self, element: Element, whole: Schema, path: tuple[str | int, ...]) -> Iterator[tuple[str, Element]]:
        order = self._order(element, whole)
        extra = len(element.children) - len(order)
        if extra > 0:
            self._tell(path, f"has {len(element.children)} values by position, and the contract knows {len(order)}")
        yield from zip(order, element.children, strict=False)

    def _order(self, element: Element, whole: Schema) -> list[str]:
        names = list(whole["properties"])
        xml = whole.get("x-xml", {})
        refused = xml.get("refused")
        if refused and [child.text for child in element.children][refused.index("success") :][:1] == ["false"]:
            return list(refused)
        return next((list(order) for order in xml.get("orders", ()) if len(order) == len(element.children)), names)


def read_refusal(root: Element) -> dict[str, Any]:
    """Return a refusal's content, in any dialect: `success`, `code` and the errors, if they are there."""
    named = {child.key or child.name: child for child in root.children if child.key or child.name not in _MEMBER}
    children = named or dict(zip(("success", "code", "message"), root.children, strict=False))
    value: dict[str, Any] = {}
    for name, child in children.items():
        if child.children:
            value["errors" if name == "message" else name] = [member.text for member in child.children]
        elif child.text:
            value[name] = scalar(child.text, {"boolean", "integer", "string"})
    return value


def dialect_of(children: list[Element]) -> str | None:
    """The dialect of siblings; `None` where they mix several."""
    actual = {
        "keyed" if child.key is not None else "positional" if child.name in _MEMBER else "named" for child in children
    }
    return actual.pop() if len(actual) == 1 else None


def _tags(children: list[Element]) -> str:
    shown = list(dict.fromkeys(child.tag for child in children))
    return ", ".join(shown[:4])


def kinds_of(whole: Schema) -> set[str]:
    """The types that a schema allows."""
    kinds = whole.get("type", ())
    if not kinds and "anyOf" in whole:
        return {"string"}
    return {kinds} if isinstance(kinds, str) else set(kinds)


def scalar(text: str, kinds: set[str]) -> Any:
    """A text in the first of some types that it fits; otherwise itself."""
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "integer" in kinds and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in kinds and _NUMBER.fullmatch(text):
        return float(text)
    return text
