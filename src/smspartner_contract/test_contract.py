"""The contract tests as a pytest suite: `pytest --pyargs smspartner_contract --smspartner-base-url http://…/v1`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from .__main__ import COULD_NOT_RUN
from .contract import Contract
from .findings import Finding
from .options import open_service
from .preflight import SetupError, check_setup
from .run import FORMATS, Options, Run

CONTRACT = Contract()


@pytest.fixture(scope="session")
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """The run of this session; a wrong set-up ends it."""
    given = request.config.getoption
    key_file = given("--smspartner-key-file")
    options = argparse.Namespace(
        base_url=given("--smspartner-base-url"),
        key_file=Path(key_file) if key_file else None,
        timeout=given("--smspartner-timeout"),
    )
    try:
        service = open_service(options)
        check_setup(CONTRACT, service)
    except SetupError as error:
        pytest.exit(str(error), returncode=COULD_NOT_RUN)
    everything = bool(given("--smspartner-all"))
    run = Run(CONTRACT, service, Options(examples=given("--smspartner-examples"), everything=everything))
    yield run
    run.close()


@pytest.mark.parametrize("format", FORMATS)
def test_tour_through_every_operation_keeps_the_contract(run: Run, format: str) -> None:
    before = run.findings.all()
    run.tour(format)
    fail_with(run, [finding for finding in run.findings.all() if finding not in before])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", CONTRACT.operations)
def test_operation_keeps_the_contract(run: Run, name: str, format: str) -> None:
    operation = CONTRACT.operations[name]
    if operation not in run.operations:
        pytest.skip("it may cost: --smspartner-all calls it")
    run.generated(operation, format)
    fail_with(run, run.findings.of(name, format))


@pytest.mark.parametrize("format", FORMATS)
def test_stories_along_the_links_keep_the_contract(run: Run, format: str) -> None:
    before = run.findings.all()
    run.stories(format)
    fail_with(run, [finding for finding in run.findings.all() if finding not in before])


def test_day_of_a_user_is_as_documented(run: Run) -> None:
    if not run.control.is_there or run.is_careful:
        pytest.skip("the service cannot be made to forget: it has no /_mock")
    before = run.findings.all()
    run.probes()
    fail_with(run, [finding for finding in run.findings.all() if finding not in before])


def fail_with(run: Run, findings: list[Finding]) -> None:
    """Fail with the sentence, the rule, the calls and a command that repeats them."""
    if findings:
        parts = [
            [finding.sentence, f"breaks {finding.place}", finding.request, finding.response, finding.curl]
            for finding in findings
        ]
        message = "\n\n".join("\n".join(part for part in texts if part) for texts in parts)
        pytest.fail(run.service.scrubber.text(message), pytrace=False)
