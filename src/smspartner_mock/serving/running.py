"""The options `--run` and `--keep`: run another program's tests against a mock, and keep logs of failures."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..control.http import masked
from ..control.messages import describe
from ..state.messages import Messages
from . import child
from .server import MockServer

_log: Final = logging.getLogger("smspartner_mock")


_MESSAGES: Final = "messages.json"


def keep_calls(folder: Path) -> None:
    """Write a line for each call into `calls.log` of a folder, which is made; an earlier run's messages go."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MESSAGES).unlink(missing_ok=True)
    handler = _Calls(folder / "calls.log", mode="w", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


class _Calls(logging.FileHandler):
    """The log of calls; if it can no longer be written, that is reported once, and the calls go on."""

    _has_failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's own name
        if not self._has_failed:
            self._has_failed = True
            _report("calls.log", sys.exception())


def _report(name: str, error: BaseException | None) -> None:
    why = os.strerror(error.errno or 0) if isinstance(error, OSError) else error
    print(f"smspartner-mock cannot write {name}: {why}", file=sys.stderr)


def run(command: str, server: MockServer, folder: Path | None) -> int:
    """
    Run a shell command that finds the mock in its environment.

    Args:
        command: For the shell; `SMSPARTNER_BASE_URL` and `SMSPARTNER_API_KEY` are set, and `NO_PROXY` for them.
        server: The mock, which is started and stopped.
        folder: Where `messages.json` says what was sent, if the command fails or is broken off.

    Returns:
        The command's exit status, or 128 and the number of the signal that ended it, or this process.
    """
    with child.forward_signals() as signals, server:
        status = child.run(command, {**os.environ, **_environment(server)}, signals)
        if status and folder is not None:
            _keep_messages(server, folder)
    return status


def _environment(server: MockServer) -> dict[str, str]:
    """Return the variables by which a command finds a mock, past the proxy that a pipeline may have."""
    no_proxy = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    if no_proxy.strip() != "*":  # everything; in a list it would be a name
        no_proxy = ",".join(filter(None, (no_proxy, urlsplit(server.base_url).hostname)))
    address = {"SMSPARTNER_BASE_URL": server.base_url, "SMSPARTNER_API_KEY": server.api_key}
    return address | {"no_proxy": no_proxy, "NO_PROXY": no_proxy}


def _keep_messages(server: MockServer, folder: Path) -> None:
    with server.engine.lock:
        messages = masked(server.engine, [describe(message) for message in server.engine.service.of(Messages)])
    try:
        (folder / _MESSAGES).write_text(json.dumps(messages, indent=2, ensure_ascii=False), encoding="utf-8")
    except OSError as error:  # the command's exit status is what counts
        _report(_MESSAGES, error)
