"""Where calls go: addresses as users write them, and through the proxies that the environment names."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from smspartner import ArgumentError, AsyncSMSPartner, ConfigurationError, SMSPartner, TransportError
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


@pytest.mark.parametrize(
    "host",
    [
        *("h:port", "h:99999", "h:0", "h:-1", "h:1:2", "h:٣", "h:" + 5000 * "9", ":443", ":", ""),
        *("[::1", "[::zz]", "[]", "[1.2.3.4]", "[::1]443", "[::1]:x", "::1"),
        *("h h", "h\\v1", "u@h", "h\tx", "h\x00", "h\x85", "{host}", "<host>", "h|", 'h"', "h`", "h^"),
    ],
)
@pytest.mark.parametrize("client", [SMSPartner, AsyncSMSPartner])
def test_an_address_that_names_no_place_is_refused_when_the_client_is_made(client: Any, host: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url: must be an address such as https://"):
        client(api_key="a-key", base_url=f"https://{host}/v1")


def test_a_host_that_is_not_in_ascii_is_refused_when_the_client_is_made() -> None:
    with pytest.raises(ConfigurationError, match=r"the host must be in ASCII .*, not 'é\.smspartner"):
        SMSPartner(api_key="a-key", base_url="https://é.smspartner.fr/v1")


@every_way
def test_a_network_error_names_the_host(call: Call) -> None:
    with pytest.raises(TransportError) as caught:
        call(base_url="http://127.0.0.1:1/secret/v1")
    assert "host 127.0.0.1:1)" in str(caught.value)
    assert "secret" not in str(caught.value)


@every_way
@pytest.mark.parametrize("user", ["", "user:hunter2@", "user:hunt@er2@", "user@"])
def test_a_network_error_names_the_proxy_without_its_user(
    call: Call, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://{user}127.0.0.1:1/")
    with pytest.raises(TransportError) as caught:
        call(base_url=f"http://{HOST}/secret/v1", allow_insecure_http=True)
    assert f"host {HOST}, proxy 127.0.0.1:1)" in str(caught.value)
    assert not [part for part in ("secret", "user", "hunt") if part in str(caught.value)]


@pytest.mark.parametrize("given", [3, "httpx", object(), httpx.Client, httpx.AsyncClient, {}])
@pytest.mark.parametrize(("client", "kind"), [(SMSPartner, "Client"), (AsyncSMSPartner, "AsyncClient")])
def test_a_client_of_something_else_is_refused_when_ours_is_made(client: Any, kind: str, given: Any) -> None:
    with pytest.raises(ConfigurationError, match=rf"^http_client: must be an httpx\.{kind}, not a "):
        client(api_key="a-key", http_client=given)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("apikey", "apikey: unknown option; did you mean api_key? The options are allow_insecure_http, api_key, "),
        ("base_uri", "base_uri: unknown option; did you mean base_url? The options are "),
        ("max_retry", "max_retry: unknown option; did you mean max_retries? The options are "),
        ("foo", "foo: unknown option; the options are "),
    ],
)
@pytest.mark.parametrize("client", [SMSPartner, AsyncSMSPartner])
def test_an_unknown_option_names_the_one_that_is_meant(client: Any, option: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        client(**{option: "CANARY7f3a9"})
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, TypeError)
    frame: Any = caught.value.__traceback__
    while frame.tb_next:
        frame = frame.tb_next
    assert "CANARY7f3a9" not in repr(frame.tb_frame.f_locals)


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


PROXY = "http://10.0.0.9:3128"
ENVIRONMENTS: list[tuple[dict[str, str], tuple[str, ...]]] = [
    ({}, ()),
    ({"https_proxy": PROXY}, ()),
    ({"https_proxy": "10.0.0.9:3128"}, ()),
    ({"HTTPS_PROXY": "proxy.example"}, ()),
    ({"http_proxy": PROXY}, ()),
    ({"all_proxy": PROXY}, ()),
    ({"all_proxy": PROXY, "https_proxy": "http://other:1"}, ()),
    (
        {"https_proxy": PROXY, "http_proxy": PROXY},
        (
            "*",
            "a.example,*",
            "api.sms.example",
            "API.sms.example",
            "sms.example",
            ".sms.example",
            "*.sms.example",
            "*sms.example",
            "ms.example",
            "example",
            "api.sms.example:443",
            "api.sms.example:8443",
            "sms.example:8443",
            "api.sms.example:80",
            "https://api.sms.example",
            "https://api.sms.example:443",
            "http://api.sms.example",
            "https://",
            "all://*",
            "https://*",
            "all://*.sms.example",
            "10.1.2.3",
            "10.1.2.3:8443",
            "10.0.0.0/8",
            "10.1.2.3/32",
            "::1",
            "fd00::1",
            "localhost",
            " api.sms.example , other.example ",
            ",,",
            "other.example",
        ),
    ),
]
ADDRESSES = [
    "https://api.sms.example/v1",
    "https://api.sms.example:8443/v1",
    "http://api.sms.example/v1",
    "https://sms.example/v1",
    "https://10.1.2.3/v1",
    "https://10.1.2.3:8443/v1",
    "https://[fd00::1]/v1",
    "https://[fd00::1]:8443/v1",
]


def clear_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for scheme in ("http", "https", "all", "no"):
        for name in (f"{scheme}_proxy", f"{scheme}_PROXY".upper()):
            monkeypatch.delenv(name, raising=False)


def proxy_of_httpx(client: httpx.Client, address: str) -> str | None:
    """What `httpx.Client` does with a request to an address."""
    pool: Any = client._transport_for_url(httpx.URL(address))._pool  # type: ignore[attr-defined]
    proxy = getattr(pool, "_proxy_url", None)
    return None if proxy is None else f"{proxy.scheme.decode()}://{proxy.host.decode()}:{proxy.port}"


def place_of(proxy: str | None) -> str | None:
    """A proxy in the same form."""
    if proxy is None:
        return None
    url = httpx.URL(proxy)
    return f"{url.scheme}://{url.host}:{url.port}"


@pytest.mark.parametrize(
    ("environment", "no_proxy"),
    [(environment, entry) for environment, entries in ENVIRONMENTS for entry in entries or ("",)],
)
def test_proxies_are_chosen_as_httpx_chooses_them(
    environment: dict[str, str], no_proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear_proxies(monkeypatch)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if no_proxy:
        monkeypatch.setenv("no_proxy", no_proxy)
    with httpx.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
        for address in ADDRESSES:
            settings = SMSPartner(api_key=KEY, base_url=address, allow_insecure_http=True)._settings
            assert proxy_of_httpx(client, address) == place_of(Endpoint(settings).proxy), address


@pytest.mark.parametrize(("entry", "expected"), [("[fd00::1]", None), ("[fd00::1]:8443", PROXY)])
def test_brackets_around_an_address_are_read(entry: str, expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """httpx raises here, and Java wants them."""
    clear_proxies(monkeypatch)
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.setenv("no_proxy", entry)
    assert expected == Endpoint(SMSPartner(api_key=KEY, base_url="https://[fd00::1]/v1")._settings).proxy


def test_a_ruling_out_that_cannot_be_read_is_no_reason_to_use_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    clear_proxies(monkeypatch)
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.setenv("no_proxy", "api.sms.example:port")
    with pytest.raises(ConfigurationError, match=r"NO_PROXY: 'api\.sms\.example:port' is not a host"):
        call(base_url="https://api.sms.example/v1")


@pytest.mark.parametrize("path", ["/x?a=b", "x?", "/x#a", "?a=b"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_path_with_a_query_is_refused_before_the_key_gets_into_it(method: str, path: str) -> None:
    with Loopback(FINE) as service, SMSPartner(api_key=KEY, base_url=service.base_url) as client:
        with pytest.raises(ArgumentError, match="without a query"):
            client.request(method, path)
    assert [] == service.seen
