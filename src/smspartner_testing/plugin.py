"""
The pytest plugin: the fixture `smspartner_mock`.

It is loaded in every pytest run of everybody who has installed this package, so it loads nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .mock import SMSPartnerMock

_NEEDED = ("starlette", "uvicorn", "httptools", "jsonschema_rs", "holidays", "phonenumbers")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers", "smspartner_mock(**options): options of MockServer for the fixture, such as now= or xml="
    )


@pytest.fixture
def smspartner_mock(request: pytest.FixtureRequest) -> Iterator[SMSPartnerMock]:
    """
    A mock SMS Partner service for one test, fresh and without a port.

    `.client()` and `.async_client()` are clients of it; `.base_url` and `.api_key` are for programs that make their own
    client (asking for the address opens a port). `.messages`, `.wait_for(to=…, matching=…)` and
    `.assert_sent_once(to=…)` look at what was sent; `.clock` and `.faults` steer; `.reset()` forgets everything.
    The marker `@pytest.mark.smspartner_mock(now=…)` gives options of `MockServer`.
    """
    if not all(find_spec(each) for each in _NEEDED):
        pytest.fail("the smspartner_mock fixture needs the mock: pip install 'smspartner[mock]'", pytrace=False)
    from .mock import SMSPartnerMock

    marker = request.node.get_closest_marker("smspartner_mock")
    with SMSPartnerMock(**(marker.kwargs if marker else {})) as mock:
        yield mock
