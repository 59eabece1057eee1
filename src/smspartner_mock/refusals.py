"""Refusals: the one place that decides which code a refused parameter gets, and the published rate limits.

Tables of `(property, keyword)` to code are data; behaviours bring those of their operations. An operation without a
table is refused with its own general code.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .contract import Operation
from .contract.messages import REFUSED
from .contract.violations import Violation
from .exchange import Request
from .settings import RefusalErrors, RefusalStatus
from .wire.reading import UnreadableError

CONSTRAINTS: Final = 9
"""One or more constraints are not met: the general code, with a list of what they are."""

MALFORMED: Final = 90
"""The body cannot be read."""

Table = Mapping[str | tuple[str, str], int]
"""Which code a property's violation has: by its name (dotted where nested), or by name and schema keyword."""

# The survey operation prints `error` where the others print `errors`.
_ERROR_LIST: Final = {"messages.send_survey": "error"}


@dataclass(frozen=True, slots=True)
class NumberError:
    """The error of one number, in the form that was recorded in production: its code is a string."""

    number: str
    code: int
    message: str

    def payload(self) -> dict[str, Any]:
        """Return it as a refusal lists it."""
        return {"phoneNumber": self.number, "code": str(self.code), "message": self.message}


class Refusal(Exception):  # noqa: N818 - the field's own word
    """
    The service refuses a call.

    Args:
        code: As `x-codes` of the operation lists it; message and HTTP status are taken from there.
        message: Instead of the code's own.
        errors: What is wrong with each parameter (such a refusal has no message), or with each number.
        status: Instead of the code's HTTP status.
    """

    def __init__(
        self,
        code: int,
        message: str | None = None,
        *,
        errors: Sequence[Violation | NumberError] = (),
        status: int | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.errors = errors
        self.status = status

    def http_status(self, operation: Operation | None, setting: RefusalStatus = "listed") -> int:
        """Return the status of its response: a refused parameter has 400 where the contract says nothing."""
        if self.status is not None:
            return self.status
        if setting != "listed":
            return int(setting)
        listed = operation.codes.get(self.code) if operation else None
        return listed.status if listed else 400

    def body(self, operation: Operation | None, setting: RefusalErrors = "listed") -> dict[str, Any]:
        """Return the response, as the service writes it."""
        body: dict[str, Any] = {"success": False, "code": self.code}
        if not all(isinstance(error, Violation) for error in self.errors) or not self.errors:
            body["message"] = self.message or self.message_of(operation)
        if self.errors:
            listed = _ERROR_LIST.get(operation.name, "errors") if operation else "errors"
            body[listed if setting == "listed" else setting] = [error.payload() for error in self.errors]
        return body

    def message_of(self, operation: Operation | None) -> str:
        """Return what the service says with the code."""
        if operation is None:
            return REFUSED
        example = operation.refusal_example
        if example.get("code") == self.code and isinstance(example.get("message"), str):
            return str(example["message"])
        listed = operation.codes.get(self.code)
        return listed.message if listed else REFUSED


def refuse_violations(operation: Operation, table: Table, violations: Sequence[Violation]) -> Refusal:
    """
    Return the refusal for parameters that break the contract.

    It has the code of the first, if each has a code of its own; else it lists all, each parameter once.
    """
    by_path: dict[tuple[str | int, ...], Violation] = {}
    for violation in violations:
        listed = by_path.setdefault(violation.path, violation)
        if own_code(listed, table) is None and own_code(violation, table) is not None:
            by_path[violation.path] = violation
    codes = [own_code(violation, table) for violation in by_path.values()]
    if codes[0] is not None and None not in codes:
        return Refusal(codes[0], next(iter(by_path.values())).message)
    return Refusal(_general_code(operation), errors=list(by_path.values()))


def own_code(violation: Violation, table: Table) -> int | None:
    """Return the code that a violation has by itself."""
    return table.get((violation.name, violation.keyword), table.get(violation.name))


def refuse_unreadable(operation: Operation, request: Request, error: UnreadableError) -> Refusal:
    """
    Return the refusal for what cannot be read.

    An operation without a code for it finds nothing in it: not even the key.
    """
    code = next((code for code in (MALFORMED, CONSTRAINTS) if _refuses_all(operation, code)), operation.missing_key)
    message = "La requête est mal formée"
    length = request.header(b"content-length")
    if error.ends_early and length == str(len(request.body)):
        message += (
            f" : elle s'arrête au milieu. Content-Length est {length} ; le corps est-il plus long ?"
            " Il se compte en octets, pas en caractères"
        )
    return Refusal(code, message, status=400)


def _general_code(operation: Operation) -> int:
    """The code for constraints; else the first with which the operation refuses a parameter."""
    if CONSTRAINTS in operation.codes and operation.codes[CONSTRAINTS].error == "InvalidRequestError":
        return CONSTRAINTS
    codes = operation.codes.values()
    refusing = (code.number for code in codes if code.error == "InvalidRequestError" and code.refuses_request)
    return next(refusing, CONSTRAINTS)


def _refuses_all(operation: Operation, code: int) -> bool:
    listed = operation.codes.get(code)
    return listed is not None and listed.refuses_request and listed.error == "InvalidRequestError"


class TooManyError(Refusal):
    """
    The rate limit is exceeded. The body is assumed: nobody has published one.

    Attributes:
        retry_after: Whole seconds until the next call is taken.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, "Trop de requêtes", status=429)
        self.retry_after = retry_after


class Limits:
    """The recent calls, by operation and key; a call that is refused here does not count."""

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
