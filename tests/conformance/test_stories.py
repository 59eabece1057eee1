"""Calls that follow from one another keep the contract too."""

from __future__ import annotations

from typing import Any

from smspartner_mock.engine import Engine
from smspartner_mock.serving.asgi import App

from . import stories, suite
from .battery import NOW


def test_stories_keep_the_contract() -> None:
    engine = Engine(api_key=suite.KEY, now=NOW, validate_responses=True)
    seen: set[str] = set()

    def judge(case: Any, response: Any) -> None:
        seen.add(case.operation.definition.raw["operationId"])
        case.validate_response(response, additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))

    stories.play(App(engine, "testserver"), judge, stories=40, steps=8, begin=engine.reset)
    linked = stories.linked()
    assert len(linked) >= 15
    assert len(seen & linked) >= 12, f"the stories came to {sorted(seen & linked)} only"
