"""Where calls go: addresses as users write them, and through the proxies that the environment names."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from smspartner import AsyncSMSPartner, ConfigurationError, SMSPartner, TransportError
from smspartner_core.http.endpoint import Endpoint
from tests.loopback import Loopback, Seen, response

KEY = "CANARY7f3a9"
HOST = "api.smspartner.invalid"
FINE = response({"success": True, "code": 200})
Call = Callable[..., None]


def call(*, then: dict[str, Any] | None = None, **options: Any) -> None:
    with SMSPartner(api_key=KEY, max_retries=0, **options) as client:
        client.messages.cancel(message_id=307)
        if then is not None:
            client.with_options(**then).messages.cancel(message_id=307)


def call_soon(*, then: dict[str, Any] | None = None, **options: Any) -> None:
    async def run() -> None:
        async with AsyncSMSPartner(api_key=KEY, max_retries=0, **options) as client:
            await client.messages.cancel(message_id=307)
            if then is not None:
                await client.with_options(**then).messages.cancel(message_id=307)

    asyncio.run(run())


def call_by_aiohttp(**options: Any) -> None:
    call_soon(transport="aiohttp", **options)


every_way = pytest.mark.parametrize("call", [call, call_soon, call_by_aiohttp])


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    for name in ("all_proxy", "no_proxy", "ALL_PROXY", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Loopback(FINE) as service:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://me:p%40ss@127.0.0.1:{service.port}")
        yield service


def only(service: Loopback) -> Seen:
    (seen,) = service.seen
    return seen


@every_way
def test_the_proxy_of_the_environment_is_asked(call: Call, proxy: Loopback) -> None:
    call(base_url=f"http://{HOST}/v1", allow_insecure_http=True)
    seen = only(proxy)
    assert f"http://{HOST}/v1/message-cancel?apiKey={KEY}&messageId=307" == seen.target
    assert "Basic " + b64encode(b"me:p@ss").decode() == seen.headers["proxy-authorization"]


@every_way
def test_over_https_a_proxy_sees_the_host_and_no_key(call: Call, proxy: Loopback) -> None:
    proxy.answers = [response(b"", status=403)]
    with pytest.raises(TransportError) as caught:
        call(base_url=f"https://{HOST}/v1")
    seen = only(proxy)
    assert ("CONNECT", f"{HOST}:443") == (seen.method, seen.target)
    assert KEY not in repr(seen)
    assert not caught.value.maybe_sent


@every_way
def test_what_stays_on_this_machine_passes_no_proxy(call: Call, proxy: Loopback) -> None:
    with Loopback(FINE) as service:
        call(base_url=service.base_url)
        assert 1 == len(service.seen)
    assert [] == proxy.seen


def test_a_host_may_be_left_out(proxy: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", HOST)
    with pytest.raises(TransportError):
        call(base_url=f"http://{HOST}/v1", allow_insecure_http=True)
    assert [] == proxy.seen


@every_way
@pytest.mark.parametrize(
    ("base_url", "message"),
    [
        ("https://api.smspartner.fr:port/v1", "Port could not be cast to integer value as 'port'"),
        ("https://api.smspartner.fr:99999/v1", "Port out of range 0-65535"),
        ("https://é.smspartner.fr/v1", "the host must be in ASCII (xn--…), not 'é.smspartner.fr'"),
        ("https://:443/v1", "the host must be in ASCII (xn--…), not ''"),
    ],
)
def test_an_address_that_names_no_place_is_refused(call: Call, base_url: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        call(base_url=base_url)
    assert str(caught.value).startswith(f"base_url: {message}")


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("https://api.smspartner.fr/v1", "api.smspartner.fr"),
        ("https://api.smspartner.fr:443/v1", "api.smspartner.fr"),
        ("https://API.smspartner.fr:8443/v1", "api.smspartner.fr:8443"),
        ("http://[::1]/v1", "[::1]"),
        ("http://[::1]:8025/v1", "[::1]:8025"),
    ],
)
def test_the_host_is_named_as_http_wants_it(base_url: str, host: str) -> None:
    assert host == Endpoint(SMSPartner(api_key=KEY, base_url=base_url)._settings).netloc


@every_way
def test_a_base_path_is_quoted(call: Call) -> None:
    with Loopback(FINE) as service:
        call(base_url=service.base_url + "/a b")
        assert f"/v1/a%20b/message-cancel?apiKey={KEY}&messageId=307" == only(service).target


def test_a_path_is_quoted() -> None:
    with Loopback(FINE) as service:
        with SMSPartner(api_key=KEY, base_url=service.base_url) as client:
            client.request("GET", "new/é 1%20", effect="none")
        assert f"/v1/new/%C3%A9%201%20?apiKey={KEY}" == only(service).target


@every_way
def test_clients_that_share_connections_have_proxies_of_their_own(call: Call, proxy: Loopback) -> None:
    """A call to this machine must not follow an earlier one through a proxy, with its key."""
    with Loopback(FINE) as service:
        call(base_url=f"http://{HOST}/v1", allow_insecure_http=True, then={"base_url": service.base_url})
        assert (1, 1) == (len(proxy.seen), len(service.seen))
