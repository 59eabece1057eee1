"""
Mutants: 48 services that get one thing wrong, made by a proxy in front of the mock; each must be found by a probe.

What a mutant does to values it does in JSON; what it does to bytes, in whatever is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from smspartner_contract import probes
from smspartner_contract.contract import Operation
from smspartner_contract.control import Control
from smspartner_contract.service import Request, Response, Service
from smspartner_mock import MockServer

from .proxy import CONTRACT, Call, Change, Reply, proxy

Value = dict[str, Any]
KEY = "r34l-k3y"
NOW = datetime(2026, 3, 3, 11, 0)  # a Tuesday, no holiday
DIALECTS: Any = ("positional", "named", "keyed")


def find(mutant: Change | None) -> list[probes.Finding]:
    """What the probes find wrong with a mutant: in the first dialect of XML in which they find anything."""
    found: list[probes.Finding] = []
    for dialect in DIALECTS:
        with MockServer(api_key=KEY, xml=dialect, now=NOW, seed=7) as mock, proxy(mock.base_url, mutant) as address:
            service = Service(address, KEY)

            def send(operation: Operation, request: Request, service: Service = service) -> Response:
                return service.send(request)

            control = Control(address)
            found = probes.run(CONTRACT, control, send)
            control.close()
            service.close()
        if found and mutant is not None:
            break
    return found


def report() -> Iterator[tuple[str, str, str]]:
    """Each mutant with the checks that find it, and what the first of them says."""
    for mutant in MUTANTS:
        findings = find(mutant)
        checks = ", ".join(dict.fromkeys(finding.check for finding in findings))
        first = findings[0] if findings else None
        yield mutant.name, checks, f"{first.operation}, {first.format.upper()}: {first.sentence}" if first else ""


def _on(operation: str, change: Callable[[Value], Value]) -> Callable[[Call, Reply], Reply]:
    def apply(call: Call, reply: Reply) -> Reply:
        if call.operation != operation or reply.status != 200 or reply.content_type != "application/json":
            return reply
        return replace(reply, body=json.dumps(change(json.loads(reply.body))).encode())

    return apply


def _without(field: str) -> Callable[[Value], Value]:
    return lambda value: {name: part for name, part in value.items() if name != field}


def _with(**fields: Any) -> Callable[[Value], Value]:
    return lambda value: {**value, **fields}


def _members(field: str, change: Callable[[list[Any]], list[Any]]) -> Callable[[Value], Value]:
    return lambda value: {**value, field: change(value[field])}


def _bytes(old: bytes, new: bytes, *, path: str = "", status: int | None = None) -> Callable[[Call, Reply], Reply]:
    def change(call: Call, reply: Reply) -> Reply:
        if not call.path.endswith(path) or (status and reply.status != status):
            return reply
        return replace(reply, body=re.sub(old, new, reply.body, count=1, flags=re.DOTALL))

    return change


def _status(old: int, new: int) -> Callable[[Call, Reply], Reply]:
    return lambda _, reply: replace(reply, status=new) if reply.status == old else reply


def _asked(old: bytes, new: bytes) -> Callable[[Call], Call]:
    return lambda call: replace(
        call, body=re.sub(old, new, call.body), query=re.sub(old, new, call.query.encode()).decode()
    )


def _always_rich(value: Value) -> Value:
    return {**value, "credits": {**value["credits"], "solde": "10224.688", "balance": "10224.688"}}


def _not_cancelled(call: Call) -> Reply | None:
    if call.operation != "messages.cancel":
        return None
    return Reply(200, "application/json", b'{"success": true, "code": 200, "message": "SMS annul\\u00e9"}')


MUTANTS = (
    Change("send without its message_id", response=_on("messages.send", _without("message_id"))),
    Change("send with a message_id in a text", response=_on("messages.send", _with(message_id="x307"))),
    Change("send with a cost in a text", response=_on("messages.send", _with(cost="0,038"))),
    Change("me without a balance", response=_on("account.me", lambda value: {**value, "credits": {"creditSms": 1}})),
    Change("me without a user", response=_on("account.me", _without("user"))),
    Change("success as a word", response=_on("messages.send", _with(success="yes"))),
    Change("a status nobody knows", response=_on("statuses.get", _with(statut="Teleported"))),
    Change("a status with a wrong date", response=_on("statuses.get", _with(date="tomorrow"))),
    Change("statuses of the wrong kind", response=_on("statuses.by_message", _with(StatutResponse_List="none"))),
    Change(
        "a list that lacks a member",
        response=_on("statuses.by_message", _members("StatutResponse_List", lambda members: members[1:])),
    ),
    Change(
        "a list that has a member twice", response=_on("contacts.list", _members("datas", lambda members: members * 2))
    ),
    Change(
        "a list in another order",
        response=_on("statuses.by_message", _members("StatutResponse_List", lambda members: members[::-1])),
    ),
    Change("a count that is wrong", response=_on("stops.list", _with(nbData=17))),
    Change("a total that is wrong", response=_on("statuses.by_tag", _with(total=17))),
    Change("a batch with a wrong sum", response=_on("messages.bulk_send", _with(cost=99.0))),
    Change("a batch without its members", response=_on("messages.bulk_send", _without("SMSResponse_List"))),
    Change("a long text is one SMS", response=_on("messages.send", _with(nb_sms=1))),
    Change("a schedule that is not told", response=_on("messages.send", _without("scheduledDeliveryDate"))),
    Change(
        "a lookup that accepts everything",
        response=_on(
            "numbers.lookup", _members("lookup", lambda members: [{**member, "success": True} for member in members])
        ),
    ),
    Change("groups without their id", response=_on("groups.add", _without("groupId"))),
    Change(
        "positions swapped in XML",
        response=_bytes(rb"(<entry>307</entry>)\s*(<entry>2</entry>)", rb"\2\1", path="/send"),
    ),
    Change("a position lost in XML", response=_bytes(rb"<entry>200</entry>", b"", path="/send")),
    Change(
        "a position too many in XML",
        response=_bytes(rb"</result>", b"<entry>9</entry><entry>9</entry></result>", path="/send"),
    ),
    Change("an element renamed", response=_bytes(rb"<nb_sms>(.*?)</nb_sms>", rb"<nbsms>\1</nbsms>", path="/send")),
    Change("another root", response=_bytes(rb"<result>(.*)</result>", rb"<answer>\1</answer>")),
    Change("a key renamed", response=_bytes(rb'key="cost"', b'key="price"')),
    Change("XML that ends early", response=_bytes(rb"</result>\s*$", b"")),
    Change("JSON that ends early", response=_bytes(rb"\}$", b"")),
    Change("JSON said to be a web page", response=lambda _, reply: replace(reply, content_type="text/html")),
    Change("JSON whatever was asked", request=_asked(rb'(_format"?[:=] ?"?)xml', rb"\1json")),
    Change("a refusal with HTTP 200", response=_status(404, 200)),
    Change("a wrong key with HTTP 404", response=_status(400, 404)),
    Change("a state refused with HTTP 400", response=_status(409, 400)),
    Change("an undocumented code", response=_bytes(rb"(code\W{1,5}|<entry>)404\b", rb"\g<1>777", status=404)),
    Change("a refusal without a code", response=_bytes(rb'"code":\d+,|<code>\d+</code>', b"", status=404)),
    Change("a stack trace", response=_bytes(rb"^", b"Traceback (most recent call last):", status=404)),
    Change("the key repeated", response=_bytes(rb"EUR", KEY.encode())),
    Change("any key is taken", request=_asked(rb"wrong", KEY.encode())),
    Change(
        "texts may be missing",
        request=_asked(rb'("phoneNumbers": "\+33600000000")(, "apiKey")', rb'\1, "message": "a"\2'),
    ),
    Change("501 numbers are taken", request=_asked(rb"(\+33600000000,){100,}", b"+33600000000,")),
    Change("a sender of twelve is cut", request=_asked(rb"A{12}", b"AAAA")),
    Change("an unknown range is taken", request=_asked(rb'"gamme": 3', b'"gamme": 1')),
    Change("messages are lost", response=_on("statuses.by_message", _with(StatutResponse_List=[]))),
    Change("cancelling does nothing", instead=_not_cancelled),
    Change("sending costs nothing", response=_on("account.me", _always_rich)),
    Change("contacts are not deleted", request=_asked(rb'("contactId": )"c1"', rb'\1"c0"')),
    Change("the wrong stop is deleted", request=_asked(rb"\bid=42", b"id=41")),
    Change("credit does not move", response=_on("subaccounts.add_credit", _with(subaccountCredit=10))),
)
