"""Refusals: the one place that decides which code a refused parameter gets, and the published rate limits.

Tables of `(property, keyword)` to code are data; behaviours bring those of their operations. An operation without a
table is refused with its own general code.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .contract import Operation
from .contract.violations import Violation

CONSTRAINTS: Final = 9
"""One or more constraints are not met: the general code, with a list of what they are."""

MALFORMED: Final = 90
"""The body cannot be read."""

Table = Mapping[str | tuple[str, str], int]
"""Which code a property's violation has: by its name (dotted where nested), or by name and schema keyword."""

# The survey operation prints `error` where the others print `errors`.
_ERROR_LIST: Final = {"messages.send_survey": "error"}


class Refusal(Exception):  # noqa: N818 - the field's own word
    """
    The service says no.

    Args:
        code: As `x-codes` of the operation lists it; meaning and HTTP status are taken from there.
        message: Instead of the code's meaning.
        errors: What is wrong with each parameter; such a refusal has no message.
        status: Instead of the code's HTTP status.
    """

    def __init__(
        self, code: int, message: str | None = None, *, errors: Sequence[Violation] = (), status: int | None = None
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.errors = errors
        self.status = status

    def http_status(self, operation: Operation | None) -> int:
        """The status of its response: a refused parameter has 400 where the contract says nothing."""
        if self.status is not None:
            return self.status
        listed = operation.codes.get(self.code) if operation else None
        return listed.status if listed else 400

    def body(self, operation: Operation | None) -> dict[str, Any]:
        """The response, as the service writes it."""
        if self.errors:
            name = _ERROR_LIST.get(operation.name, "errors") if operation else "errors"
            members = [{"elementId": each.element_id, "message": each.message} for each in self.errors]
            return {"success": False, "code": self.code, name: members}
        return {"success": False, "code": self.code, "message": self.message or self._meaning(operation)}

    def _meaning(self, operation: Operation | None) -> str:
        if operation is None:
            return "Refused"
        example = operation.refusal_example
        if example.get("code") == self.code and isinstance(example.get("message"), str):
            return str(example["message"])
        listed = operation.codes.get(self.code)
        return listed.meaning if listed else "Refused"


def refuse_violations(operation: Operation, table: Table, violations: Sequence[Violation]) -> Refusal:
    """The refusal for parameters that break the contract: the first with a code of its own, or else all of them."""
    for each in violations:
        code = _own_code(each, table)
        if code is not None:
            return Refusal(code, each.message)
    return Refusal(_general_code(operation), errors=violations)


def refuse_unreadable(operation: Operation) -> Refusal:
    """
    The refusal for what cannot be read.

    An operation without a code for it finds nothing in it: not even the key.
    """
    code = next((each for each in (MALFORMED, CONSTRAINTS) if _refuses_all(operation, each)), operation.missing_key)
    return Refusal(code, "The request is malformed", status=400)


def _own_code(violation: Violation, table: Table) -> int | None:
    return table.get((violation.name, violation.keyword), table.get(violation.name))


def _general_code(operation: Operation) -> int:
    """The code for constraints; else the first with which the operation refuses a parameter."""
    if CONSTRAINTS in operation.codes and operation.codes[CONSTRAINTS].error == "InvalidRequestError":
        return CONSTRAINTS
    refusing = (each.number for each in operation.codes.values() if each.error == "InvalidRequestError" and each.whole)
    return next(refusing, CONSTRAINTS)


def _refuses_all(operation: Operation, code: int) -> bool:
    listed = operation.codes.get(code)
    return listed is not None and listed.whole and listed.error == "InvalidRequestError"


class TooManyError(Refusal):
    """
    One call too many. Its body is assumed: nobody has published one.

    Attributes:
        retry_after: Whole seconds until the next call is taken.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, "Too many requests", status=429)
        self.retry_after = retry_after


class Limits:
    """The calls of the last seconds, by operation and key; a call that is refused here does not count."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[float]] = {}

    def count(self, operation: Operation, key: str, now: float) -> None:
        """
        Count a call.

        Raises:
            TooManyError: It is over the limit.
        """
        limit = operation.rate_limit
        if limit is None:
            return
        calls = self._calls.setdefault((operation.name, key), deque())
        while calls and calls[0] <= now - limit["seconds"]:
            calls.popleft()
        if len(calls) >= limit["requests"]:
            raise TooManyError(max(1, math.ceil(calls[0] + limit["seconds"] - now)))
        calls.append(now)
