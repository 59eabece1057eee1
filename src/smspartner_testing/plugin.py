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

_NEEDED = ("starlette", "uvicorn", "httptools", "jsonschema_rs")


@pytest.fixture
def smspartner_mock() -> Iterator[SMSPartnerMock]:
    """
    A mock SMS Partner service for one test, fresh and without a port.

    `.client()` and `.async_client()` are clients of it; `.base_url` and `.api_key` are for programs that make their own
    client (asking for the address opens a port); `.reset()` forgets everything.
    """
    if not all(find_spec(each) for each in _NEEDED):
        pytest.fail("the smspartner_mock fixture needs the mock: pip install 'smspartner[mock]'", pytrace=False)
    from .mock import SMSPartnerMock

    with SMSPartnerMock() as mock:
        yield mock
