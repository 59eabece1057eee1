"""Stories of several calls, made up by schemathesis along the links: a group, its contacts, their end."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from smspartner_mock.asgi import App
from smspartner_mock.engine import Engine

from . import suite
from .battery import NOW
from .links import LINKS, add_links
from .test_mock import CHECKS


def story_schema(engine: Engine) -> Any:
    """The contract with links, against a mock."""
    document = suite.contract()
    add_links(document)
    for methods in document["paths"].values():
        for operation in methods.values():
            operation.get("requestBody", {}).get("content", {}).pop("application/xml", None)
    config = SchemathesisConfig.from_dict({"generation": {"allow-x00": False, "mode": "positive"}})
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = App(engine, "127.0.0.1")
    return schema


def test_stories_keep_the_contract() -> None:
    engine = Engine(api_key=suite.KEY, now=NOW, validate_replies=True)
    machine = story_schema(engine).as_state_machine()
    seen: set[str] = set()

    class Stories(machine):  # type: ignore[misc, valid-type]  # made at run time
        def setup(self) -> None:
            engine.reset()  # each story finds a mock that nobody has used

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            seen.add(case.operation.definition.raw["operationId"])
            excluded = [schemathesis.checks.positive_data_acceptance]
            case.validate_response(response, additional_checks=CHECKS, excluded_checks=excluded)

    quick = settings(
        max_examples=40,
        stateful_step_count=8,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    Stories.run(settings=quick)
    linked = {name for link in LINKS for name in link[:2]}
    assert len(seen & linked) >= 12, f"the stories came to {sorted(seen & linked)} only"
