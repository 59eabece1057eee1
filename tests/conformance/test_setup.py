"""A set-up that is wrong is never green: one sentence and exit status 2, and the key in no byte of it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from smspartner_contract.__main__ import main
from smspartner_mock import MockServer

from .services import CANARY, command, echo, hang, listening, redirect, reset, respond


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(api_key=CANARY) as server:
        yield server


def hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, key: str = CANARY
) -> tuple[int, str]:
    monkeypatch.setenv("SMSPARTNER_API_KEY", key)
    monkeypatch.delenv("SMSPARTNER_BASE_URL", raising=False)
    status = main(arguments)
    printed = capsys.readouterr()
    assert "" == printed.out
    return status, printed.err


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def assert_no_key(text: str) -> None:
    for form in (CANARY, quote(CANARY, safe=""), quote(CANARY), "c4n4ry"):
        assert form not in text


def test_a_wrong_key_is_said(
    mock: MockServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = hold(capsys, monkeypatch, "--base-url", mock.base_url, key="wrong")
    assert (2, f"The key is refused: {mock.base_url}/me answers with code 10.\n") == (status, told)


def test_an_address_without_v1_is_said(
    mock: MockServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = hold(capsys, monkeypatch, "--base-url", mock.base_url.removesuffix("/v1"))
    assert 2 == status
    assert told.endswith("answers with HTTP 404; is /v1 missing?\n")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (reset, "resets the connection"),
        (hang, "does not send a whole response within 2 s"),
        (redirect, "is a redirect (HTTP 302), and redirects are never followed with a key"),
        (echo, "answers with HTTP 200"),
        (respond(200, b'{"success": false, "code": 30}'), "The account is blocked or disabled"),
        (respond(403, b'{"success": false, "code": 96}'), "IP address is not allowed"),
        (respond(502, b"<html>"), "answers with HTTP 502"),
        (respond(500, b'{"success": false, "code": 77}'), "answers with code 77 and HTTP 500"),
        (lambda connection, _: connection.sendall(b"SSH-2.0-x\r\n\r\n"), "does not speak HTTP"),
    ],
    ids=["reset", "hanging", "redirecting", "echoing", "blocked", "address", "gateway", "unknown", "no HTTP"],
)
def test_an_account_that_cannot_be_read_is_one_sentence_without_the_key(
    answer: object, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(answer) as address:  # type: ignore[arg-type]
        status, told = hold(capsys, monkeypatch, "--base-url", address, "--timeout", "2")
    assert 2 == status
    assert sentence in told
    assert 1 == told.count("\n")
    assert_no_key(told)
    assert not re.search(r"Error|Exception|Traceback", told)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{}/v1", "https://127.0.0.1:{}/v1", "http://no.such.host.invalid/v1"]
)
def test_a_service_that_is_not_there_is_one_sentence(
    address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = hold(capsys, monkeypatch, "--base-url", address.format(free_port()))
    assert (2, 1) == (status, told.count("\n"))
    assert_no_key(told)


def test_tls_that_breaks_is_one_sentence_without_the_key(
    mock: MockServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = hold(capsys, monkeypatch, "--base-url", mock.base_url.replace("http:", "https:"))
    assert 2 == status
    assert "fails at TLS (" in told
    assert_no_key(told)


def test_a_name_that_is_unknown_is_told_with_those_near_it(
    mock: MockServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, told = hold(capsys, monkeypatch, "--base-url", mock.base_url, "--only", "message.send")
    assert 2 == status
    assert told.startswith("There is no operation 'message.send'; did you mean messages.send")


@pytest.mark.parametrize(
    ("arguments", "key", "sentence"),
    [
        ([], CANARY, "There is no address: give --base-url, or set SMSPARTNER_BASE_URL."),
        (["--base-url", "localhost:8025"], CANARY, "The address must begin with http:// or https://."),
        (["--base-url", "http://localhost/v1"], "", "There is no key: set SMSPARTNER_API_KEY, or give --key-file."),
        (["--base-url", "http://localhost/v1", "--key-file", "/nowhere"], "", "The key file /nowhere cannot be read."),
    ],
)
def test_what_is_missing_is_said(
    arguments: list[str], key: str, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (2, f"{sentence}\n") == hold(capsys, monkeypatch, *arguments, key=key)


def test_the_key_is_no_argument(mock: MockServer, tmp_path: Path) -> None:
    done = command("--base-url", mock.base_url, "--api-key", "x", folder=tmp_path)
    assert 2 == done.returncode
    assert "unrecognized arguments" in done.stderr
