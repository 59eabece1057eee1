"""`smspartner-contract` from outside: against an address, as a pipeline runs it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import smspartner_spec
from smspartner_mock import MockServer

from . import broken
from .proxy import Change, proxy
from .services import CANARY, command, echo, listening, process


@contextmanager
def service(change: Change | None = None, **options: Any) -> Iterator[str]:
    with MockServer(api_key=CANARY, **options) as mock, proxy(mock.base_url, change) as address:
        yield address


def everything(folder: Path, done: subprocess.CompletedProcess[str]) -> str:
    reports = [path.read_text(encoding="utf-8") for path in sorted((folder / "reports").iterdir())]
    assert 3 == len(reports)
    return "\n".join([done.stdout, done.stderr, *reports])


def test_a_sound_service_holds_with_every_operation_answered_200(tmp_path: Path) -> None:
    with service() as address:
        done = process("--base-url", address, "--examples", "1", folder=tmp_path)
    assert (0, "") == (done.returncode, done.stderr)
    assert re.fullmatch(r"holds: \d+ cases of 34 operations, 0 findings, in \d+ s", done.stdout.splitlines()[-1])
    certificate = json.loads((tmp_path / "reports/contract.json").read_text(encoding="utf-8"))
    answered = [counts[format]["answered200"] for counts in certificate["operations"].values() for format in counts]
    assert (68, 0) == (len(answered), answered.count(0))
    document = json.dumps(smspartner_spec.load(), sort_keys=True).encode()
    assert hashlib.sha256(document).hexdigest() == certificate["contract"]["sha256"]
    assert ("holds", [], []) == (certificate["verdict"], certificate["findings"], certificate["warnings"])


def test_a_finding_can_be_acted_on_in_every_report(tmp_path: Path) -> None:
    kind = next(kind for kind in broken.KINDS if kind.name == "an element dropped")
    with service(kind.change("stops.list"), xml="named") as address:
        done = command("--base-url", address, "--only", "stops.list", "--examples", "2", folder=tmp_path)
        certificate = json.loads((tmp_path / "reports/contract.json").read_text(encoding="utf-8"))
        [finding] = certificate["findings"]
        again = subprocess.run(
            ["bash", "-c", finding["curl"]],
            env={**os.environ, "SMSPARTNER_API_KEY": "c4n4ry", "NO_PROXY": "*"},
            capture_output=True,
            text=True,
            timeout=20,
        )
    assert 1 == done.returncode
    assert "stops.list, XML: `data` is missing" == finding["sentence"]
    assert "#/components/schemas/StopListResponse/required" == finding["place"]
    assert "apiKey=stand-in-key" in finding["request"]
    assert "<nbData>" in finding["response"]
    assert ('"$SMSPARTNER_API_KEY"' in finding["curl"], "HTTP/1.1 400") == (True, again.stdout[:12])
    suite = ElementTree.parse(tmp_path / "reports/contract.xml").getroot()
    failure = suite.find("testcase[@classname='stops.list'][@name='xml']/failure")
    assert failure is not None
    assert finding["sentence"] == failure.get("message")
    assert "again:" in (failure.text or "")
    assert float(suite.get("time", "0")) > 0
    markdown = (tmp_path / "reports/contract.md").read_text(encoding="utf-8")
    for text in (done.stdout, markdown):
        assert finding["sentence"] in text
        assert finding["curl"] in text
    assert not re.search(r"Error\b|Exception|Traceback", everything(tmp_path, done))


@pytest.mark.parametrize("name", ["another root", "reset", "UTF-16"])
def test_the_key_is_in_no_byte_of_what_is_written(tmp_path: Path, name: str) -> None:
    kind = next(kind for kind in broken.KINDS if kind.name == name)
    with service(kind.change("stops.list")) as address:
        done = command("--base-url", address, "--only", "stops.list", "--examples", "2", folder=tmp_path)
    assert 1 == done.returncode
    written = everything(tmp_path, done)
    assert "c4n4ry" not in written
    assert "stand-in-key" in written


def test_an_echo_of_every_request_shows_no_key(tmp_path: Path) -> None:
    """Also where the echo begins after the first call: every response is scrubbed where it arrives."""
    first = [True]

    def answer(connection: Any, request: bytes) -> None:
        if first:
            first.clear()
            body = b'{"success": true, "code": 200}'
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        else:
            echo(connection, request)

    with listening(answer) as address:
        done = command("--base-url", address, "--only", "messages.send", "--examples", "2", folder=tmp_path)
    assert 1 == done.returncode
    written = everything(tmp_path, done)
    assert "repeats the key" in written
    assert "c4n4ry" not in written


def test_a_time_limit_that_is_over_is_not_green(tmp_path: Path) -> None:
    with service() as address:
        done = command("--base-url", address, "--time-limit", "0.01", folder=tmp_path)
    assert 2 == done.returncode
    assert done.stdout.splitlines()[-1].startswith("not finished: ")


def test_a_service_that_hangs_is_given_up_after_three_calls(tmp_path: Path) -> None:
    kind = broken.Kind("hanging", "json", lambda call, reply: replace(reply, delay=4.0))
    with service(kind.change("stops.list")) as address:
        arguments = ("--base-url", address, "--only", "stops.list", "--formats", "json", "--timeout", "1")
        done = command(*arguments, folder=tmp_path)
    assert 1 == done.returncode
    assert "stops.list, JSON: the service does not send a whole response within 1 s" in done.stdout
    assert "3 times" in done.stdout


def test_a_used_service_with_a_running_clock_holds_three_times(tmp_path: Path) -> None:
    with service() as address:
        statuses = [
            command("--base-url", address, "--examples", "2", "--formats", "json", folder=tmp_path).returncode
            for _ in range(3)
        ]
    assert [0, 0, 0] == statuses


def test_a_key_file_is_read_as_well(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{CANARY}\n", encoding="utf-8")
    with service() as address:
        arguments = ("--base-url", address, "--key-file", "key", "--only", "account.me", "--examples", "1")
        assert 0 == command(*arguments, folder=tmp_path, key="").returncode
