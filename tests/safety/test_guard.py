"""A test cannot send for real: nothing reaches the wire to the real service, and mocks inside the process go on."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import httpx2
import pytest
import respx
import vcr  # type: ignore[import-untyped]
from respx.mocks import HTTPCoreMocker

from smspartner import AsyncSMSPartner, ConfigurationError, SMSPartner, TransportError
from smspartner_core.http.guard import is_forbidden, is_real
from tests.loopback import Loopback, response

KEY = "CANARY7f3a9"
REAL = "https://api.smspartner.fr/v1"
SENT = {"success": True, "code": 200, "message_id": 307}
Send = Callable[..., Any]


def send(**options: Any) -> Any:
    with SMSPartner(api_key=KEY, max_retries=0, **options) as client:
        return client.messages.send(phone_numbers="+33600000000", message="Hello")


def send_async(own: type[httpx.AsyncClient] | None = None, **options: Any) -> Any:
    async def run() -> Any:
        if own is not None:
            async with own() as http_client, AsyncSMSPartner(api_key=KEY, http_client=http_client, **options) as client:
                return await client.messages.send(phone_numbers="+33600000000", message="Hello")
        async with AsyncSMSPartner(api_key=KEY, max_retries=0, **options) as client:
            return await client.messages.send(phone_numbers="+33600000000", message="Hello")

    return asyncio.run(run())


def send_by_httpx(**options: Any) -> Any:
    with httpx.Client() as http_client:
        return send(http_client=http_client, **options)


def send_by_httpx2(**options: Any) -> Any:
    with httpx2.Client() as http_client:
        return send(http_client=http_client, **options)


def send_by_async_httpx(**options: Any) -> Any:
    return send_async(httpx.AsyncClient, **options)


def send_by_aiohttp(**options: Any) -> Any:
    return send_async(transport="aiohttp", **options)


EVERY_WAY = [send, send_async, send_by_httpx, send_by_httpx2, send_by_async_httpx, send_by_aiohttp]


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts that were looked up: before anything connects, its name is asked for. They lead nowhere."""
    asked: list[str] = []

    def look_up(host: Any, *_: Any, **__: Any) -> Any:
        asked.append(host if isinstance(host, str) else host.decode())
        raise OSError("no name service in tests")

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return asked


@pytest.mark.parametrize("send", EVERY_WAY)
def test_a_call_to_the_real_service_in_a_test_is_refused_before_it_connects(send: Send, lookups: list[str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        send()
    assert [] == lookups
    assert not caught.value.maybe_sent
    for remedy in ("smspartner_mock", "SMSPARTNER_REAL=allow", "smspartner_real"):
        assert remedy in str(caught.value)


@pytest.mark.parametrize("send", EVERY_WAY)
def test_the_variable_lifts_the_guard(send: Send, lookups: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMSPARTNER_REAL", "allow")
    with pytest.raises(TransportError):
        send()
    assert "api.smspartner.fr" in lookups


@pytest.mark.parametrize("send", EVERY_WAY)
def test_other_services_are_no_business_of_the_guard(send: Send) -> None:
    with Loopback(response(SENT)) as service:
        assert 307 == send(base_url=service.base_url).message_id


@pytest.mark.parametrize("send", [send, send_by_httpx])
def test_a_kept_connection_is_refused_too_and_costs_no_place(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smspartner_core.http.guard._REAL_HOST", "127.0.0.1")
    with Loopback(response({"success": True, "code": 200, "nbData": 0, "data": []})) as service:
        options: dict[str, Any] = {"base_url": service.base_url, "api_key": KEY, "max_connections": 1}
        own = httpx.Client()
        with own, SMSPartner(http_client=own if send is send_by_httpx else None, **options) as client:
            monkeypatch.setenv("SMSPARTNER_REAL", "allow")
            client.stops.list()
            monkeypatch.delenv("SMSPARTNER_REAL")
            for _ in range(2):
                with pytest.raises(ConfigurationError, match="a test was about to call"):
                    client.stops.list()
            monkeypatch.setenv("SMSPARTNER_REAL", "allow")
            client.stops.list()
        assert 2 == len(service.seen)


@pytest.mark.parametrize(
    ("environment", "modules", "expected"),
    [
        ({}, {}, False),
        ({"PYTEST_CURRENT_TEST": "test_a.py::test_b (call)"}, {}, True),
        ({"PYTEST_VERSION": "9.2.0"}, {}, False),
        ({"PYTEST_VERSION": "9.2.0"}, {"_pytest.config": SimpleNamespace()}, True),
        ({}, {"_pytest.config": SimpleNamespace()}, False),
        ({}, {"django.core.mail": SimpleNamespace()}, False),
        ({}, {"django.core.mail": SimpleNamespace(outbox=[])}, True),
        ({}, {"unittest.signals": SimpleNamespace(_results={})}, False),
        ({}, {"unittest.signals": SimpleNamespace()}, False),
        ({}, {"unittest.signals": SimpleNamespace(_results={"a result": 1})}, True),
        ({}, {"__main__": SimpleNamespace(__package__="unittest")}, True),
        ({}, {"__main__": SimpleNamespace(__package__="shop")}, False),
        ({}, {"__main__": SimpleNamespace()}, False),
        ({"SMSPARTNER_REAL": "allow"}, {"__main__": SimpleNamespace(__package__="unittest")}, False),
        ({"SMSPARTNER_REAL": "forbid"}, {}, True),
        ({"SMSPARTNER_REAL": ""}, {}, False),
        ({"SMSPARTNER_REAL": "allow", "PYTEST_CURRENT_TEST": "test_a.py"}, {}, False),
        ({"SMSPARTNER_REAL": "allow"}, {"django.core.mail": SimpleNamespace(outbox=[])}, False),
    ],
)
def test_a_test_runner_is_known_by_its_traces(
    environment: dict[str, str], modules: dict[str, Any], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTEST_CURRENT_TEST", "PYTEST_VERSION", "SMSPARTNER_REAL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for name in ("_pytest.config", "django.core.mail", "unittest.signals", "__main__"):
        if name in modules or name == "__main__":
            monkeypatch.setitem(sys.modules, name, modules.get(name, SimpleNamespace(__package__="")))
        else:
            monkeypatch.delitem(sys.modules, name, raising=False)
    forbidden = is_forbidden()
    monkeypatch.undo()
    assert expected is forbidden


UNITTEST = """
import socket, unittest, unittest.mock

def look_up(host, *_, **__):
    raise OSError(f"looked up {host}")

socket.getaddrinfo = look_up

def send():
    from smspartner import SMSPartner
    try:
        SMSPartner(api_key="a-key", max_retries=0).messages.send(phone_numbers="+33600000000", message="Hello")
    except Exception as error:
        print(type(error).__name__)

class SendTest(unittest.TestCase):
    def test_send(self):
        send()

"""


@pytest.mark.parametrize(
    ("expected", "arguments", "last_line"),
    [
        ("ConfigurationError", ["-m", "unittest", "test_shop"], ""),
        ("ConfigurationError", ["-m", "unittest", "test_shop"], "send()"),  # while tests are being collected
        ("ConfigurationError", ["-m", "unittest", "discover"], ""),
        ("ConfigurationError", ["test_shop.py"], "unittest.main()"),
        (
            "ConfigurationError",
            ["test_shop.py"],
            "unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(SendTest))",
        ),
        ("TransportError", ["test_shop.py"], "send()"),  # a program that has loaded unittest
        ("TransportError", ["test_shop.py"], "unittest.main(exit=False, argv=['', 'SendTest.id']); send()"),
    ],
)
def test_unittest_is_known_while_it_runs(expected: str, arguments: list[str], last_line: str, tmp_path: Path) -> None:
    (tmp_path / "test_shop.py").write_text(UNITTEST + last_line)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "SMSPARTNER_"))}
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, *arguments],
        env={name: value for name, value in kept.items() if not name.lower().endswith("_proxy")}
        | {"PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert expected == done.stdout.splitlines()[0], done.stderr


def test_another_word_for_the_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMSPARTNER_REAL", "yes")
    with pytest.raises(ConfigurationError, match="SMSPARTNER_REAL: must be 'allow' or 'forbid', not 'yes'"):
        send()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("api.smspartner.fr", True),
        ("api.smspartner.fr.", True),
        ("smspartner.fr", True),
        ("mysmspartner.fr", False),
        ("smspartner.fr.example.org", False),
        ("api.smspartner.invalid", False),
    ],
)
def test_the_real_service_is_known_by_its_name(host: str, expected: bool) -> None:
    assert expected is is_real(host)


def test_a_subprocess_of_a_test_is_one(lookups: list[str]) -> None:
    code = (
        "from smspartner import SMSPartner\n"
        "try: SMSPartner(api_key='a-key').account.me()\n"
        "except Exception as error: print(type(error).__name__)\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert "ConfigurationError\n" == done.stdout


# -- Mocks that answer inside the process: the table of docs/how-to/testing.md ----------------------------------------


def test_respx_answers_a_client_of_yours() -> None:
    with respx.mock() as mocked:
        mocked.post(f"{REAL}/send").respond(json=SENT)
        assert 307 == send_by_httpx().message_id
        assert 307 == send_by_async_httpx().message_id


def test_respx_sees_our_own_pool_once_it_is_told_of_httpcore2() -> None:
    pools = "httpcore2._sync.connection_pool.ConnectionPool", "httpcore2._async.connection_pool.AsyncConnectionPool"
    HTTPCoreMocker.remove_targets(*pools)  # an example of the docs may have run here
    with respx.mock(assert_all_called=False) as mocked:  # by default it sees httpcore only
        mocked.post(f"{REAL}/send").respond(json=SENT)
        with pytest.raises(ConfigurationError):
            send()
    HTTPCoreMocker.add_targets(*pools)
    try:
        with respx.mock() as mocked:
            mocked.post(f"{REAL}/send").respond(json=SENT)
            assert 307 == send().message_id
            assert 307 == send_async().message_id
    finally:
        HTTPCoreMocker.remove_targets(*pools)


def test_pytest_httpx_answers_a_client_of_yours(httpx_mock: Any) -> None:
    httpx_mock.add_response(url=f"{REAL}/send", json=SENT)
    assert 307 == send_by_httpx().message_id


def test_a_mock_transport_answers_a_client_of_yours() -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=SENT))
    assert 307 == send(http_client=httpx.Client(transport=transport)).message_id


def masked(request: Any) -> Any:
    """What docs/how-to/testing.md gives for XML, which vcrpy's own filters do not know."""
    request.body = re.sub(rb"<apiKey>.*?</apiKey>", b"<apiKey>***</apiKey>", request.body or b"")
    return request


FILTERS: dict[str, Any] = {
    "filter_query_parameters": ["apiKey"],
    "filter_post_data_parameters": ["apiKey"],
    "before_record_request": masked,
}


@pytest.mark.parametrize("format", ["json", "xml"])
def test_vcrpy_replays_to_a_client_of_yours_and_its_cassette_holds_no_key(format: Any, tmp_path: Path) -> None:
    cassette = tmp_path / "cassette.yaml"
    empty = response({"success": True, "code": 200, "nbData": 0, "data": []})
    with Loopback(response(SENT), empty) as service, httpx.Client() as http_client:
        options: dict[str, Any] = {"api_key": KEY, "base_url": service.base_url, "format": format}
        client = SMSPartner(http_client=http_client, **options)
        with vcr.use_cassette(str(cassette), **FILTERS):
            client.messages.send(phone_numbers="+33600000000", message="Hello")
            client.stops.list()
    recorded = cassette.read_text(encoding="utf-8")
    assert KEY not in recorded
    cassette.write_text(recorded.replace(service.base_url, REAL), encoding="utf-8")
    with httpx.Client() as http_client:
        client = SMSPartner(api_key=KEY, http_client=http_client, format=format)
        with vcr.use_cassette(str(cassette), record_mode="none", **FILTERS):
            assert 307 == client.messages.send(phone_numbers="+33600000000", message="Hello").message_id


def test_vcrpy_does_not_see_our_own_pool_and_nothing_is_sent_for_real(tmp_path: Path, lookups: list[str]) -> None:
    with vcr.use_cassette(str(tmp_path / "cassette.yaml")), pytest.raises(ConfigurationError):
        send()
    assert [] == lookups


# -- The plugin --------------------------------------------------------------------------------------------------------

PROGRAM = """
import os
import pytest
from smspartner import ConfigurationError, SMSPartner, TransportError

def call():
    try:
        SMSPartner(api_key="a-key", max_retries=0).account.me()
    except ConfigurationError:
        return "refused"
    except TransportError:
        return "tried"

@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def look_up(*args, **kwargs):
        raise OSError("no name service in tests")
    monkeypatch.setattr("socket.getaddrinfo", look_up)

@pytest.mark.smspartner_real
def test_marked():
    assert os.environ["EXPECTED_MARKED"] == call()

def test_plain():
    assert os.environ["EXPECTED_PLAIN"] == call()
"""


@pytest.mark.parametrize(
    ("setting", "outside", "marked", "plain"),
    [
        (None, None, "tried", "refused"),
        ("allow", None, "tried", "tried"),
        ("forbid", None, "tried", "refused"),
        ("allow", "forbid", "refused", "refused"),
        (None, "forbid", "refused", "refused"),
        ("forbid", "allow", "tried", "tried"),
    ],
)
def test_the_plugin_decides_by_setting_and_marker(
    setting: str | None, outside: str | None, marked: str, plain: str, tmp_path: Path
) -> None:
    (tmp_path / "test_program.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\n" + (f"smspartner_real = {setting}\n" if setting else ""), encoding="utf-8"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SMSPARTNER", "PYTEST"))}
    environment |= {"EXPECTED_MARKED": marked, "EXPECTED_PLAIN": plain}
    environment |= {"SMSPARTNER_REAL": outside} if outside else {}
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "2 passed" in done.stdout, done.stdout
