"""
The pytest plugin: the fixture `smspartner_mock`, and the permission to call the real service.

It is loaded in every pytest run of everybody who has installed this package, so it imports nothing itself.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .mock import SMSPartnerMock

_REQUIRED_MODULES = ("starlette", "uvicorn", "httptools", "jsonschema_rs", "holidays", "phonenumbers")


_REAL_VARIABLE = "SMSPARTNER_REAL"
_set_by_environment = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the setting."""
    parser.addini("smspartner_real", "allow or forbid: whether tests may call the real SMS Partner service", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, and pass the setting on to the clients, in subprocesses too."""
    config.addinivalue_line(
        "markers", "smspartner_mock(**options): options of MockServer for the fixture, such as now= or xml="
    )
    config.addinivalue_line("markers", "smspartner_real: this test may call the real SMS Partner service")
    config.stash[_set_by_environment] = _REAL_VARIABLE in os.environ
    choice = config.getini("smspartner_real")
    if choice and not config.stash[_set_by_environment]:
        os.environ[_REAL_VARIABLE] = choice
        config.add_cleanup(_forget_choice)


def _forget_choice() -> None:
    os.environ.pop(_REAL_VARIABLE, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test with the marker call the real service, unless the environment decides."""
    if item.get_closest_marker("smspartner_real") is None or item.config.stash[_set_by_environment]:
        return (yield)
    before = os.environ.get(_REAL_VARIABLE)
    os.environ[_REAL_VARIABLE] = "allow"
    try:
        return (yield)
    finally:
        if before is None:
            del os.environ[_REAL_VARIABLE]
        else:
            os.environ[_REAL_VARIABLE] = before


@pytest.fixture
def smspartner_mock(request: pytest.FixtureRequest) -> Iterator[SMSPartnerMock]:
    """
    A mock SMS Partner service for one test, fresh and without a port.

    `.client()` and `.async_client()` are clients of it; `.base_url` and `.api_key` are for programs that make their own
    client (asking for the address opens a port). `.messages`, `.wait_for(to=…, matching=…)` and
    `.assert_sent_once(to=…)` check the sent messages; `.clock` and `.faults` steer; `.reset()` forgets everything.
    The marker `@pytest.mark.smspartner_mock(now=…)` gives options of `MockServer`.
    """
    marker = request.node.get_closest_marker("smspartner_mock")
    with _mock(**(marker.kwargs if marker else {})) as mock:
        yield mock


@pytest.fixture(scope="session")
def smspartner_mock_session() -> Iterator[SMSPartnerMock]:
    """
    A mock SMS Partner service for the whole run, for a program that runs as long.

    Like `smspartner_mock`, but shared by tests: `.reset()` forgets the messages of earlier tests. Under
    pytest-xdist, each worker has one.
    """
    with _mock() as mock:
        yield mock


def _mock(**options: Any) -> SMSPartnerMock:
    if not all(find_spec(name) for name in _REQUIRED_MODULES):
        pytest.fail("the smspartner_mock fixture needs the mock: pip install 'smspartner[mock]'", pytrace=False)
    from .mock import SMSPartnerMock

    return SMSPartnerMock(**options)
