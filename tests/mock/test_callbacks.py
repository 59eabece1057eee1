"""Callbacks: what is posted, how, how often, and where never."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs
import pytest

import smspartner_spec
from smspartner import read_callback
from smspartner.models import DeliveryReport
from smspartner_mock import MockServer
from smspartner_mock.state.callbacks import RETRY_DELAYS_S, Callback
from smspartner_mock.state.clock import PARIS
from smspartner_testing.mock import SMSPartnerMock

NOON = datetime(2027, 1, 4, 12, 0)


class Receiver:
    """A user's program that takes callbacks."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, str]] = []
        self.statuses: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                receiver.taken.append((self.path, self.headers["Content-Type"], body))
                status = receiver.statuses.pop(0) if receiver.statuses else 200
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


def send(mock: SMSPartnerMock, url: str, to: str = "+33600000000") -> None:
    mock.client().messages.send(phone_numbers=to, message="Hello", url_dlr=f"{url}/dlr", url_response=f"{url}/in")


def valid(schema: str, fields: Any) -> bool:
    document = smspartner_spec.load()
    return jsonschema_rs.is_valid({"$ref": f"#/components/schemas/{schema}", **document}, fields)


@pytest.mark.parametrize("style", ["json", "form"])
def test_reports_and_answers_are_posted_in_the_contracts_shape(receiver: Receiver, style: Any) -> None:
    with SMSPartnerMock(now=NOON, callback_format=style) as mock:
        send(mock, receiver.url, "+33600000094")
        assert receiver.taken == []
        mock.clock.advance(2)
        assert {"delivered"} == {callback.state for callback in mock.callbacks}
    read = json.loads if style == "json" else lambda text: dict(parse_qsl(text))
    taken = {path: read(body) for path, _, body in receiver.taken}
    report = {"status": "delivered", "msgId": "307", "phone": "+33600000094", "cost": "0.038", "currency": "EUR"}
    date = 1799060402 if style == "json" else "1799060402"
    assert {**report, "date": date} == taken["/dlr"]
    assert (taken["/in"]["type"], taken["/in"]["text"]) == ("response", "Oui")
    assert isinstance(read_callback(json.dumps(taken["/dlr"]).encode()), DeliveryReport)
    assert valid("DeliveryReport", taken["/dlr"] | {"date": int(date)})
    assert valid("Reply", taken["/in"])
    assert {style} == {"json" if media == "application/json" else "form" for _, media, _ in receiver.taken}


def test_reports_have_the_assumed_form_if_it_is_asked_for(receiver: Receiver) -> None:
    with SMSPartnerMock(now=NOON, delivery_reports="assumed") as mock:
        send(mock, receiver.url)
        mock.clock.advance(2)
    [(_, _, body)] = receiver.taken
    report = {"type": "dlr", "phone_number": "+33600000000", "message_id": 307, "status": "Delivered"}
    assert {**report, "date": "1799060402"} == json.loads(body)


def test_report_has_the_tag_of_its_message(receiver: Receiver) -> None:
    with SMSPartnerMock(now=NOON) as mock:
        mock.client().messages.send(phone_numbers="0600000000", message="Hi", tag="t1", url_dlr=receiver.url)
        mock.clock.advance(2)
    [(_, _, body)] = receiver.taken
    assert "t1" == json.loads(body)["tag"]


def test_a_name_is_looked_up_once(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that leads to this machine when it is judged, and elsewhere when it is used."""
    looked_up: list[str] = []

    def getaddrinfo(host: Any, port: Any, *_: Any, **__: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name == "rebinding.example.org":
            looked_up.append(name)
            name = "127.0.0.1" if len(looked_up) == 1 else "192.0.2.1"
        return original(name, port, *_, **__)

    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    url = receiver.url.replace("127.0.0.1", "rebinding.example.org")
    with SMSPartnerMock(now=NOON) as mock:
        send(mock, url)
        mock.clock.advance(2)
        assert {"delivered"} == {posting.state for posting in mock.callbacks}
    assert ["rebinding.example.org"] == looked_up


def test_a_post_that_fails_is_tried_again_on_the_clock(receiver: Receiver) -> None:
    receiver.statuses = [500, 404, 302]
    with SMSPartnerMock(now=NOON) as mock:
        mock.client().messages.send(phone_numbers="+33600000000", message="Hello", url_dlr=receiver.url + "/dlr")
        mock.clock.advance(2)
        for wait in RETRY_DELAYS_S[:3]:
            mock.clock.advance(wait - 1)
            mock.clock.advance(1)
        [posting] = mock.callbacks
    assert ([500, 404, 302, 200], "delivered") == ([attempt.status for attempt in posting.attempts], posting.state)
    assert {"/dlr"} == {path for path, *_ in receiver.taken}, "a redirect was followed"


def test_a_post_that_always_fails_is_given_up() -> None:
    with SMSPartnerMock(now=NOON) as mock:
        send(mock, "http://127.0.0.1:1")
        mock.clock.advance(2)
        for wait in RETRY_DELAYS_S:
            mock.clock.advance(wait)
        [posting] = mock.callbacks
    assert ("failed", 5) == (posting.state, len(posting.attempts))


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.1/",
        "http://10.0.0.1:80/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:192.0.2.1]/",
        "http://[2001:db8::1]/",
        "http://0.0.0.0:9/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://127.0.0.1@192.0.2.1/",
        "http://127.0.0.1/\r\nX-Injected: 1",
        "http://127.0.0.1:99999/",
        "http:///",
    ],
)
def test_other_machines_are_never_posted_to(url: str) -> None:
    with MockServer(now=NOON) as server:
        with server.engine.lock:
            server.engine.service.outbox.post(Callback(url, "reply", {}))
        server.finish_callbacks()
        [posting] = server.engine.service.outbox.log
    assert ("refused", [None]) == (posting.state, [attempt.status for attempt in posting.attempts])


def test_a_proxy_in_the_environment_is_not_asked(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://192.0.2.1:3128")
    with SMSPartnerMock(now=NOON) as mock:
        send(mock, receiver.url)
        mock.clock.advance(2)
    assert [path for path, *_ in receiver.taken] == ["/dlr"]


def test_a_running_mock_posts_by_itself(receiver: Receiver) -> None:
    """Nobody has to call it again."""
    with SMSPartnerMock(deliver_after=0.05) as mock:
        assert mock.base_url
        send(mock, receiver.url)
        until = threading.Event()
        for _ in range(100):
            if receiver.taken:
                break
            until.wait(0.05)
    assert [path for path, *_ in receiver.taken] == ["/dlr"]


def test_a_verification_tells_its_result(receiver: Receiver) -> None:
    with SMSPartnerMock(now=NOON.replace(tzinfo=PARIS)) as mock:
        mock.client().numbers.verify(phone_numbers="+33600000000", notify_url=receiver.url + "/hlr")
        mock.clock.advance(5)
    [(path, _, body)] = receiver.taken
    assert path == "/hlr"
    assert valid("NumberVerification", json.loads(body))
