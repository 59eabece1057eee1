"""Faults, put into the mock one at a time: each is something that a service may get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from smspartner_mock.engine import Engine
from smspartner_mock.exchange import Request, Response

from .battery import NOW
from .suite import KEY

Value = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One of: a change of a response's values, of its bytes, or of what a request says."""

    name: str
    value: Callable[[str, Value], Value] | None = None
    wire: Callable[[Request, Response], Response] | None = None
    request: Callable[[Request], Request] | None = None
    state: Callable[[Engine, str], None] | None = None


class Faulty(Engine):
    """A mock with a fault in it."""

    def __init__(self, fault: Fault | None, dialect: Any, api_key: str = KEY) -> None:
        super().__init__(api_key=api_key, xml=dialect, now=NOW, seed=7)
        self._fault = fault

    def answer(self, request: Request) -> Response:
        """The response, with the fault in it."""
        fault = self._fault
        if fault and fault.request:
            request = fault.request(request)
        response = super().answer(request)
        if fault and fault.state and response.status == 200:
            with self.lock:
                fault.state(self, request.path.removeprefix("/v1"))
        return fault.wire(request, response) if fault and fault.wire else response

    def _accepted(self, value: Value, operation: Any, *, xml: bool) -> Response:
        if self._fault and self._fault.value:
            value = self._fault.value(operation.name, value)
        return super()._accepted(value, operation, xml=xml)


def _on(operation: str, change: Callable[[Value], Value]) -> Callable[[str, Value], Value]:
    return lambda name, value: change(value) if name == operation else value


def _without(field: str) -> Callable[[Value], Value]:
    return lambda value: {name: each for name, each in value.items() if name != field}


def _with(**fields: Any) -> Callable[[Value], Value]:
    return lambda value: {**value, **fields}


def _members(field: str, change: Callable[[list[Any]], list[Any]]) -> Callable[[Value], Value]:
    return lambda value: {**value, field: change(value[field])}


def _bytes(
    old: bytes, new: bytes, *, path: str = "", status: int | None = None
) -> Callable[[Request, Response], Response]:
    def change(request: Request, response: Response) -> Response:
        if not request.path.endswith(path) or (status and response.status != status):
            return response
        return replace(response, body=re.sub(old, new, response.body, count=1, flags=re.DOTALL))

    return change


def _status(old: int, new: int) -> Callable[[Request, Response], Response]:
    return lambda _, response: replace(response, status=new) if response.status == old else response


def _headers(value: bytes) -> Callable[[Request, Response], Response]:
    return lambda _, response: replace(response, headers=((b"content-type", value),))


def _asked(old: bytes, new: bytes) -> Callable[[Request], Request]:
    return lambda request: replace(request, body=re.sub(old, new, request.body), query=re.sub(old, new, request.query))


def _lose(engine: Engine, path: str) -> None:
    from smspartner_mock.state.messages import Messages

    if path == "/send":
        messages: Any = engine.service.of(Messages)
        for each in list(messages):
            each.recipients.clear()


def _deliver_cancelled(engine: Engine, path: str) -> None:
    from smspartner_mock.state.messages import Messages

    for each in engine.service.of(Messages):
        if path == "/message-cancel":
            each.cancelled = False


def _free(engine: Engine, path: str) -> None:
    if path == "/send":
        engine.service.main.credit += 1


FAULTS = (
    Fault("send without its message_id", value=_on("messages.send", _without("message_id"))),
    Fault("send with a message_id in a text", value=_on("messages.send", _with(message_id="x307"))),
    Fault("send with a cost in a text", value=_on("messages.send", _with(cost="0,038"))),
    Fault("me without a balance", value=_on("account.me", lambda value: {**value, "credits": {"creditSms": 1}})),
    Fault("me without a user", value=_on("account.me", _without("user"))),
    Fault("success as a word", value=_on("messages.send", _with(success="yes"))),
    Fault("a status nobody knows", value=_on("statuses.get", _with(statut="Teleported"))),
    Fault("a status with a wrong date", value=_on("statuses.get", _with(date="tomorrow"))),
    Fault("statuses of the wrong kind", value=_on("statuses.by_message", _with(StatutResponse_List="none"))),
    Fault(
        "a list that lacks a member",
        value=_on("statuses.by_message", _members("StatutResponse_List", lambda all_: all_[1:])),
    ),
    Fault("a list that has a member twice", value=_on("contacts.list", _members("datas", lambda all_: all_ * 2))),
    Fault(
        "a list in another order",
        value=_on("statuses.by_message", _members("StatutResponse_List", lambda all_: all_[::-1])),
    ),
    Fault("a count that is wrong", value=_on("stops.list", _with(nbData=17))),
    Fault("a total that is wrong", value=_on("statuses.by_tag", _with(total=17))),
    Fault("a batch with a wrong sum", value=_on("messages.bulk_send", _with(cost=99.0))),
    Fault("a batch without its members", value=_on("messages.bulk_send", _without("SMSResponse_List"))),
    Fault("a long text is one SMS", value=_on("messages.send", _with(nb_sms=1))),
    Fault("a schedule that is not told", value=_on("messages.send", _without("scheduledDeliveryDate"))),
    Fault(
        "a lookup that accepts everything",
        value=_on("numbers.lookup", _members("lookup", lambda all_: [{**each, "success": True} for each in all_])),
    ),
    Fault("groups without their id", value=_on("groups.add", _without("groupId"))),
    Fault(
        "positions swapped in XML", wire=_bytes(rb"(<entry>307</entry>)\s*(<entry>2</entry>)", rb"\2\1", path="/send")
    ),
    Fault("a position lost in XML", wire=_bytes(rb"<entry>200</entry>", b"", path="/send")),
    Fault(
        "a position too many in XML",
        wire=_bytes(rb"</result>", b"<entry>9</entry><entry>9</entry></result>", path="/send"),
    ),
    Fault("an element renamed", wire=_bytes(rb"<(/?)nb_sms>", rb"<nbsms>", path="/send")),
    Fault("another root", wire=_bytes(rb"<result", b"<answer")),
    Fault("a key renamed", wire=_bytes(rb'key="cost"', b'key="price"')),
    Fault("XML that ends early", wire=_bytes(rb"</result>\s*$", b"")),
    Fault("JSON that ends early", wire=_bytes(rb"\}$", b"")),
    Fault("JSON said to be a web page", wire=_headers(b"text/html")),
    Fault("JSON whatever was asked", request=_asked(rb'"_format": "xml"|_format=xml', b'"_format": "json"')),
    Fault("a refusal with HTTP 200", wire=_status(404, 200)),
    Fault("a wrong key with HTTP 404", wire=_status(400, 404)),
    Fault("a state refused with HTTP 400", wire=_status(409, 400)),
    Fault("an undocumented code", wire=_bytes(rb"(code\W{1,5}|<entry>)404\b", rb"\g<1>777", status=404)),
    Fault("a refusal without a code", wire=_bytes(rb'"code":\d+,|<code>\d+</code>', b"", status=404)),
    Fault("a stack trace", wire=_bytes(rb"^", b"Traceback (most recent call last):", status=404)),
    Fault("the key repeated", wire=_bytes(rb"EUR", KEY.encode())),
    Fault("any key is taken", request=_asked(rb"wrong", KEY.encode())),
    Fault("texts may be missing", request=_asked(rb'("phoneNumbers": "\+33600000000")\}', rb'\1, "message": "a"}')),
    Fault("501 numbers are taken", request=_asked(rb"(\+33600000000,){100,}", b"+33600000000,")),
    Fault("a sender of twelve is cut", request=_asked(rb"A{12}", b"AAAA")),
    Fault("an unknown range is taken", request=_asked(rb'"gamme": 3', b'"gamme": 1')),
    Fault("messages are lost", state=_lose),
    Fault("cancelling does nothing", state=_deliver_cancelled),
    Fault("sending costs nothing", state=_free),
    Fault("contacts are not deleted", request=_asked(rb'("contactId": )"c1"', rb'\1"c0"')),
    Fault("the wrong stop is deleted", request=_asked(rb"&id=42", b"&id=41")),
    Fault("credit does not move", value=_on("subaccounts.add_credit", _with(subaccountCredit=10))),
)
