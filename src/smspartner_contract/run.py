"""One run against one service: the tour, generated cases, stories along the links, and the probes."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from . import probes, stories
from .building import build_request, is_free
from .contract import Contract, Operation, Problem
from .control import Control
from .findings import Findings
from .generation import Generator
from .judging import Judge, Verdict
from .service import NoResponseError, Request, Response, Service, is_loopback
from .tour import Step, tour, values_of

FORMATS: Final = ("json", "xml")
_GIVE_UP_AFTER: Final = 3
"""Responses that did not come, after which an operation is left alone: each costs a whole timeout."""
_MAX_PACED_SECONDS: Final = 60.0
"""What the cases of one operation, format and kind may wait for a rate limit."""


class TimeIsUpError(Exception):
    """The time limit of the whole run is over."""


class _GivenUpError(Exception):
    """An operation does not respond."""


@dataclass(frozen=True)
class Options:
    """
    The options of a run.

    Attributes:
        examples: Cases for each operation, format and kind of data (valid and not).
        only: Names of operations; without any, all are called, and the stories are run.
        everything: Call what sends and costs on other machines too.
        time_limit: The most seconds that the whole run may take.
    """

    examples: int = 25
    only: tuple[str, ...] = ()
    everything: bool = False
    formats: tuple[str, ...] = FORMATS
    time_limit: float | None = None


class Run:
    """A run against one service: it counts the calls and keeps the findings."""

    def __init__(self, contract: Contract, service: Service, options: Options) -> None:
        self.contract = contract
        self.service = service
        self.options = options
        self.begin = time.monotonic()
        self.control = Control(service.base_url)
        self.findings = Findings(contract, service)
        self.cases: Counter[tuple[str, str]] = Counter()
        self.answered: Counter[tuple[str, str]] = Counter()
        self.seconds: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.is_careful = not is_loopback(service.base_url) and not options.everything
        self.operations = [
            operation
            for name, operation in contract.operations.items()
            if (not options.only or name in options.only) and (operation.is_harmless or not self.is_careful)
        ]
        self.left_out = [
            name for name, operation in contract.operations.items() if self.is_careful and not operation.is_harmless
        ]
        self.missing: dict[str, str] = {}
        self._judge = Judge(contract)
        self._generator = Generator(contract, options.examples, sandbox=self.is_careful)
        self._silent: Counter[str] = Counter()
        self._next: dict[str, float] = {}

    @property
    def calls(self) -> int:
        """The number of requests to operations."""
        return self.cases.total()

    def parts(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the steps of the run, piece by piece."""
        for format in self.options.formats:
            yield f"tour, {format.upper()}", partial(self.tour, format)
        for operation in self.operations:
            for format in self.options.formats:
                yield f"{operation.name}, {format.upper()}", partial(self.generated, operation, format)
        if self.options.only:
            return
        for format in self.options.formats:
            yield f"stories, {format.upper()}", partial(self.stories, format)
        if self.control.is_there and not self.is_careful:
            yield "a day of a user", self.probes

    def close(self) -> None:
        """Close every connection."""
        self.control.close()
        self.service.close()

    def tour(self, format: str) -> None:
        """Call every operation with its example, and with what makes it succeed."""
        self.control.reset()
        responses: dict[str, Any] = {}
        now = self.control.now() or datetime.now(UTC)
        for step in tour(self.contract, now, random.Random()):
            operation = self.contract.operations[step.operation]
            if operation not in self.operations and not step.values:
                continue
            if self.is_careful and (not operation.is_harmless or step.for_operation in self.left_out):
                continue
            try:
                values = values_of(step, operation.example, responses)
            except LookupError as error:
                self.missing[operation.name] = f"{error.args[0]} has given nothing to call it with"
                continue
            if step.wait:
                self.control.advance(step.wait)
            self._step(step, operation, values, format, responses)
        self.control.reset()

    def generated(self, operation: Operation, format: str) -> None:
        """Call an operation with valid data and with invalid data."""
        sandbox = {"sandbox": 1} if self.is_careful and operation.takes_sandbox else {}
        keyless = build_request(operation, {**operation.example, **sandbox}, format, key=None)
        self._try(operation, keyless, format)  # a refusal in every format, whatever the cases turn out to be
        kinds = (False,) if self.is_careful and operation.takes_sandbox else (False, True)
        interval = self._interval(operation)
        most = int(_MAX_PACED_SECONDS / interval) if interval else self.options.examples
        for negative in kinds:
            for case in list(self._generator.cases(operation, format, negative=negative))[:most]:
                try:
                    self.call(operation, case.request, case.format, format)
                except _GivenUpError:
                    return

    def stories(self, format: str) -> None:
        """Tell stories along the links."""
        self.control.reset()
        stories.tell(self, self._generator, format)
        self.control.reset()

    def probes(self) -> None:
        """Tell a day of a user in every format, to a service that forgets between them."""

        def send(operation: Operation, request: Request) -> Response:
            self._count(operation, "json" if b'"_format": "json"' in request.body else "xml", 0.0)
            return self.service.send(request)

        for finding in probes.run(self.contract, self.control, send, self.options.formats):
            problem = Problem("", finding.sentence, finding.place)
            self.findings.add(finding.operation, finding.format, problem, finding.request, finding.response)

    def call(
        self, operation: Operation, request: Request, asked: str | None, format: str
    ) -> tuple[Verdict, int] | None:
        """Make one call and judge the response; `None` if there is none, or if the call might cost."""
        if self.options.time_limit and time.monotonic() - self.begin > self.options.time_limit:
            raise TimeIsUpError
        if self._silent[operation.name] >= _GIVE_UP_AFTER:
            raise _GivenUpError
        if self.is_careful and not is_free(operation, request):
            return None
        self._pace(operation)
        begin = time.monotonic()
        try:
            response = self.service.send(request)
        except NoResponseError as error:
            self._silent[operation.name] += 1
            self._count(operation, format, time.monotonic() - begin)
            self.findings.add(
                operation.name, format, Problem("", f"the service {error}", operation.place), request, None
            )
            return None
        self._count(operation, format, time.monotonic() - begin)
        verdict = self._judge.judge(operation, request, response, asked)
        self.answered[operation.name, format] += response.status == 200
        for problem in verdict.problems:
            self.findings.add(operation.name, format, problem, request, response, verdict.value)
        return verdict, response.status

    def _try(self, operation: Operation, request: Request, format: str) -> None:
        with suppress(_GivenUpError):
            self.call(operation, request, format, format)

    def _step(
        self, step: Step, operation: Operation, values: dict[str, Any], format: str, responses: dict[str, Any]
    ) -> None:
        if self.is_careful and operation.takes_sandbox:
            values["sandbox"] = 1
        request = build_request(operation, values, format)
        try:
            called = self.call(operation, request, format, format)
            if called is None or called[1] != 200:
                code = called[0].code if called else None
                self.missing[operation.name] = (
                    f"its call is refused with code {code}" if code else "it gives no response"
                )
                return
            responses[step.name or step.operation] = called[0].value
            if called[0].problems or "xml" not in self.options.formats:
                return
            if format == "json" and operation.effect == "none" and not operation.raw.get("x-rate-limit"):
                self._compare(operation, values, called[0].value)
        except _GivenUpError:
            return

    def _compare(self, operation: Operation, values: dict[str, Any], before: Any) -> None:
        """Read once more in XML and in JSON: if nothing has changed meanwhile, XML has to say the same."""
        in_xml = build_request(operation, values, "xml", body_format="json")
        read = self.call(operation, in_xml, "xml", "xml")
        again = self.call(operation, build_request(operation, values, "json"), "json", "json")
        if read is None or again is None or read[0].problems or again[0].value != before or read[1] != 200:
            return
        difference = probes.difference(before, read[0].value, self.contract.field_names)
        if difference is not None:
            place = str((operation.response or {}).get("$ref", operation.place))
            problem = Problem(difference[0], f"is {difference[2]}, and in JSON {difference[1]}", place)
            self.findings.add(operation.name, "xml", problem, in_xml, None)

    def _count(self, operation: Operation, format: str, seconds: float) -> None:
        self.cases[operation.name, format] += 1
        self.seconds[operation.name, format] += seconds

    def _interval(self, operation: Operation) -> float:
        """Return the seconds between two calls: half of the published rate, on other machines."""
        limit = operation.raw.get("x-rate-limit")
        if limit is None or is_loopback(self.service.base_url):
            return 0.0
        return float(2 * limit["seconds"] / limit["requests"])

    def _pace(self, operation: Operation) -> None:
        interval = self._interval(operation)
        if interval:
            time.sleep(max(0.0, self._next.get(operation.name, 0.0) - time.monotonic()))
            self._next[operation.name] = time.monotonic() + interval
