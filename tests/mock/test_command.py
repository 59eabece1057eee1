"""The options of `python -m smspartner_mock`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.metadata import version

import httpx
import pytest

from smspartner_mock.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "--control-token is needed to keep them out"),
        (["--now", "soon"], "is not a time such as"),
        (["--deliver-after", "-1"], "deliver_after must be a number of seconds"),
        (["--callbacks", "some"], "invalid choice"),
        (["--port", "99999"], "'99999' is not a port from 0 to 65535"),
        (["--port", "eighty"], "'eighty' is not a port from 0 to 65535"),
        (["--keep", __file__, "--run", "true"], f"--keep {__file__}: File exists"),
        (["--run", " "], "--run: the command is empty"),
    ],
)
def test_a_wrong_option_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert told in capsys.readouterr().err


def test_the_command_runs_in_bash() -> None:
    """As docs/ci.md says, whatever `sh` is here."""
    assert 3 == main(["--port", "0", "--run", "few=(a b c); [[ ${#few[@]} == 3 ]] && exit 3"])


def test_every_option_reaches_the_service() -> None:
    options = ["--now", "2027-01-04T12:00", "--deliver-after", "0", "--rate-limits", "--callbacks", "any"]
    command = [sys.executable, "-m", "smspartner_mock", "--port", "0", "--control-token", "s3cret", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().split()[3]
        root = url.removesuffix("/v1")
        known = {"Authorization": "Bearer s3cret"}
        assert httpx.get(f"{root}/_mock/clock").status_code == 401
        clock = httpx.get(f"{root}/_mock/clock", headers=known).json()
        assert (clock["now"], clock["isStill"]) == ("2027-01-04T12:00:00+01:00", True)
        sent = {"apiKey": "test-key", "phoneNumbers": "+33600000000", "message": "Hello"}
        httpx.post(f"{url}/send", json=sent)
        status = {"apiKey": "test-key", "messageId": "307", "phoneNumber": "+33600000000"}
        assert httpx.get(f"{url}/message-status", params=status).json()["statut"] == "Delivered"
        months = {"apiKey": "test-key", "interval": "last_month"}
        statuses = [httpx.get(f"{url}/statistics/cost-resume", params=months).status_code for _ in range(6)]
        assert statuses == [200] * 5 + [429]
    finally:
        process.terminate()
        _, told = process.communicate(timeout=10)
    assert "posts callbacks to any address" in told


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert f"smspartner-mock {version('smspartner')}\n" == capsys.readouterr().out


def test_key_and_token_come_from_the_environment() -> None:
    """Nor are they printed then."""
    secrets = {"SMSPARTNER_MOCK_API_KEY": "HIDDENkey", "SMSPARTNER_MOCK_CONTROL_TOKEN": "HIDDENtoken"}
    command = [sys.executable, "-m", "smspartner_mock", "--port", "0", "--host", "0.0.0.0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | secrets)
    try:
        assert process.stdout is not None
        ready = process.stdout.readline()
        url = ready.split()[3].replace("0.0.0.0", "127.0.0.1")
        root = url.removesuffix("/v1")
        assert 200 == httpx.get(f"{url}/me", params={"apiKey": "HIDDENkey"}).status_code
        assert 401 == httpx.get(f"{root}/_mock/clock").status_code
        assert 200 == httpx.get(f"{root}/_mock/clock", headers={"Authorization": "Bearer HIDDENtoken"}).status_code
        assert 200 == httpx.get(f"{root}/_mock/health").status_code
        assert "HIDDEN" not in ready
    finally:
        process.terminate()
        process.communicate(timeout=10)


INTERRUPTED = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Interrupt(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from smspartner_mock.__main__ import main
sys.exit(main(["--port", "0", "--run", "sleep 5"] if sys.argv[2:] else ["--port", "0"]))
"""


@pytest.mark.parametrize("options", [[], ["--run"]], ids=["serve", "run"])
@pytest.mark.parametrize(
    "module",
    [
        "smspartner_mock.control",
        "jsonschema_rs",
        "smspartner_mock.engine",
        "smspartner_mock.behaviours.messages",
        "smspartner_spec",
        "uvicorn",
    ],
)
def test_ctrl_c_while_it_loads_shows_no_traceback(module: str, options: list[str]) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert "" == done.stderr
    assert done.returncode in (-signal.SIGINT, 130)
