"""`--run` and `--keep`: another program's tests against a mock, and what to look at when they fail."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from .control.messages import describe
from .server import MockServer
from .state.messages import Messages

_LOG: Final = logging.getLogger("smspartner_mock")


def keep_calls(folder: Path) -> None:
    """Write a line for each call into `calls.log` of a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(folder / "calls.log", mode="w", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)


def run(command: str, server: MockServer, folder: Path | None) -> int:
    """
    Run a shell command that finds the mock in its environment.

    Args:
        command: For the shell; `SMSPARTNER_BASE_URL` and `SMSPARTNER_API_KEY` are set.
        server: The mock, which is started and stopped.
        folder: Where `messages.json` says what was sent, if the command fails.

    Returns:
        The command's exit status.
    """
    with server:
        found = {"SMSPARTNER_BASE_URL": server.base_url, "SMSPARTNER_API_KEY": server.api_key}
        status = subprocess.run(
            command, shell=True, executable=shutil.which("bash"), env={**os.environ, **found}, check=False
        ).returncode
        if status and folder is not None:
            messages = [describe(each) for each in server.engine.service.of(Messages)]
            (folder / "messages.json").write_text(json.dumps(messages, indent=2, ensure_ascii=False), encoding="utf-8")
    return status
