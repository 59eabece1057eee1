"""
The pytest plugin: options that say which service `pytest --pyargs smspartner_contract` is held against.

It is loaded in every pytest run of everybody who has installed this package, so it loads nothing itself.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; each has a variable of the environment as well, and the key has nothing else."""
    group = parser.getgroup("smspartner", "contract tests of an SMS Partner service (--pyargs smspartner_contract)")
    group.addoption("--smspartner-base-url", metavar="URL", help="the service, with /v1 (else SMSPARTNER_BASE_URL)")
    group.addoption("--smspartner-key-file", metavar="FILE", help="a file with the key (else SMSPARTNER_API_KEY)")
    group.addoption("--smspartner-examples", metavar="N", type=int, default=25, help="cases an operation and format")
    group.addoption("--smspartner-timeout", metavar="SECONDS", type=float, default=10.0, help="for each request")
    group.addoption("--smspartner-all", action="store_true", help="call what sends and costs, on other machines too")
