"""To an https service through an https proxy: TLS inside TLS, in time."""

from __future__ import annotations

import socket
import ssl
import time
from threading import Thread
from typing import Any

import pytest

from smspartner import SMSPartner, TransportError
from smspartner_core.http.network import Stream
from tests.faults.server import CERTIFICATES, FaultServer, Wire

BODY = b'{"success":true,"code":200,"message_id":307}'
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


def pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def tunnel(target: int) -> Any:
    """A proxy that speaks TLS itself and leads to a port of this machine, whatever it is asked for."""

    def script(wire: Wire) -> None:
        wire.start_tls()
        wire.read_head()
        with socket.create_connection(("127.0.0.1", target)) as onward:
            wire.send(b"HTTP/1.1 200 Connected\r\n\r\n")
            back = Thread(target=pump, args=(onward, wire._connection), daemon=True)
            back.start()
            pump(wire._connection, onward)
            back.join(5)

    return script


def answers(wire: Wire) -> None:
    wire.start_tls()
    while True:
        wire.read()
        wire.send(RESPONSE)


def hangs_up(wire: Wire) -> None:
    wire.start_tls()
    wire.read()


def trickles(wire: Wire) -> None:
    wire.start_tls()
    wire.read()
    wire.send(RESPONSE[:20])
    while not wire.stopped.wait(0.05):
        wire.send(b"x")


def never_shakes_hands(wire: Wire) -> None:
    wire.hang()


@pytest.fixture(autouse=True)
def certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both servers have the certificate of 127.0.0.1; what a name leads to is not what is tried here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authorities.pem"))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr("smspartner_core.http.endpoint.is_loopback", lambda _: False)


def call(script: Any, monkeypatch: pytest.MonkeyPatch, times: int = 1, size: int = 10, **options: Any) -> list[int]:
    with FaultServer(script, "json") as service, FaultServer(tunnel(service.port), "json") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"https://127.0.0.1:{proxy.port}")
        base_url = f"https://127.0.0.1:{service.port}/v1"
        with SMSPartner(api_key="a-key", base_url=base_url, max_retries=0, **options) as client:
            client.warm_up()
            numbers = [client.request("POST", "/send", {"message": "x" * size})["message_id"] for _ in range(times)]
        assert 1 == proxy.connections
        return numbers


def test_a_tunnelled_connection_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [307, 307] == call(answers, monkeypatch, times=2)


@pytest.mark.parametrize("options", [{"timeout": None, "deadline": None}, {"timeout": 5.0}])
def test_a_large_request_passes(options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert [307] == call(answers, monkeypatch, size=3_000_000, **options)


def test_the_end_of_a_tunnel_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TransportError) as caught:
        call(hangs_up, monkeypatch)
    assert caught.value.maybe_sent


@pytest.mark.parametrize("script", [trickles, never_shakes_hands])
def test_a_deadline_bounds_what_is_in_a_tunnel(script: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    start = time.monotonic()
    with pytest.raises(TransportError):
        call(script, monkeypatch, deadline=1.0, timeout=None)
    assert time.monotonic() - start < 6  # the servers take their time to end


def test_a_stream_says_what_it_is_made_of() -> None:
    left, right = socket.socketpair()
    with left, right:
        stream = Stream(left)
        assert left is stream.get_extra_info("socket")
        assert stream.get_extra_info("ssl_object") is None
        assert not stream.get_extra_info("is_readable")
        right.send(b"x")
        assert stream.get_extra_info("is_readable")
        stream.close()
        assert stream.get_extra_info("is_readable")


def test_an_interrupted_handshake_closes_its_connection() -> None:
    left, right = socket.socketpair()
    with left, right:
        context: Any = type("Context", (), {"wrap_socket": _interrupt})()
        with pytest.raises(KeyboardInterrupt):
            Stream(left).start_tls(context)
        assert -1 == left.fileno()


def _interrupt(*_: Any, **__: Any) -> ssl.SSLSocket:
    raise KeyboardInterrupt
