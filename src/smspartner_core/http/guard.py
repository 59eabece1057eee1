"""
The guard of tests: while a test runner is running, nothing of ours reaches the real service.

The guard acts where a request would leave, so that mocks which answer inside the process go on working.
"""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

from ..errors import ConfigurationError

VARIABLE = "SMSPARTNER_REAL"
_REAL_HOST = "smspartner.fr"
_REFUSAL = (
    "a test was about to call the real SMS Partner service, which would send and charge; use the fixture"
    f" smspartner_mock, or allow it: {VARIABLE}=allow in the environment, smspartner_real = allow in pytest's settings,"
    " or the marker @pytest.mark.smspartner_real"
)


def is_real(host: str) -> bool:
    """Return whether a host is the service itself, where messages are sent and charged."""
    name = host.rstrip(".")
    return name == _REAL_HOST or name.endswith(f".{_REAL_HOST}")


def is_forbidden() -> bool:
    """
    Return whether a test runner is running, asked at each call; SMSPARTNER_REAL decides where it is set.

    Raises:
        ConfigurationError: It is set to another word than `allow` and `forbid`.
    """
    choice = os.environ.get(VARIABLE)
    if choice:
        if choice not in ("allow", "forbid"):
            raise ConfigurationError(f"{VARIABLE}: must be 'allow' or 'forbid', not {choice!r}")
        return choice == "forbid"
    if "PYTEST_CURRENT_TEST" in os.environ:
        return True
    if "PYTEST_VERSION" in os.environ and "_pytest.config" in sys.modules:  # images pin the variable alone
        return True
    return _is_unittest_running() or hasattr(
        sys.modules.get("django.core.mail"), "outbox"
    )  # as Django's runner puts it


def _is_unittest_running() -> bool:
    """
    Return whether unittest is running: its command, or a TextTestRunner, whose results its signal handler knows.

    That the package is loaded says nothing: `unittest.mock` loads all of it.
    """
    if getattr(sys.modules["__main__"], "__package__", None) == "unittest":
        return True
    return bool(getattr(sys.modules.get("unittest.signals"), "_results", None))


def refuse() -> NoReturn:
    """
    Refuse what is about to leave.

    Raises:
        ConfigurationError: Always.
    """
    raise ConfigurationError(_REFUSAL)


def refuse_trace(event: str, _details: Any) -> None:
    """Refuse to connect, and to send over a kept connection: this is the `trace` extension of httpcore."""
    if event.endswith(("connect_tcp.started", "send_request_headers.started")):
        refuse()


async def refuse_trace_async(event: str, details: Any) -> None:
    """Refuse in the same way where httpcore awaits its `trace` extension."""
    refuse_trace(event, details)
