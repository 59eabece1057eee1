"""
Broken responses: what a service may do wrong with any operation, one thing at a time, and what it may do unpunished.

Each kind is put into three operations by the proxy; a run of the contract tests must name the operation and the format.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree

from smspartner_contract.findings import Finding
from smspartner_contract.run import Options, Run
from smspartner_contract.service import Service
from smspartner_mock import MockServer

from .proxy import CONTRACT, Call, Change, Reply, proxy

OPERATIONS = ("messages.send", "stops.list", "contacts.get")
FIELDS = {"messages.send": "message_id", "stops.list": "data", "contacts.get": "contact"}
KEY = "r34l-k3y"
TIMEOUT = 2.0
Break = Callable[[Call, Reply], Reply]


@dataclass(frozen=True)
class Kind:
    """
    A way to break a response.

    Attributes:
        format: The format in which it is done.
        dialect: The dialect of XML that the mock speaks.
        refusals: It is done to refusals; otherwise to what is accepted.
        timeout: How long the contract tests wait for a response.
    """

    name: str
    format: str
    apply: Break
    dialect: str = "positional"
    refusals: bool = False
    timeout: float = 10.0

    def change(self, operation: str) -> Change:
        """The change of an operation's responses."""

        def response(call: Call, reply: Reply) -> Reply:
            if call.operation != operation or call.asks_xml != (self.format == "xml"):
                return reply
            if (reply.status != 200) != self.refusals:
                return reply
            return self.apply(call, reply)

        return Change(self.name, response=response)


def findings(kind: Kind, operation: str, examples: int = 2) -> list[Finding]:
    """What a short run finds in one operation and format."""
    dialect: Any = kind.dialect
    with MockServer(api_key=KEY, xml=dialect) as mock, proxy(mock.base_url, kind.change(operation)) as address:
        service = Service(address, KEY, kind.timeout)
        run = Run(CONTRACT, service, Options(examples=examples, only=(operation,), formats=(kind.format,)))
        for _, part in run.parts():
            part()
        run.close()
    return run.findings.all()


def report() -> Iterator[tuple[str, str, str, bool]]:
    """Each kind in each of three operations, with what is said, and whether operation and format are right."""
    for kind in KINDS:
        for operation in OPERATIONS:
            yield row(kind, operation)


def row(kind: Kind, operation: str) -> tuple[str, str, str, bool]:
    """One kind in one operation."""
    found = findings(kind, operation)
    stray = [finding for finding in found if (finding.operation, finding.format) != (operation, kind.format)]
    told = [*stray, *found]
    return f"{kind.name} ({kind.format})", operation, told[0].sentence if told else "NOTHING", bool(found) and not stray


def harmless() -> Iterator[tuple[str, str, str, bool]]:
    """Each harmless change in one operation; nothing may be said."""
    for place, kind in enumerate(HARMLESS):
        operation = OPERATIONS[place % len(OPERATIONS)]
        found = findings(kind, operation, examples=1)
        yield f"{kind.name} ({kind.format})", operation, found[0].sentence if found else "nothing", not found


def _value(change: Callable[[dict[str, Any], str], Any]) -> Break:
    def apply(call: Call, reply: Reply) -> Reply:
        value = change(json.loads(reply.body), FIELDS[call.operation])
        return replace(reply, body=json.dumps(value).encode())

    return apply


def _tree(change: Callable[[Any, Any], Any]) -> Break:
    """A change of the document: it is given the root and the element of the field, or the last."""

    def apply(call: Call, reply: Reply) -> Reply:
        root = ElementTree.fromstring(reply.body)
        field = FIELDS[call.operation]
        named = [child for child in root if field in (child.tag, child.get("key"))]
        change(root, named[0] if named else root[1])
        return replace(reply, body=ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))

    return apply


def _body(change: Callable[[bytes], bytes]) -> Break:
    return lambda _, reply: replace(reply, body=change(reply.body))


def _reply(**changes: Any) -> Break:
    return lambda _, reply: replace(reply, **changes)


def _cut(_: Call, reply: Reply) -> Reply:
    return replace(reply, cut=len(reply.body) // 2)


def _reset(_: Call, reply: Reply) -> Reply:
    return replace(reply, cut=1, reset=True)


def _reorder(root: Any, _: Any) -> None:
    root[:] = list(root)[::-1]


def _rename(root: Any, element: Any) -> None:
    element.tag = "surprise"


def _rename_key(root: Any, element: Any) -> None:
    element.set("key", "surprise")


def _retag(root: Any, _: Any) -> None:
    root.tag = "answer"


def _drop(root: Any, element: Any) -> None:
    root.remove(element)


def _double(root: Any, element: Any) -> None:
    root.insert(1, element)


def _mix(root: Any, element: Any) -> None:
    element.tag = "entry" if element.tag != "entry" else "code"


def _add(root: Any, _: Any) -> None:
    ElementTree.SubElement(root, "surprise").text = "1"


def _nest(root: Any, _: Any) -> None:
    text, root[0].text = root[0].text, None
    ElementTree.SubElement(root[0], "entry").text = text


def _without(field: str, value: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in value.items() if name != field}


HTML = b"<!DOCTYPE html><html><body>Bad gateway</body></html>"
LATIN_JSON = _body(lambda body: body[:-1] + ', "note": "d\u00e9j\u00e0"}'.encode("latin-1"))
LATIN_XML = _body(lambda body: body + "<!-- d\u00e9j\u00e0 -->".encode("latin-1"))
DOCTYPE = _body(lambda body: body.replace(b"<result>", b'<!DOCTYPE result [<!ENTITY a "b">]><result>', 1))

KINDS = [
    Kind("a field dropped", "json", _value(lambda value, field: _without(field, value))),
    Kind(
        "a field renamed", "json", _value(lambda value, field: {**_without(field, value), field.upper(): value[field]})
    ),
    Kind("a field of another type", "json", _value(lambda value, field: {**value, field: "x"})),
    Kind("a field nulled", "json", _value(lambda value, field: {**value, field: None})),
    Kind("success as a word", "json", _value(lambda value, _: {**value, "success": "yes"})),
    Kind("a list around it", "json", _value(lambda value, _: [value])),
    Kind("JSON that ends early", "json", _body(lambda body: body[:-1])),
    Kind("JSON with something after it", "json", _body(lambda body: body + b"}")),
    Kind("a number that JSON does not know", "json", _body(lambda body: body[:-1] + b', "n": NaN}')),
    Kind("a refusal with HTTP 200", "json", _body(lambda _: b'{"success": false, "code": 4, "message": "non"}')),
    Kind("an element renamed", "xml", _tree(_rename), "named"),
    Kind("an element dropped", "xml", _tree(_drop), "named"),
    Kind("an element twice", "xml", _tree(_double), "named"),
    Kind("elements reordered", "xml", _tree(_reorder), "named"),
    Kind("an element added", "xml", _tree(_add), "named"),
    Kind("an element without its name", "xml", _tree(_mix), "named"),
    Kind("a key renamed", "xml", _tree(_rename_key), "keyed"),
    Kind("positions reordered", "xml", _tree(_reorder)),
    Kind("a position dropped", "xml", _tree(_drop)),
    Kind("a position twice", "xml", _tree(_double)),
    Kind("a name among positions", "xml", _tree(_mix)),
    Kind("a value inside a value", "xml", _tree(_nest)),
    Kind("another root", "xml", _tree(_retag)),
    Kind("XML that ends early", "xml", _body(lambda body: body.rstrip()[:-4])),
    Kind("a document type", "xml", DOCTYPE),
    Kind("another encoding declared", "xml", _body(lambda body: body.replace(b"UTF-8", b"ISO-8859-1", 1))),
    Kind("Latin-1 called UTF-8", "json", LATIN_JSON),
    Kind("Latin-1 called UTF-8", "xml", LATIN_XML),
    Kind("UTF-16", "json", _body(lambda body: body.decode().encode("utf-16"))),
    Kind("UTF-16", "xml", _body(lambda body: body.decode().encode("utf-16"))),
    Kind("an HTML page", "json", _reply(body=HTML, content_type="text/html")),
    Kind("an HTML page, with HTTP 502", "xml", _reply(status=502, body=HTML, content_type="text/html")),
    Kind("a wrong Content-Type", "json", _reply(content_type="text/plain")),
    Kind("a wrong Content-Type", "xml", _reply(content_type="application/json")),
    Kind("no Content-Type", "json", _reply(content_type=None)),
    Kind("another charset", "xml", _reply(content_type="application/xml; charset=iso-8859-1")),
    Kind("nothing", "json", _reply(body=b"")),
    Kind("the key repeated", "json", _body(lambda body: body[:-1] + f', "note": "{KEY}"}}'.encode())),
    Kind("the key repeated", "xml", _body(lambda body: body + f"<!-- {KEY} -->".encode())),
    Kind("cut off", "json", _cut),
    Kind("reset", "xml", _reset),
    Kind("slow", "json", _reply(drip=0.02), timeout=TIMEOUT),
    Kind("hanging", "xml", _reply(delay=3 * TIMEOUT), timeout=TIMEOUT),
    Kind("another status", "json", _reply(status=202)),
    Kind("success with HTTP 500", "xml", _reply(status=500)),
    Kind("a redirect", "json", _reply(status=302)),
    Kind("no code", "json", _body(lambda _: b'{"success": false, "message": "non"}'), refusals=True),
    Kind("no code", "xml", _body(lambda _: b"<result><entry>false</entry></result>"), refusals=True),
    Kind("an undocumented code", "json", _body(lambda _: b'{"success": false, "code": 777}'), refusals=True),
    Kind("another status of a refusal", "json", _reply(status=418), refusals=True),
    Kind("a stack trace", "json", _body(lambda body: b"Traceback (most recent call last):\n"), refusals=True),
]


def _shuffled(value: dict[str, Any], _: str) -> dict[str, Any]:
    return dict(random.Random(1).sample(sorted(value.items()), len(value)))


HARMLESS = [
    Kind("an optional field dropped", "json", _value(lambda value, _: _without("code", value))),
    Kind("an unknown field added", "json", _value(lambda value, _: {**value, "surprise": [1, {"a": None}]})),
    Kind("a delay of a second", "json", _reply(delay=1.0)),
    Kind("fields in another order", "json", _value(_shuffled)),
    Kind("white space", "json", _body(lambda body: json.dumps(json.loads(body), indent=4).encode())),
    Kind("a charset that is right", "json", _reply(content_type="application/json; charset=UTF-8")),
    Kind("a Content-Type in capitals", "xml", _reply(content_type="Application/XML")),
    Kind("no XML declaration", "xml", _body(lambda body: body.partition(b"?>")[2].lstrip())),
    Kind("comments", "xml", _body(lambda body: body.replace(b"<result>", b"<result><!-- fine -->", 1))),
    Kind("white space", "xml", _body(lambda body: body.replace(b"><", b">\n\t<")), "named"),
    Kind("text in CDATA", "xml", _body(lambda body: body.replace(b">EUR<", b"><![CDATA[EUR]]><")), "keyed"),
    Kind(
        "another refusal's words",
        "json",
        _body(lambda body: body.replace(b'"message":"', b'"message":"Oh: ')),
        refusals=True,
    ),
]
