"""What a stranger broke once: each of these sent twice, showed a key, or let a bare exception out."""

from __future__ import annotations

import asyncio
import signal
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from smspartner import (
    ArgumentError,
    AsyncSMSPartner,
    ConfigurationError,
    DecodingError,
    Outcome,
    OutcomeUnknownError,
    SMSPartner,
    read_callback,
)
from smspartner.models import Reply
from smspartner_core.retry import without_waiting
from smspartner_core.secret import Secret
from smspartner_mock import MockServer
from tests.loopback import Loopback, Seen, response

KEY = "CANARY7f3a9"
SENT = response({"success": True, "code": 200, "message_id": 307, "nb_sms": 1, "cost": 0.038, "currency": "EUR"})
TEXT: dict[str, Any] = {"phone_numbers": "+33600000000", "message": "Hello"}


def partner(service: Loopback, **options: Any) -> SMSPartner:
    return SMSPartner(api_key=KEY, base_url=service.base_url, **options)


def locals_of(error: BaseException) -> str:
    """What a traceback shows of the frames of this package."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(
        f"{frame.name} {frame.locals}" for frame in shown.stack if Path(frame.filename).parent.name != "safety"
    )


@pytest.mark.parametrize("trouble", [httpx.ConnectError, httpx.PoolTimeout])
def test_a_hook_that_fails_after_the_answer_does_not_say_that_nothing_left(trouble: type[Exception]) -> None:
    def tell_metrics(response: Any) -> None:
        raise trouble("the metrics are down")

    with Loopback(SENT) as service, httpx.Client(event_hooks={"response": [tell_metrics]}) as http_client:
        with partner(service, http_client=http_client) as client, pytest.raises(OutcomeUnknownError) as caught:
            client.messages.send(**TEXT)
    assert caught.value.maybe_sent
    assert 1 == len(service.seen)


def test_an_async_hook_likewise() -> None:
    async def tell_metrics(response: Any) -> None:
        raise httpx.ConnectError("the metrics are down")

    async def send(service: Loopback) -> None:
        async with httpx.AsyncClient(event_hooks={"response": [tell_metrics]}) as http_client:
            client = AsyncSMSPartner(api_key=KEY, base_url=service.base_url, http_client=http_client)
            await client.messages.send(**TEXT)

    with Loopback(SENT) as service, pytest.raises(OutcomeUnknownError):
        asyncio.run(send(service))
    assert 1 == len(service.seen)


WRONG_CALLS: dict[str, Callable[[SMSPartner], object]] = {
    "effect": lambda client: client.request("POST", "/send", {}, effect="ONCE"),  # type: ignore[arg-type]
    "method": lambda client: client.request("GE T", "/me"),
    "path": lambda client: client.request("GET", "/me\r\nX: y"),
    "parameters": lambda client: client.request("GET", "/me", [1]),  # type: ignore[arg-type]
    "x": lambda client: client.request("GET", "/me", {"x": "\ud800"}),
    "tag": lambda client: client.statuses.by_tag(tag="\ud800"),
    "message_id": lambda client: client.messages.cancel(message_id=10**5000),
    "parameters: cannot": lambda client: client.request("POST", "/new", {"x": object()}),
    "parameters: cannot be written as JSON": lambda client: client.request("POST", "/new", {"x": float("nan")}),
    "y": lambda client: client.with_options(format="xml").request("POST", "/new", {"y": object()}),
    "scheduled_at": lambda client: client.messages.send(
        **TEXT, scheduled_at=datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))
    ),
    "scheduled_at: must be within": lambda client: client.messages.send(
        **TEXT, scheduled_at=datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))
    ),
}


@pytest.mark.parametrize("told", WRONG_CALLS)
def test_a_wrong_argument_is_named_and_nothing_leaves(told: str) -> None:
    with Loopback(SENT) as service, partner(service) as client:
        with pytest.raises(ArgumentError) as caught:
            WRONG_CALLS[told](client)
        assert [] == service.seen
    assert str(caught.value).startswith(told)


def test_amounts_go_back_as_they_came() -> None:
    with Loopback(SENT) as service, partner(service) as client:
        assert {"cost": Decimal("0.038")}.items() <= client.request("POST", "/new", {"x": Decimal("1.50")}).items()
        assert {"apiKey": KEY, "x": "1.50"} == service.seen[0].json


def test_a_raw_call_can_be_asked_after() -> None:
    with MockServer(api_key=KEY) as server:
        client = SMSPartner(api_key=KEY, base_url=server.base_url, auto_tag=True)
        with client, without_waiting():
            raw = client.messages.with_raw_response.send(**TEXT)
            assert 20 == len(raw.tag or "")
            httpx.post(
                server.base_url.removesuffix("/v1") + "/_mock/faults",
                json={"fault": "reset-after", "times": 1, "operation": "messages.send"},
            ).raise_for_status()
            with pytest.raises(OutcomeUnknownError) as caught:
                client.messages.with_raw_response.send(**TEXT, tag="mine")
            assert "mine" == caught.value.tag
            assert Outcome.SENT is client.resolve(caught.value, unique_tag=True)


def test_a_raw_response_that_cannot_be_read_has_its_tag() -> None:
    with Loopback(response("<html>")) as service, partner(service) as client:
        raw = client.messages.with_raw_response.send(**TEXT, tag="mine")
        with pytest.raises(DecodingError) as caught:
            raw.parse()
    assert ("mine", True) == (caught.value.tag, caught.value.maybe_sent)


PIECES = "; charset*=x; charset*0=y; filename*=x; filename*0=y"


def test_headers_in_pieces_lose_no_sent_message() -> None:
    answer = SENT.replace(b"application/json", b"application/json" + PIECES.encode())
    with Loopback(answer) as service, partner(service) as client:
        assert 307 == client.messages.send(**TEXT).message_id
    file = response(b"numbers", media_type="text/csv", Content_Disposition="attachment" + PIECES)
    with Loopback(file) as service, partner(service) as client:
        got = client.rentals.download(token="t")
        assert (b"numbers", None) == (got.content, got.filename)


def test_what_a_signal_handler_raises_comes_out() -> None:
    class TooLongError(Exception):
        pass

    def ring(*_: object) -> None:
        raise TooLongError

    def wait(_: Seen) -> bytes:
        time.sleep(1)
        return SENT

    before = signal.signal(signal.SIGALRM, ring)
    try:
        with Loopback(wait) as service, partner(service) as client:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            with pytest.raises(TooLongError) as caught:
                client.account.me()
            assert 1 == len(service.seen)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert KEY not in locals_of(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: SMSPartner(api_key=KEY.encode()),  # type: ignore[arg-type]
        lambda: SMSPartner(api_key=KEY + "\0"),
        lambda: SMSPartner(api_key="other-key").with_options(api_key=KEY, timeout=-1),
        lambda: SMSPartner(api_key="other-key").with_options(api_key=KEY, nope=1),  # type: ignore[call-arg]
        lambda: SMSPartner(api_key="other-key").with_options(api_key=KEY.encode()),  # type: ignore[arg-type]
    ],
)
def test_a_key_shows_in_no_frame_of_ours(make: Callable[[], object]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make()
    assert KEY not in str(caught.value)
    assert KEY not in locals_of(caught.value)


@pytest.mark.parametrize(
    "base_url", [KEY, f"https://api.smspartner.fr/v1?apiKey={KEY}", f"https://me:{KEY}@host/v1", f"http://host/{KEY}"]
)
def test_a_secret_in_an_address_is_not_repeated(base_url: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url") as caught:
        SMSPartner(api_key="other-key", base_url=base_url)
    assert KEY not in str(caught.value)


def test_a_header_that_repeats_the_key_is_not_shown() -> None:
    answer = response(b"{}", media_type=f"text/{KEY}", Content_Encoding=KEY)
    with Loopback(answer) as service, partner(service) as client:
        with pytest.raises(DecodingError) as caught:
            client.account.me()
    assert KEY.lower() not in str(caught.value).lower()


def test_the_first_part_of_a_secret_is_one() -> None:
    assert ("'***'", "'***'") == (repr(Secret(KEY)[:5]), repr(Secret(KEY)[0]))


def test_a_client_that_could_not_be_made_can_be_shown() -> None:
    with pytest.raises(ConfigurationError) as caught:
        SMSPartner(api_key=KEY, timeout=-1)
    assert "<SMSPartner 'that could not be set up'>" in "".join(
        traceback.TracebackException.from_exception(caught.value, capture_locals=True).format()
    )


@pytest.mark.parametrize("seconds", [float("inf"), 1e10, True, float("nan")])
@pytest.mark.parametrize("option", ["timeout", "deadline"])
def test_a_limit_that_no_clock_has_is_refused(option: str, seconds: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"{option}: must be a number of seconds over 0 and at most 86400"):
        SMSPartner(api_key=KEY, **{option: seconds})


def test_resolve_ends_in_time_though_the_service_hangs() -> None:
    error = OutcomeUnknownError("cut off", operation="messages.send", tag="mine")

    def hang(_: Seen) -> bytes:
        time.sleep(1.5)
        return b""

    with Loopback(hang) as service, partner(service) as client:
        start = time.monotonic()
        assert Outcome.UNKNOWN is client.resolve(error, timeout=0.5)
        assert time.monotonic() - start < 1.4


def test_your_own_client_is_closed() -> None:
    http_client = httpx.Client()
    client = SMSPartner(api_key=KEY, http_client=http_client)
    http_client.close()
    with pytest.raises(ConfigurationError, match="http_client: it is closed"):
        client.account.me()


def call(**options: Any) -> None:
    with SMSPartner(api_key=KEY, **options) as client:
        client.account.me()


def call_by_aiohttp(**options: Any) -> None:
    async def run() -> None:
        async with AsyncSMSPartner(api_key=KEY, transport="aiohttp", **options) as client:
            await client.account.me()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("ask", "proxy", "told"),
    [
        (call, "http://me:p@ss@127.0.0.1:x", "the proxy that the environment names must be like"),
        (call, "socks5://127.0.0.1:1", "a SOCKS proxy is named by the environment: pip install 'httpx"),
        (call_by_aiohttp, "socks5://127.0.0.1:1", 'with transport="aiohttp" a proxy must be like http://host:port'),
    ],
)
def test_a_proxy_that_cannot_be_used_is_a_mistake_of_setting_up(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[..., None], proxy: str, told: str
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(ConfigurationError) as caught:
        ask(base_url="https://api.smspartner.invalid/v1")
    assert str(caught.value).startswith(told)


def test_certificates_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    for file in ("no.pem", "none.pem"):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / file))
        with pytest.raises(ConfigurationError, match="SSL_CERT_FILE"):
            call(base_url="https://127.0.0.1:1/v1")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"type=response&phone_number=%2B336&text=Hi&message_id=1", "Application/X-WWW-Form-URLEncoded"),
        (b'\xef\xbb\xbf{"type":"response","phone_number":"+336","text":"Hi","message_id":1}', None),
    ],
)
def test_callbacks_in_other_spellings(body: bytes, content_type: str | None) -> None:
    event = read_callback(body, content_type)
    assert isinstance(event, Reply)
    assert "Hi" == event.text


def test_many_retries_wait_no_longer_than_the_longest() -> None:
    from smspartner_core.exchange import Fault
    from smspartner_core.retry import wait_after

    settings = SMSPartner(api_key=KEY, max_retries=5000)._settings
    wait = wait_after(Fault("ConnectError", "", False), "once", 4000, settings, float("inf"))
    assert wait is not None
    assert 0 <= wait <= 8
