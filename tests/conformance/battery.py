"""
What schemathesis cannot know: that formats agree, that codes and statuses are the listed ones, what a call does.

A battery asks an engine a fixed list of questions and yields what is wrong, each with the check that found it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import jsonschema_rs

from smspartner_mock.engine import Engine
from smspartner_mock.exchange import Request
from smspartner_mock.state.clock import PARIS

from . import reading
from .suite import KEY, contract

NOW = datetime(2026, 3, 3, 11, 0, tzinfo=PARIS)  # a Tuesday, no holiday
DOCUMENT = contract()
OPERATIONS = {
    operation["operationId"]: (path, method.upper(), operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
HTTP = {
    "InvalidRequestError": 400,
    "AuthenticationError": 400,
    "NotAllowedError": 403,
    "InsufficientCreditError": 403,
    "NotFoundError": 404,
    "RateLimitError": 429,
    "ServiceError": 500,
}
WAYS = ("json", "positional", "named", "keyed")
Finding = tuple[str, str]
Make = Callable[[Any], Engine]


def _validator(reference: str) -> Any:
    return jsonschema_rs.validator_for({**DOCUMENT, "$ref": reference})


VALIDATORS = {
    name: _validator(operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"])
    for name, (_, _, operation) in OPERATIONS.items()
    if "application/json" in operation["responses"]["200"]["content"]
}


def listed(operation: dict[str, Any]) -> dict[int, int]:
    """The codes of an operation, each with the HTTP status that comes with it."""
    lists = DOCUMENT["components"]["x-codes"]
    own = dict(operation.get("x-codes", {}))
    reference = own.pop("$ref", None)
    entries = {**lists["common"], **(lists[reference.rsplit("/", 1)[-1]] if reference else {}), **own}
    return {
        int(code): entry.get("http", HTTP[entry.get("error", "InvalidRequestError")]) for code, entry in entries.items()
    }


class Line:
    """A line to an engine: asks in one way, and judges every response as it comes."""

    def __init__(self, make: Make, way: str) -> None:
        self.asked = 0
        self.engine = make("positional" if way == "json" else way)
        self.way = way
        self.found: list[Finding] = []

    def ask(self, name: str, /, *, accepted: bool | None = True, key: str | None = KEY, **parameters: Any) -> Any:
        """The value of the response, or the code of the refusal."""
        self.asked += 1
        path, method, operation = OPERATIONS[name]
        format = "json" if self.way == "json" else "xml"
        given = {**({"apiKey": key} if key else {}), "_format": format, **parameters}
        if "requestBody" not in operation:
            request = Request(method, f"/v1{path}", urlencode(given).encode())
        else:
            body = json.dumps(given).encode()
            request = Request(method, f"/v1{path}", headers=((b"content-type", b"application/json"),), body=body)
        response = self.engine.answer(request)
        tell: Any = lambda check, what: self.found.append((check, f"{name} in {self.way}: {what}"))  # noqa: E731
        if KEY.encode() in response.body:
            tell("the key is not repeated", "it is")
        if b"Traceback" in response.body:
            tell("no stack trace", "there is one")
        media_type = dict(response.headers).get(b"content-type", b"").decode()
        if response.status == 200 and "application/json" not in operation["responses"]["200"]["content"]:
            return response.body
        if media_type != f"application/{format}":
            tell("the asked format", f"its content type is {media_type!r}")
        if response.status != 200:
            return self._refused(tell, operation, response, accepted)
        value = self._read(tell, name, operation, response.body)
        if accepted is False:
            tell("bad input is refused", f"accepted: {parameters}")
        return value

    def _read(self, tell: Any, name: str, operation: dict[str, Any], body: bytes) -> Any:
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        try:
            value = json.loads(body) if self.way == "json" else self._from_xml(body, schema)
        except (ValueError, IndexError) as error:
            tell("well-formed", str(error)[:80])
            return {}
        if isinstance(value, dict) and value.get("success") is False and "code" in value:
            tell("status conformance", "a refusal came with HTTP 200")
        problems = [error.message for error in VALIDATORS[name].iter_errors(value)]
        if problems:
            tell("response schema", problems[0][:120])
        return value or {}

    def _from_xml(self, body: bytes, schema: dict[str, Any]) -> Any:
        root = reading.parse(body)
        if root.tag != "result":
            raise reading.UnreadableError(f"its root is <{root.tag}>")
        unknown = {child.tag for child in root.iter() if child is not root} - {"entry", "item"}
        if self.way == "keyed" and any(child.get("key") is None for child in root):
            raise reading.UnreadableError("an entry has no key")
        if self.way == "named" and "entry" in {child.tag for child in root}:
            raise reading.UnreadableError("a value has no name")
        names = {name for each in DOCUMENT["components"]["schemas"].values() for name in each.get("properties", {})}
        if unknown - names:
            raise reading.UnreadableError(f"nobody knows <{min(unknown - names)}>")
        value = reading.value_of(root, schema)
        extra = [name for name in value if name.startswith("#")]
        if extra:
            raise reading.UnreadableError("it has more values than fields")
        return value

    def _refused(self, tell: Any, operation: dict[str, Any], response: Any, accepted: bool | None) -> Any:
        try:
            code = json.loads(response.body)["code"] if self.way == "json" else reading.refusal_of(response.body)[0]
        except (ValueError, KeyError, IndexError, TypeError):
            tell("refusals are readable", "it has no code")
            return None
        if accepted:
            tell("valid data is accepted", f"refused with code {code}")
        statuses = listed(operation)
        if code not in statuses:
            tell("codes are documented", f"code {code} is not")
        elif response.status != statuses[code]:
            tell("status conformance", f"code {code} came with HTTP {response.status}, not {statuses[code]}")
        return code

    def expect(self, check: str, expected: Any, found: Any) -> None:
        """A fact about what calls have done."""
        if expected != found:
            self.found.append((check, f"in {self.way}: {found!r}, not {expected!r}"))


def run(make: Make, asked: Counter[str] | None = None) -> list[Finding]:
    """Everything that is wrong with an engine; `asked` counts the questions of each way."""
    lines = [Line(make, way) for way in WAYS]
    stories = [[*_story(line)] for line in lines]
    if asked is not None:
        asked.update({line.way: line.asked for line in lines})
    found = [finding for line in lines for finding in line.found]
    for line, story in zip(lines[1:], stories[1:], strict=True):
        for (name, expected), (_, value) in zip(stories[0], story, strict=False):
            if _plain(expected) != _plain(value):
                found.append(("the formats agree", f"{name} in {line.way}"))
    return found


def _plain(value: Any) -> Any:
    """What both formats can say: empty is none."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if each not in (None, "")}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _balance(line: Line) -> Decimal:
    return Decimal(str(line.ask("account.me").get("credits", {}).get("balance", "0")))


def _story(line: Line) -> Iterator[tuple[str, Any]]:
    """A day of a user, told once for each format."""
    for part in (_messages, _bad_input, _lists, _people, _money):
        try:
            yield from part(line)
        except (KeyError, IndexError, TypeError, AttributeError, ArithmeticError) as error:
            line.found.append(("the story goes on", f"{part.__name__}: {type(error).__name__} {error}"))


def _messages(line: Line) -> Iterator[tuple[str, Any]]:
    before = _balance(line)
    sent = line.ask("messages.send", phoneNumbers="+33600000000,+33600000002", message="Bonjour", tag="story")
    yield "messages.send", sent
    line.expect("sending costs what it says", before - Decimal(str(sent["cost"])), _balance(line))
    statuses = line.ask("statuses.by_message", messageId=sent["message_id"])
    numbers = [each["phoneNumber"] for each in statuses["StatutResponse_List"]]
    line.expect("what was sent is there", ["+33600000000", "+33600000002"], numbers)
    with line.engine.lock:
        line.engine.service.clock.advance(3600)
    status = line.ask("statuses.get", messageId=sent["message_id"], phoneNumber="+33600000000")
    yield "statuses.get", status
    line.expect("messages arrive", "Delivered", status["statut"])
    tagged = line.ask("statuses.by_tag", tag="story")
    line.expect("tags find their messages", 2, tagged["total"])
    later: Any = {"scheduledDeliveryDate": "05/03/2026", "time": 9, "minute": 30}
    planned = line.ask("messages.send", phoneNumbers="+33600000000", message="Plus tard", **later)
    yield "messages.send", planned
    line.expect("schedules are kept", "2026-03-05 09:30:00", planned.get("scheduledDeliveryDate"))
    after = _balance(line)
    yield "messages.cancel", line.ask("messages.cancel", messageId=planned["message_id"])
    line.expect("cancelling pays back", after + Decimal(str(planned["cost"])), _balance(line))
    line.expect("cancelled once", 5, line.ask("messages.cancel", accepted=False, messageId=planned["message_id"]))
    with line.engine.lock:
        line.engine.service.clock.advance(3 * 24 * 3600)
    gone = line.ask("statuses.by_message", accepted=None, messageId=planned["message_id"])
    arrived = [each["status"] for each in gone.get("StatutResponse_List", ())] if isinstance(gone, dict) else []
    line.expect("what was cancelled does not arrive", False, "Delivered" in arrived)
    line.expect("sent is sent", 7, line.ask("messages.cancel", accepted=False, messageId=sent["message_id"]))
    texts: Any = [{"phoneNumber": "+33600000000", "message": "a"}, {"phoneNumber": "+33600000002", "message": "b"}]
    bulk = line.ask("messages.bulk_send", SMSList=texts)
    yield "messages.bulk_send", bulk
    costs = [Decimal(str(each["cost"])) for each in bulk["SMSResponse_List"]]
    line.expect("a batch costs the sum of its members", Decimal(str(bulk["cost"])), sum(costs))
    line.expect("one number each", bulk["message_id"], planned["message_id"] + 1)
    line.expect(
        "long texts are several", 2, line.ask("messages.send", phoneNumbers="+33600000000", message="a" * 161)["nb_sms"]
    )
    before = _balance(line)
    line.ask("messages.send", phoneNumbers="+33600000000", message="a", sandbox=1)
    line.expect("a sandbox is free", before, _balance(line))


def _bad_input(line: Line) -> Iterator[tuple[str, Any]]:
    line.expect("a wrong key is refused", 10, line.ask("account.me", accepted=False, key="wrong"))
    line.expect("a missing key is refused", 1, line.ask("account.me", accepted=False, key=None))
    line.expect("numbers are required", 2, line.ask("messages.send", accepted=False, message="a"))
    line.expect("a text is required", 43, line.ask("messages.send", accepted=False, phoneNumbers="+33600000000"))
    many = ",".join(["+33600000000"] * 501)
    line.expect("500 at most", 50, line.ask("messages.send", accepted=False, phoneNumbers=many, message="a"))
    good: Any = {"phoneNumbers": "+33600000000", "message": "a"}
    for name, value in (("sender", "A" * 12), ("tag", "A b"), ("gamme", 3), ("isStopSms", 2), ("message", 5)):
        line.ask("messages.send", accepted=False, **{**good, name: value})
    line.expect("ids exist", 4, line.ask("messages.cancel", accepted=False, messageId=99999))
    line.ask("messages.cancel", accepted=False, messageId="abc")
    yield "nothing", None


def _lists(line: Line) -> Iterator[tuple[str, Any]]:
    stop = line.ask("stops.add", phoneNumber="+33600000003")
    yield "stops.add", stop
    line.expect("stops are there once", 3, line.ask("stops.add", accepted=False, phoneNumber="+33600000003"))
    stops = line.ask("stops.list")
    yield "stops.list", stops
    line.expect("stops are listed", ["+33600000003"], [each["phoneNumber"] for each in stops["data"]])
    line.expect("the list is counted", len(stops["data"]), stops["nbData"])
    code = line.ask("messages.send", accepted=False, phoneNumbers="+33600000003", message="a")
    line.expect("stopped numbers get nothing", 14, code)
    line.ask("stops.delete", id=stop["stopId"])
    line.expect("stops go", [], line.ask("stops.list")["data"])
    line.expect("stops go once", 4, line.ask("stops.delete", accepted=False, id=stop["stopId"]))


def _people(line: Line) -> Iterator[tuple[str, Any]]:
    group = line.ask("groups.add", name="Amis")
    yield "groups.add", group
    contact: Any = {"phoneNumber": "+33600000001", "firstname": "Anne"}
    added = line.ask("contacts.add", groupId=group["groupId"], contact=contact)
    yield "contacts.add", added
    contacts = line.ask("contacts.list", groupId=group["groupId"])
    yield "contacts.list", contacts
    line.expect("contacts are listed", ["+33600000001"], [each["phone"] for each in contacts["datas"]])
    line.expect("contacts are counted", "1", str(contacts["total"]))
    detail = line.ask("contacts.get", contactId=added["contact"]["contactId"])
    line.expect("contacts keep what they have", "Anne", detail["contact"]["firstname"])
    again = line.ask("contacts.add", accepted=False, groupId=group["groupId"], contact=contact)
    line.expect("contacts are there once", 15, again)
    line.ask("contacts.delete", contactId=added["contact"]["contactId"])
    line.expect("contacts go", 404, line.ask("contacts.get", accepted=False, contactId=added["contact"]["contactId"]))
    groups = line.ask("groups.list")
    line.expect("groups are listed", [group["groupId"]], [each["id"] for each in groups["groups"]])
    found = line.ask("numbers.lookup", phoneNumbers="+33600000000,+3360")
    yield "numbers.lookup", found
    line.expect("every number is looked up", [True, False], [each["success"] for each in found["lookup"]])


def _money(line: Line) -> Iterator[tuple[str, Any]]:
    before = _balance(line)
    owner: Any = {"email": "shop@example.org", "isBuyer": 1, "creditToAttribute": "10"}
    made = line.ask("subaccounts.create", type="advanced", parameters=owner)
    token = made["subaccount"]["token"]
    line.expect("credit that is given is gone", before - 10, _balance(line))
    moved = line.ask("subaccounts.add_credit", credit="5", tokenSubaccount=token)
    yield "subaccounts.add_credit", moved
    line.expect("credit moves", 15.0, float(moved["subaccountCredit"]))
    subaccounts = line.ask("subaccounts.list")
    line.expect("sub-accounts are listed", [token], [each["token"] for each in subaccounts["data"]])
    line.ask("subaccounts.remove", token=token)
    line.expect("sub-accounts go", 404, line.ask("subaccounts.remove", accepted=False, token=token))
