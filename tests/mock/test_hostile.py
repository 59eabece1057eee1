"""The command as a process of its own, and what nobody should send it: it refuses, in time and in constant memory."""

from __future__ import annotations

import http.client
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

TIME_LIMIT = 20.0
JSON, XML = "application/json", "application/xml"
ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
BOMB = f'<!DOCTYPE request [<!ENTITY e0 "{"x" * 99}">{ENTITIES}]><request><apiKey>&e11;</apiKey></request>'
FILE = '<!DOCTYPE request [<!ENTITY f SYSTEM "file:///etc/passwd">]><request><apiKey>&f;</apiKey></request>'


class Mock(NamedTuple):
    """A running command."""

    host: str
    port: int
    process: int

    def resident(self) -> int:
        """Its memory, in MB."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) // 1024

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        """Status and body, as any HTTP client gets them."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=TIME_LIMIT)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def pour(self, head: str, piece: bytes, pieces: int) -> bytes:
        """The start of the response to a body that is poured in until somebody says stop."""
        with socket.create_connection((self.host, self.port), timeout=TIME_LIMIT) as line:
            line.sendall(head.encode())
            try:
                for _ in range(pieces):
                    if select.select([line], [], [], 0)[0]:
                        break
                    line.sendall(piece)
            except ConnectionError:  # it has answered and hung up; the answer is still to be read
                assert select.select([line], [], [], 0)[0]
            return line.recv(4096)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    command = [sys.executable, "-m", "smspartner_mock", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[3]
        found = re.search(r"//(.+):(\d+)/", address)
        assert found is not None
        yield Mock(found[1], int(found[2]), process.pid)
        process.terminate()


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"\x00\xff\xfe" * 10_000, JSON),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 100, JSON),
        (b"[" * 1_000_000, JSON),
        (b'{"apiKey":' * 100_000, JSON),
        (b'{"apiKey": 1' + b"0" * 1_000_000 + b"}", JSON),
        (b'{"apiKey": "\\ud800", "message": "\\u0000"}', JSON),
        (b"<a>" * 1_000_000, XML),
        (b"<request>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</request>", XML),
        (BOMB.encode(), XML),
        (FILE.encode(), XML),
        ("<request/>".encode("utf-16"), XML),
        (b"apiKey=test-key&message=%00&message=%00", "application/x-www-form-urlencoded"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else value.rpartition("/")[2],
)
def test_a_body_that_nobody_should_send_is_refused(mock: Mock, content: bytes, content_type: str) -> None:
    before = mock.resident()
    for _ in range(3):
        status, told = mock.ask("POST", "/v1/send", content, Content_Type=content_type)
        assert (400, '{"success":false,"code":') == (status, told[:24])
        assert "root:" not in told
    assert mock.resident() - before < 60


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/me?apiKey=%00", 400),
        ("GET", "/v1/me?apiKey=%FF%FE", 400),
        ("GET", "/v1/me?apiKey=test-key&apiKey=another", 400),
        ("GET", "/v1/message-status?apiKey=test-key&messageId=1&messageId=2&phoneNumber=%00", 400),
        ("GET", "/v1/message-cancel?apiKey=test-key&messageId=" + "9" * 5000, 400),
        ("GET", "/v1/%00", 404),
        ("GET", "/v1/../../etc/passwd", 404),
        ("GET", "/v1/" + "a" * 5000, 404),
        ("GET", "/", 404),
        ("BREW", "/v1/me", 400),
        ("PROPFIND", "/v1/me", 405),
        ("PUT", "/v1/send", 405),
    ],
)
def test_an_address_that_nobody_should_ask_is_refused(mock: Mock, method: str, path: str, status: int) -> None:
    found, told = mock.ask(method, path)
    assert (status, '{"success":false,"code":') == (found, told[:24])


def test_a_hundred_megabytes_are_refused_and_kept_nowhere(mock: Mock) -> None:
    """Announced, they are refused before they are sent; in chunks, once they are too many."""
    before = mock.resident()
    piece = b"x" * 1_000_000
    announced = f"POST /v1/send HTTP/1.1\r\nHost: {mock.host}\r\nContent-Length: 100000000\r\n\r\n"
    assert mock.pour(announced, piece, 100).startswith(b"HTTP/1.1 413")
    chunked = f"POST /v1/send HTTP/1.1\r\nHost: {mock.host}\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"F4240\r\n" + piece + b"\r\n"
    assert mock.pour(chunked, chunk, 100).startswith(b"HTTP/1.1 413")
    assert mock.resident() - before < 40
    assert mock.ask("GET", "/v1/me?apiKey=test-key")[0] == 200


def test_it_is_small_after_all_that_and_ten_thousand_messages(mock: Mock) -> None:
    members = ",".join(f'{{"phoneNumber":"+336{number:08d}","message":"Bonjour"}}' for number in range(500))
    for _ in range(20):
        body = f'{{"apiKey":"test-key","SMSList":[{members}]}}'.encode()
        assert mock.ask("POST", "/v1/bulk-send", body)[0] == 200
    assert mock.resident() < 100
