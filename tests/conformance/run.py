"""One run of the suite against one service: generated cases, stories along the links, and a day of a user."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.failures import FailureGroup

from smspartner_mock.engine import Engine
from smspartner_mock.serving.asgi import App

from . import battery, stories, suite
from .remote import KeySession, Pace, is_harmless, is_loopback, takes_sandbox

MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
STORIES, DAY = "stories", "a day of a user"
STEPS = 8
Place = tuple[str, str]
"""An operation (or the day of a user), and the way in which it was called."""


class Run:
    """Counts its cases and keeps what they found."""

    def __init__(self, arguments: Namespace) -> None:
        self.cases: Counter[Place] = Counter()
        self.found: dict[Place, list[str]] = {}
        self.left_out: set[str] = set()
        self._examples: int = arguments.examples
        self._address: str | None = arguments.base_url
        self._pace = Pace()
        self._session = KeySession(arguments.api_key) if self._address else None
        self._elsewhere = self._address is not None and not is_loopback(self._address)
        self._careful = self._elsewhere and not arguments.all
        self.ways = ["json", "xml"] if self._address else ["json", *suite.DIALECTS]
        self._only: str | None = arguments.only
        self.ways += [] if self._careful or self._only else [STORIES]
        self._order = {name: place for place, name in enumerate([*battery.OPERATIONS, DAY])}

    def parts(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What there is to do, piece by piece, each with its way."""
        for way in self.ways:
            if way == STORIES:
                yield way, self._stories
                continue
            format, dialect = ("json" if way == "json" else "xml"), (way if way in suite.DIALECTS else "positional")
            app = None if self._address else suite.mock(dialect)
            for each in suite.schema_for(app, self._examples, f"application/{format}").get_all_operations():
                operation = each.ok()
                if self._only in (None, operation.definition.raw["operationId"]):
                    yield way, partial(self._operation, way, operation)
        if self._address is None and self._only is None:
            yield DAY, self._day

    def rows(self) -> list[str]:
        """The operations that were called, in the order of the contract."""
        return sorted({name for name, _ in self.cases}, key=self._order.__getitem__)

    def _operation(self, way: str, operation: Any) -> None:
        raw = operation.definition.raw
        if self._careful and not is_harmless(raw):
            self.left_out.add(raw["operationId"])
            return
        for mode in MODES:
            if not (self._careful and takes_sandbox(raw) and mode is not MODES[0]):
                self._generate(way, operation, raw, mode)

    def _generate(self, way: str, operation: Any, raw: dict[str, Any], mode: Any) -> None:
        @settings(
            max_examples=self._examples,
            deadline=None,
            database=None,
            derandomize=True,  # the same run again, for whoever mends what it found
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def call(case: Any) -> None:
            self._judge(case, self._send(way, raw, case))

        try:
            call()
        except (Exception, FailureGroup) as error:  # a service that hangs up or answers what is no HTTP is found too
            self._tell((raw["operationId"], way), error)

    def _send(self, way: str, raw: dict[str, Any], case: Any) -> Any:
        self.cases[raw["operationId"], way] += 1
        if self._careful and takes_sandbox(raw) and isinstance(case.body, dict):
            case.body["sandbox"] = 1
        if self._session is None:
            return case.call()
        if self._elsewhere:
            self._pace.wait(raw)
        return case.call(base_url=self._address, session=self._session)

    def _judge(self, case: Any, response: Any) -> None:
        case.validate_response(response, additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))

    def _stories(self) -> None:
        def judge(case: Any, response: Any) -> None:
            place = case.operation.definition.raw["operationId"], STORIES
            self.cases[place] += 1
            try:
                self._judge(case, response)
            except (Exception, FailureGroup) as error:  # and on with the story
                self._tell(place, error)

        try:
            if self._address is None:
                engine = Engine(api_key=suite.KEY, now=battery.NOW, validate_responses=True)
                app = App(engine, "testserver")
                stories.play(app, judge, stories=2 * self._examples, steps=STEPS, begin=engine.reset)
            else:
                call = {"base_url": self._address, "session": self._session}
                stories.play(None, judge, stories=2 * self._examples, steps=STEPS, begin=lambda: None, **call)
        except (Exception, FailureGroup) as error:
            self._tell(("messages.send", STORIES), error)

    def _day(self) -> None:
        def make(dialect: Any) -> Engine:
            return Engine(api_key=suite.KEY, xml=dialect, now=battery.NOW, seed=7)

        asked: Counter[str] = Counter()
        for check, what in battery.run(make, asked):
            self.found.setdefault((DAY, "json"), []).append(f"{check}: {what}")
        self.cases.update({(DAY, way): count for way, count in asked.items()})

    def _tell(self, place: Place, error: BaseException) -> None:
        failures = error.exceptions if isinstance(error, FailureGroup) else [error]
        told = self.found.setdefault(place, [])
        for each in failures:
            sentence = " ".join(f"{type(each).__name__}: {each}".split())[:300]
            if sentence not in told:
                told.append(sentence)
