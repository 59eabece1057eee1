"""Stories of several calls along the links of the contract: one response's values are the next call's parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from .building import build_request
from .contract import XML, Contract, Operation
from .xml_requests import is_readable

if TYPE_CHECKING:
    from .generation import Generator
    from .judging import Verdict
    from .service import Request

_MAX_STARTS: Final = 5
_MAX_STEPS: Final = 3


class Caller(Protocol):
    """What a story needs of the run that it belongs to."""

    contract: Contract
    operations: list[Operation]
    is_careful: bool

    def call(
        self, operation: Operation, request: Request, asked: str | None, format: str
    ) -> tuple[Verdict, int] | None:
        """Make one call and judge the response."""


def tell(run: Caller, generator: Generator, format: str) -> None:
    """Begin with valid data for every operation that has links, and follow each of them."""
    for operation in run.operations:
        if not operation.raw["responses"]["200"].get("links"):
            continue
        for case in list(generator.cases(operation, "json", negative=False))[:_MAX_STARTS]:
            sent = json.loads(case.request.body) if case.request.body else {}
            values = {name: value for name, value in sent.items() if name not in ("apiKey", "_format")}
            _follow(run, operation, values, format, _MAX_STEPS)


def _follow(run: Caller, operation: Operation, values: Mapping[str, Any], format: str, steps: int) -> None:
    if run.is_careful and operation.takes_sandbox:
        values = {**values, "sandbox": 1}
    request = build_request(operation, values, format)
    if request.content_type == XML and not is_readable(request.body):
        return  # XML cannot carry these values
    called = run.call(operation, request, format, format)
    if called is None or called[1] != 200 or steps == 1:
        return
    for link in operation.raw["responses"]["200"].get("links", {}).values():
        target = run.contract.operations[link["operationId"]]
        if target not in run.operations:
            continue
        wanted = {**link.get("parameters", {}), **_body(link)}
        given = {name: _value(expression, values, called[0].value) for name, expression in wanted.items()}
        if None not in given.values():
            _follow(run, target, {**target.example, **given}, format, steps - 1)


def _body(link: Mapping[str, Any]) -> dict[str, Any]:
    body = link.get("requestBody", {})
    return body if isinstance(body, dict) else {}


def _value(expression: Any, request: Mapping[str, Any], response: Any) -> Any:
    """Return the value of an expression such as `$response.body#/message_id`; None if it is missing."""
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    source, _, pointer = expression.partition("#/")
    value: Any = request if source == "$request.body" else response
    for part in pointer.split("/"):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
