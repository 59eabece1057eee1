"""A real account is safe: only what is free is called, within half of the published rates; what is left out is said."""

from __future__ import annotations

import time
from itertools import pairwise

import httpx
import pytest

from smspartner_contract import run as running
from smspartner_contract.building import build_request, is_free
from smspartner_contract.reports import Report
from smspartner_contract.run import Options, Run
from smspartner_contract.service import Request, Service
from smspartner_mock import MockServer

from .proxy import CONTRACT, Call, Change, proxy

EXAMPLES = 3


class Clock:
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(running, "is_loopback", lambda base_url: False)
    monkeypatch.setattr(time, "sleep", clock.sleep)
    monkeypatch.setattr(time, "monotonic", clock.monotonic)
    return clock


def test_a_run_against_another_machine_changes_and_costs_nothing(clock: Clock) -> None:
    seen: list[tuple[str, float, bool]] = []

    def listen(call: Call) -> Call:
        operation = CONTRACT.operations[call.operation]
        request = Request(call.method, call.path, call.query, call.content_type or None, call.body)
        seen.append((call.operation, clock.now, is_free(operation, request)))
        return call

    with MockServer() as mock, proxy(mock.base_url, Change("listening", request=listen)) as address:
        before = httpx.get(f"{mock.base_url}/me?apiKey=test-key", trust_env=False).json()
        run = Run(CONTRACT, Service(address, "test-key"), Options(examples=EXAMPLES))
        assert run.is_careful
        for _, part in run.parts():
            part()
        after = httpx.get(f"{mock.base_url}/me?apiKey=test-key", trust_env=False).json()
        run.close()
    assert before == after
    assert [] == run.findings.all()
    assert all(is_harmless for _, _, is_harmless in seen)
    called = {name for name, _, _ in seen}
    assert {name for name, entry in CONTRACT.operations.items() if entry.is_harmless} == called
    assert sorted(CONTRACT.operations.keys() - called) == sorted(run.left_out)
    assert_paced(seen)
    warnings = Report(run).warnings()
    assert "rentals.status never succeeded in JSON: rentals.target has given nothing to call it with" in warnings


def assert_paced(seen: list[tuple[str, float, bool]]) -> None:
    for name, operation in CONTRACT.operations.items():
        limit = operation.raw.get("x-rate-limit")
        times = [at for called, at, _ in seen if called == name]
        if limit and operation.is_harmless:
            gaps = [later - earlier for earlier, later in pairwise(times)]
            assert min(gaps) >= 2 * limit["seconds"] / limit["requests"] - 1e-6


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"sandbox": 1}', True),
        ('{"sandbox": 1, "sandbox": 0}', False),
        ('{"sandbox": 0}', False),
        ('{"sandbox": true}', False),
        ("{}", False),
        ("not JSON", False),
        ("<request><sandbox>1</sandbox></request>", True),
        ("<request><sandbox>1</sandbox><sandbox>0</sandbox></request>", False),
        ("<request/>", False),
    ],
)
def test_a_send_is_free_only_if_it_says_sandbox_once(body: str, expected: bool) -> None:
    content_type = "application/xml" if body.startswith("<") else "application/json"
    request = Request("POST", "/send", "", content_type, body.encode())
    assert expected == is_free(CONTRACT.operations["messages.send"], request)


def test_what_has_an_effect_is_never_free() -> None:
    for operation in CONTRACT.operations.values():
        request = build_request(operation, {**operation.example, "sandbox": 1}, "json")
        assert is_free(operation, request) == operation.is_harmless
