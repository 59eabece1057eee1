"""The calls of the doctor: free and harmless ones only, by construction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ..building import build_request
from ..contract import Contract, Operation
from ..judging import Judge, Verdict
from ..service import NoResponseError, Request, Response, Service

MAX_REQUESTS: Final = 30
FORMATS: Final = ("json", "xml")
AFTERWARDS: Final = "the account afterwards"
_WRONG_KEY: Final = "a-wrong-key"


@dataclass(frozen=True)
class Exchange:
    """
    A request with its response and verdict.

    Attributes:
        label: What it was asked for; by default the operation.
        response: `None` if none came; `fault` then says why.
    """

    label: str
    operation: Operation
    format: str
    request: Request
    response: Response | None
    verdict: Verdict
    fault: str = ""


class Patient:
    """A service under examination."""

    def __init__(self, contract: Contract, service: Service, number: str) -> None:
        self.contract = contract
        self.exchanges: list[Exchange] = []
        self._service = service
        self._number = number
        self._judge = Judge(contract)
        self._harmless = {name: entry for name, entry in contract.operations.items() if entry.is_harmless}
        """All that it can call: operations without an effect, and those that `sandbox` leaves without one."""

    def find(self, label: str, format: str) -> Exchange | None:
        """The exchange of a label in a format, if it was made."""
        return next((entry for entry in self.exchanges if (entry.label, entry.format) == (label, format)), None)

    def value(self, label: str, *path: str | int) -> Any:
        """Return a value of the JSON response; None if it is missing."""
        exchange = self.find(label, "json")
        value: Any = exchange.verdict.value if exchange else None
        for step in path:
            try:
                value = value[step]
            except (LookupError, TypeError):
                return None
        return value

    def examine(self) -> None:
        """Make all calls."""
        self._both("account.me")
        for format in FORMATS:
            self._ask("a wrong key", "account.me", {}, format, key=_WRONG_KEY)
        for name in ("groups.list", "stops.list", "subaccounts.list"):
            self._both(name)
        self._ask("account.statistics", "account.statistics", {}, "json")  # five a minute are allowed
        self._both("numbers.lookup", {"phoneNumbers": f"{self._number},+3360"})
        self._format_in_query()
        tag = f"doctor-{secrets.token_hex(4)}"
        self._both("messages.send", {"phoneNumbers": self._number, "tag": tag})
        texts = [{"phoneNumber": self._number, "message": "a"}, {"phoneNumber": self._number, "message": "b"}]
        self._both("messages.bulk_send", {"SMSList": texts})
        message = self.value("messages.send", "message_id")
        if message is not None:
            self._both("statuses.by_message", {"messageId": message})
            self._both("statuses.get", {"messageId": message, "phoneNumber": self._number})
            self._both("statuses.get_many", {"SMSStatut_List": [{"phoneNumber": self._number, "messageId": message}]})
            self._both("statuses.by_tag", {"tag": tag, "page": 1})
        group = self.value("groups.list", "groups", 0, "id")
        if group is not None:
            self._both("contacts.list", {"groupId": group, "page": 1})
        self._ask(AFTERWARDS, "account.me", {}, "json")

    def _both(self, name: str, values: Mapping[str, Any] | None = None) -> None:
        for format in FORMATS:
            self._ask(name, name, values or {}, format)

    def _format_in_query(self) -> None:
        """Return a POST whose `_format` stands in the query, and not in the body."""
        operation = self._harmless["numbers.lookup"]
        request = build_request(operation, {"phoneNumbers": self._number}, "json")
        body = request.body.replace(b', "_format": "json"', b"")
        self._send("_format in the query", operation, replace(request, query="_format=xml", body=body), "xml")

    def _ask(self, label: str, name: str, values: Mapping[str, Any], format: str, **key: str) -> None:
        operation = self._harmless[name]
        sandbox = {"sandbox": 1} if operation.takes_sandbox else {}
        request = build_request(operation, {**operation.example, **values, **sandbox}, format, **key)
        self._send(label, operation, request, format)

    def _send(self, label: str, operation: Operation, request: Request, format: str) -> None:
        if self._service.requests >= MAX_REQUESTS:
            return
        try:
            response = self._service.send(request)
        except NoResponseError as error:
            self.exchanges.append(Exchange(label, operation, format, request, None, Verdict(), str(error)))
            return
        verdict = self._judge.judge(operation, request, response, format)
        self.exchanges.append(Exchange(label, operation, format, request, response, verdict))
