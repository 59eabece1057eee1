"""The registry of behaviours, and the call that a behaviour receives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..contract import Operation
from ..contract.violations import Violation
from ..refusals import Table
from ..state import Account, Service
from ..state.clock import Clock


@dataclass(frozen=True, slots=True)
class File:
    """A response that is a file, for operations that answer with one."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """
    An accepted call: its key is known, and its parameters satisfy the contract.

    Attributes:
        parameters: As the contract types them, under their wire names, without the key and `_format`.
        account: Whose key it is.
    """

    operation: Operation
    parameters: Mapping[str, Any]
    account: Account
    service: Service

    @property
    def clock(self) -> Clock:
        """The mock's time."""
        return self.service.clock


Behaviour = Callable[[Call], dict[str, Any] | File]
"""Returns the response as the contract has it, or raises `Refusal`. It runs alone: no other call is under way."""

FieldCheck = Callable[[Mapping[str, Any], Clock], list[Violation]]
"""Returns what is wrong with parameters beyond their schema, where the service lists the errors of all."""

OTHER_PATHS: Final = {"/contact/multiple/add": "/contact/add"}
"""Paths that programs in production use beside those of the provider's pages."""

BEHAVIOURS: dict[str, Behaviour] = {}
REFUSAL_CODES: dict[str, Table] = {}
FIELD_CHECKS: dict[str, FieldCheck] = {}
NUMBERS: dict[str, str] = {}
"""The parameter of phone numbers that a behaviour judges one by one, whatever their pattern says of all."""

OTHER_NAMES: dict[str, Mapping[str, str]] = {}


def answers(operation: str) -> Callable[[Behaviour], Behaviour]:
    """Register the behaviour of an operation, such as `messages.send`."""

    def register(behaviour: Behaviour) -> Behaviour:
        if operation in BEHAVIOURS:
            raise ValueError(f"{operation} has a behaviour already")
        BEHAVIOURS[operation] = behaviour
        return behaviour

    return register


def refusal_codes(*operations: str, table: Table) -> None:
    """
    Set the codes of invalid parameters for one or more operations; a later table adds to an earlier.

    A key is a property, or a property and the keyword of the schema: `{("message", "required"): 43}`. A nested
    property is dotted, without the numbers of list members: `SMSList.message`.
    """
    for operation in operations:
        REFUSAL_CODES[operation] = {**REFUSAL_CODES.get(operation, {}), **table}


def other_names(operation: str, **names: str) -> None:
    """Take parameters under other names too, where the request is refused without: programs in production use them."""
    OTHER_NAMES[operation] = names
