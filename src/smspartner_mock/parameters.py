"""The parameters of a request: read from where the contract has them, in its spelling, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .behaviours import FIELD_CHECKS, NUMBERS, OTHER_NAMES, REFUSAL_CODES
from .contract import Operation
from .contract.violations import Violation, find_violations
from .exchange import Request
from .refusals import refuse_violations
from .state.clock import Clock
from .wire.reading import read_body, read_texts
from .wire.values import accept


def read_parameters(
    request: Request, operation: Operation, query: dict[str, Any], in_path: Mapping[str, str]
) -> dict[str, Any]:
    """
    Read the parameters from where the contract has them: the path, the query, the body.

    Raises:
        UnreadableError: The body is neither JSON nor XML of the right form.
    """
    shape = operation.request.shape
    if not operation.has_body:
        return read_texts({**query, **in_path} if in_path else query, shape)
    if not query and not in_path:
        return read_body(request.body, request.header(b"content-type"), shape, operation.root)
    outside = {name: query[name] for name in operation.in_query & query.keys()} | dict(in_path)
    return read_texts(outside, shape) | read_body(request.body, request.header(b"content-type"), shape, operation.root)


def check_parameters(
    parameters: dict[str, Any], operation: Operation, clock: Clock, *, strict: bool = False
) -> dict[str, Any]:
    """
    Return the parameters as the contract spells them.

    Args:
        strict: Whether they have to be spelled so already.

    Raises:
        Refusal: They do not keep the contract.
    """
    table = REFUSAL_CODES.get(operation.name, {})
    violations = _violations(parameters, operation)
    has_code_for_empty = any(
        violation.keyword == "empty" and (violation.name, "empty") in table for violation in violations
    )  # other empty values are as not given
    if violations and not strict and not has_code_for_empty:
        names = OTHER_NAMES.get(operation.name, {})
        renamed = {names.get(name, name): value for name, value in parameters.items()}
        parameters = accept(renamed, operation.request.shape)
        violations = _violations(parameters, operation)
    if not violations:
        return parameters
    refusal = refuse_violations(operation, table, violations)
    check = FIELD_CHECKS.get(operation.name)
    if check is None or not refusal.errors:
        raise refusal
    # The service lists all errors: so it does of what no schema can say.
    raise refuse_violations(operation, table, [*violations, *check(parameters, clock)])


def _violations(parameters: dict[str, Any], operation: Operation) -> list[Violation]:
    """Find the violations, but for those of numbers that a behaviour judges one by one."""
    found = find_violations(parameters, operation.request)
    if not found:
        return found
    judged = (NUMBERS.get(operation.name), "pattern")
    return [violation for violation in found if (violation.name, violation.keyword) != judged]
