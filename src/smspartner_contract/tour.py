"""
A tour through every operation, in which each can succeed: first its documented example, then calls whose ids come
from what the service itself has given. An operation that is not named here is called with its example.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .contract import Contract


@dataclass(frozen=True)
class From:
    """A value of an earlier step's response: the last successful one, or else another's."""

    step: str
    path: tuple[str | int, ...]
    otherwise: From | None = None

    def read(self, responses: Mapping[str, Any]) -> Any:
        """
        Return the value.

        Raises:
            LookupError: No response has it.
        """
        try:
            value = responses[self.step]
            for part in self.path:
                value = value[part]
        except (LookupError, TypeError):
            if self.otherwise is None:
                raise LookupError(self.step) from None
            return self.otherwise.read(responses)
        return value


@dataclass(frozen=True)
class Step:
    """
    One call of the tour.

    Attributes:
        values: What is laid over the example.
        name: What later steps call its response; by default the operation.
        wait: Seconds by which the clock of a mock moves before it.
        for_operation: The operation for whose sake alone it is made.
    """

    operation: str
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    wait: int = 0
    for_operation: str = ""


def tour(contract: Contract, now: datetime, draw: random.Random) -> list[Step]:
    """Return the steps, with numbers, addresses and dates that the service has not seen; `now` is its time."""
    named = [step for step in _named_steps(now, draw) if step.operation in contract.operations]
    return [*(Step(name) for name in contract.operations), *named]


def values_of(step: Step, example: Mapping[str, Any], responses: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the parameters of a step.

    Raises:
        LookupError: No response has given an id that it needs; the name of the step that might have.
    """
    return {name: _resolved(value, responses) for name, value in {**example, **step.values}.items()}


def _resolved(value: Any, responses: Mapping[str, Any]) -> Any:
    if isinstance(value, From):
        return value.read(responses)
    if isinstance(value, dict):
        return {name: _resolved(part, responses) for name, part in value.items()}
    return [_resolved(part, responses) for part in value] if isinstance(value, list) else value


def _named_steps(now: datetime, draw: random.Random) -> list[Step]:
    numbers = [f"+336{draw.randrange(10**4):04}{draw.randrange(1000, 9000)}" for _ in range(8)]
    mark = f"{draw.randrange(16**8):08x}"
    later = now + timedelta(days=30)
    schedule = {"scheduledDeliveryDate": later.strftime("%d/%m/%Y"), "time": 10, "minute": 30}
    message = From("messages.send", ("message_id",))
    group = From("groups.add", ("groupId",), From("groups.list", ("groups", 0, "id")))
    contact = From("contacts.add", ("contact", "contactId"), From("contacts.list", ("datas", 0, "contactId")))
    subaccount = From("subaccounts.create", ("subaccount", "token"))
    rental = From("rentals.target", ("token",))
    person = {"phoneNumber": numbers[1], "firstname": "Anne", "lastname": "Martin"}
    owner = {"email": f"{mark}@example.org", "isBuyer": 1, "creditToAttribute": "10", "title": "Shop"}
    return [
        Step("messages.send", {"phoneNumbers": numbers[0], "tag": mark}),
        Step("statuses.get", {"messageId": message, "phoneNumber": numbers[0]}),
        Step("statuses.get_many", {"SMSStatut_List": [{"phoneNumber": numbers[0], "messageId": message}]}),
        Step("statuses.by_message", {"messageId": message}),
        Step("statuses.by_tag", {"tag": mark, "page": 1}),
        Step("messages.send", {"phoneNumbers": numbers[2], **schedule}, "scheduled", for_operation="messages.cancel"),
        Step("messages.cancel", {"messageId": From("scheduled", ("message_id",))}),
        Step(
            "messages.bulk_send",
            {"SMSList": [{"phoneNumber": number, "message": "Bonjour"} for number in numbers[3:5]]},
        ),
        Step("messages.send_from_long_number", {"to": numbers[5]}),
        Step("messages.send_survey", {"phoneNumbers": numbers[5]}),
        Step("messages.send_rcs", {"phoneNumbers": numbers[5:7]}),
        Step("groups.add", {"name": f"Clients {mark}"}),
        Step("groups.list"),
        Step("contacts.add", {"groupId": group, "contact": person}),
        Step("contacts.list", {"groupId": group}),
        Step("contacts.get", {"contactId": contact}),
        Step("contacts.update", {"contactId": contact, "contact": {**person, "lastname": "Petit"}}),
        Step("contacts.delete", {"contactId": contact}),
        Step("groups.delete", {"groupId": group}),
        Step("stops.add", {"phoneNumber": numbers[7]}),
        Step("stops.list"),
        Step("stops.delete", {"id": From("stops.add", ("stopId",))}),
        Step("subaccounts.create", {"type": "advanced", "parameters": owner}),
        Step("subaccounts.list"),
        Step("subaccounts.add_credit", {"tokenSubaccount": subaccount}),
        Step("subaccounts.remove_credit", {"tokenSubaccount": subaccount}),
        Step("subaccounts.remove", {"token": subaccount}),
        Step("rentals.target", {"op": "rent"}),
        Step("rentals.status", {"token": rental}, wait=3600),
        Step("rentals.download", {"token": rental}),
    ]
