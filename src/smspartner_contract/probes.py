"""
Probes for rules that no schema can express: equal formats, right codes, effects of a call on the next.

A day of a user is played once in each format to a service that can be reset, so that both days begin
alike; each fact that does not hold is a finding with the name of the check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from .building import build_request
from .contract import Contract, Operation
from .control import Control
from .judging import Judge, Verdict
from .service import STAND_IN, NoResponseError, Request, Response

Send = Callable[[Operation, Request], Response]
Told = Iterator[tuple[str, Any]]
_TIME: Final = re.compile(r"1[0-9]{9}|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}.*")


@dataclass(frozen=True)
class Finding:
    """A rule that was broken, with the call that showed it."""

    check: str
    operation: str
    format: str
    sentence: str
    place: str = "docs/contract.md"
    request: Request | None = None
    response: Response | None = None


@dataclass
class Teller:
    """Tells the day in one format, and judges every response as it comes."""

    contract: Contract
    control: Control
    send: Send
    format: str
    found: list[Finding] = field(default_factory=list)
    _last: tuple[str, Request | None, Response | None] = ("", None, None)

    def __post_init__(self) -> None:
        self._judge = Judge(self.contract)

    def ask(self, name: str, /, *, accepted: bool | None = True, key: str | None = STAND_IN, **parameters: Any) -> Any:
        """The value of the response, or the code of the refusal; `accepted` says which is right (`None`: either)."""
        operation = self.contract.operations[name]
        request = build_request(operation, parameters, self.format, body_format="json", key=key)
        self._last = name, request, None
        try:
            response = self.send(operation, request)
        except NoResponseError as error:
            self.tell("a response comes", f"the service {error}")
            return {}
        self._last = name, request, response
        verdict = self._judge.judge(operation, request, response, self.format)
        for problem in verdict.problems:
            self.tell("the response keeps the contract", str(problem), problem.place)
        if response.status == 200:
            if accepted is False:
                self.tell("bad input is refused", "what has to be refused is accepted")
            return verdict.value or {}
        return self._refused(verdict, accepted)

    def _refused(self, verdict: Verdict, accepted: bool | None) -> int | None:
        if accepted:
            self.tell("valid data is accepted", f"a request that is right is refused with code {verdict.code}")
        return verdict.code

    def tell(self, check: str, sentence: str, place: str = "docs/contract.md") -> None:
        """Add a finding about the last call."""
        name, request, response = self._last
        self.found.append(Finding(check, name, self.format, sentence, place, request, response))

    def expect(self, check: str, expected: Any, found: Any) -> None:
        """Add a finding if calls had another effect than expected."""
        if expected != found:
            self.tell(check, f"{check}: expected {expected!r}, and it is {found!r}")


def run(contract: Contract, control: Control, send: Send, formats: tuple[str, ...] = ("json", "xml")) -> list[Finding]:
    """Return all findings about a service."""
    tellers = [Teller(contract, control, send, format) for format in formats]
    days = []
    for teller in tellers:
        control.reset()
        days.append(list(_day(teller)))
    control.reset()
    found = [finding for teller in tellers for finding in teller.found]
    for teller, day in zip(tellers[1:], days[1:], strict=True):
        for (name, expected), (_, value) in zip(days[0], day, strict=False):
            if _comparable(expected) != _comparable(value):
                sentence = f"says something else in {teller.format.upper()} than in {tellers[0].format.upper()}"
                found.append(Finding("the formats agree", name, teller.format, sentence))
    return found


def difference(expected: Any, found: Any, known: Set[str], path: str = "") -> tuple[str, str, str] | None:
    """Return where two values first differ in their known parts, and both values there; empty if they agree."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in known & (expected.keys() | found.keys()):
            inner = difference(expected.get(name), found.get(name), known, f"{path}.{name}" if path else name)
            if inner is not None:
                return inner
        return None
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        parts = (
            difference(one, other, known, f"{path}[{place}]")
            for place, (one, other) in enumerate(zip(expected, found, strict=True))
        )
        return next((part for part in parts if part is not None), None)
    nothing: tuple[Any, ...] = (None, "", [], {})
    if expected == found or (expected in nothing and found in nothing):
        return None
    return path, json.dumps(expected, ensure_ascii=False)[:60], json.dumps(found, ensure_ascii=False)[:60]


def _comparable(value: Any) -> Any:
    """Return the part of a value that both formats can express, without times."""
    if isinstance(value, dict):
        return {name: _comparable(part) for name, part in value.items() if part not in (None, "")}
    if isinstance(value, list):
        return [_comparable(member) for member in value]
    return "a time" if isinstance(value, str) and _TIME.fullmatch(value) else value


def _balance(teller: Teller) -> Decimal:
    return Decimal(str(teller.ask("account.me").get("credits", {}).get("balance", "0")))


def _day(teller: Teller) -> Told:
    for part in (_messages, _bad_input, _lists, _people, _money):
        try:
            yield from part(teller)
        except (KeyError, IndexError, TypeError, AttributeError, ArithmeticError):
            teller.tell("the day goes on", "lacks what the next call needs")


def _messages(teller: Teller) -> Told:
    before = _balance(teller)
    sent = teller.ask("messages.send", phoneNumbers="+33600000000,+33600000002", message="Bonjour", tag="story")
    yield "messages.send", sent
    teller.expect("sending costs what it says", before - Decimal(str(sent["cost"])), _balance(teller))
    statuses = teller.ask("statuses.by_message", messageId=sent["message_id"])
    numbers = [member["phoneNumber"] for member in statuses["StatutResponse_List"]]
    teller.expect("what was sent is there", ["+33600000000", "+33600000002"], numbers)
    teller.control.advance(3600)
    status = teller.ask("statuses.get", messageId=sent["message_id"], phoneNumber="+33600000000")
    yield "statuses.get", status
    teller.expect("messages arrive", "Delivered", status["statut"])
    tagged = teller.ask("statuses.by_tag", tag="story")
    teller.expect("tags find their messages", 2, tagged["total"])
    day = (teller.control.now() or datetime.now()) + timedelta(days=2)
    later: Any = {"scheduledDeliveryDate": f"{day:%d/%m/%Y}", "time": 9, "minute": 30}
    planned = teller.ask("messages.send", phoneNumbers="+33600000000", message="Plus tard", **later)
    yield "messages.send", planned
    teller.expect("schedules are kept", f"{day:%Y-%m-%d} 09:30:00", planned.get("scheduledDeliveryDate"))
    after = _balance(teller)
    yield "messages.cancel", teller.ask("messages.cancel", messageId=planned["message_id"])
    teller.expect("cancelling pays back", after + Decimal(str(planned["cost"])), _balance(teller))
    teller.expect("cancelled once", 5, teller.ask("messages.cancel", accepted=False, messageId=planned["message_id"]))
    teller.control.advance(3 * 24 * 3600)
    gone = teller.ask("statuses.by_message", accepted=None, messageId=planned["message_id"])
    arrived = [member["status"] for member in gone.get("StatutResponse_List", ())] if isinstance(gone, dict) else []
    teller.expect("what was cancelled does not arrive", False, "Delivered" in arrived)
    teller.expect("sent is sent", 7, teller.ask("messages.cancel", accepted=False, messageId=sent["message_id"]))
    texts: Any = [{"phoneNumber": "+33600000000", "message": "a"}, {"phoneNumber": "+33600000002", "message": "b"}]
    bulk = teller.ask("messages.bulk_send", SMSList=texts)
    yield "messages.bulk_send", bulk
    costs = [Decimal(str(member["cost"])) for member in bulk["SMSResponse_List"]]
    teller.expect("a batch costs the sum of its members", Decimal(str(bulk["cost"])), sum(costs))
    teller.expect("one number each", bulk["message_id"], planned["message_id"] + 1)
    teller.expect(
        "long texts are several",
        2,
        teller.ask("messages.send", phoneNumbers="+33600000000", message="a" * 161)["nb_sms"],
    )
    before = _balance(teller)
    teller.ask("messages.send", phoneNumbers="+33600000000", message="a", sandbox=1)
    teller.expect("a sandbox is free", before, _balance(teller))


def _bad_input(teller: Teller) -> Told:
    teller.expect("a wrong key is refused", 10, teller.ask("account.me", accepted=False, key="wrong"))
    teller.expect("a missing key is refused", 1, teller.ask("account.me", accepted=False, key=None))
    teller.expect("numbers are required", 2, teller.ask("messages.send", accepted=False, message="a"))
    teller.expect("a text is required", 43, teller.ask("messages.send", accepted=False, phoneNumbers="+33600000000"))
    many = ",".join(["+33600000000"] * 501)
    teller.expect("500 at most", 50, teller.ask("messages.send", accepted=False, phoneNumbers=many, message="a"))
    good: Any = {"phoneNumbers": "+33600000000", "message": "a"}
    for name, value in (("sender", "A" * 12), ("tag", "A b"), ("gamme", 3), ("isStopSms", 2), ("message", 5)):
        teller.ask("messages.send", accepted=False, **{**good, name: value})
    teller.expect("ids exist", 4, teller.ask("messages.cancel", accepted=False, messageId=99999))
    teller.ask("messages.cancel", accepted=False, messageId="abc")
    yield "nothing", None


def _lists(teller: Teller) -> Told:
    stop = teller.ask("stops.add", phoneNumber="+33600000003")
    yield "stops.add", stop
    teller.expect("stops are there once", 3, teller.ask("stops.add", accepted=False, phoneNumber="+33600000003"))
    stops = teller.ask("stops.list")
    yield "stops.list", stops
    teller.expect("stops are listed", ["+33600000003"], [member["phoneNumber"] for member in stops["data"]])
    teller.expect("the list is counted", len(stops["data"]), stops["nbData"])
    code = teller.ask("messages.send", accepted=False, phoneNumbers="+33600000003", message="a")
    teller.expect("stopped numbers get nothing", 14, code)
    teller.ask("stops.delete", id=stop["stopId"])
    teller.expect("stops go", [], teller.ask("stops.list")["data"])
    teller.expect("stops go once", 4, teller.ask("stops.delete", accepted=False, id=stop["stopId"]))


def _people(teller: Teller) -> Told:
    group = teller.ask("groups.add", name="Amis")
    yield "groups.add", group
    contact: Any = {"phoneNumber": "+33600000001", "firstname": "Anne"}
    added = teller.ask("contacts.add", groupId=group["groupId"], contact=contact)
    yield "contacts.add", added
    contacts = teller.ask("contacts.list", groupId=group["groupId"])
    yield "contacts.list", contacts
    teller.expect("contacts are listed", ["+33600000001"], [member["phone"] for member in contacts["datas"]])
    teller.expect("contacts are counted", "1", str(contacts["total"]))
    detail = teller.ask("contacts.get", contactId=added["contact"]["contactId"])
    teller.expect("contacts keep what they have", "Anne", detail["contact"]["firstname"])
    again = teller.ask("contacts.add", accepted=False, groupId=group["groupId"], contact=contact)
    teller.expect("contacts are there once", 15, again)
    teller.ask("contacts.delete", contactId=added["contact"]["contactId"])
    teller.expect(
        "contacts go", 404, teller.ask("contacts.get", accepted=False, contactId=added["contact"]["contactId"])
    )
    groups = teller.ask("groups.list")
    teller.expect("groups are listed", [group["groupId"]], [member["id"] for member in groups["groups"]])
    found = teller.ask("numbers.lookup", phoneNumbers="+33600000000,+3360")
    yield "numbers.lookup", found
    teller.expect("every number is looked up", [True, False], [member["success"] for member in found["lookup"]])


def _money(teller: Teller) -> Told:
    before = _balance(teller)
    owner: Any = {"email": "shop@example.org", "isBuyer": 1, "creditToAttribute": "10"}
    made = teller.ask("subaccounts.create", type="advanced", parameters=owner)
    token = made["subaccount"]["token"]
    teller.expect("credit that is given is gone", before - 10, _balance(teller))
    moved = teller.ask("subaccounts.add_credit", credit="5", tokenSubaccount=token)
    yield "subaccounts.add_credit", moved
    teller.expect("credit moves", 15.0, float(moved["subaccountCredit"]))
    subaccounts = teller.ask("subaccounts.list")
    teller.expect("sub-accounts are listed", [token], [member["token"] for member in subaccounts["data"]])
    teller.ask("subaccounts.remove", token=token)
    teller.expect("sub-accounts go", 404, teller.ask("subaccounts.remove", accepted=False, token=token))
