"""Stories of several calls, told by schemathesis along the links of the contract: a group, its contacts, their end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from . import suite

Judge = Callable[[Any, Any], None]
"""Is told of each case with its response."""


def schema_for(app: Any) -> Any:
    """The contract, with requests in JSON: links read their values from responses in JSON."""
    document = suite.contract()
    for methods in document["paths"].values():
        for operation in methods.values():
            operation.get("requestBody", {}).get("content", {}).pop("application/xml", None)
    config = SchemathesisConfig.from_dict({"generation": {"allow-x00": False, "mode": "positive"}})
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = app
    return schema


def play(app: Any, judge: Judge, *, stories: int, steps: int, begin: Callable[[], None], **call: Any) -> None:
    """Tell stories, each of some steps; `begin` makes the service new for each of them."""

    class Stories(schema_for(app).as_state_machine()):  # type: ignore[misc]  # made at run time
        def setup(self) -> None:
            begin()

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return call

        def validate_response(self, response: Any, case: Any, **_: Any) -> None:
            judge(case, response)

    Stories.run(
        settings=settings(
            max_examples=stories,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )


def linked() -> set[str]:
    """The operations at either end of a link."""
    found = set()
    for methods in suite.contract()["paths"].values():
        for operation in methods.values():
            links = operation["responses"]["200"].get("links", {}).values()
            found |= {link["operationId"] for link in links} | ({operation["operationId"]} if links else set())
    return found
