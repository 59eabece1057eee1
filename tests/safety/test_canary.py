"""A marked key goes through all that this package can do or suffer, and is searched in every byte that comes out."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import httpx
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from smspartner import SMSPartner
from smspartner_mock import MockServer
from smspartner_mock.state.messages import Messages
from tests.calls import NOW

MARK = "CANARY"
KEY = f'{MARK}7f3a9/&+<"=x y'
"""It holds what addresses, XML and JSON write otherwise: none of those spellings may show either."""
ROOT = Path(__file__).parents[2]


def environment(server: MockServer) -> dict[str, str]:
    paths = os.pathsep.join([str(ROOT), *(path for path in sys.path if path)])
    own = {"PYTHONPATH": paths, "SMSPARTNER_API_KEY": KEY, "SMSPARTNER_BASE_URL": server.base_url}
    return {**os.environ, **own}


def around(text: str, mark: str) -> str | None:
    """Where a mark is, with what stands before and after it."""
    place = text.find(mark)
    return None if place < 0 else text[max(0, place - 300) : place + 80]


def test_no_key_shows_whatever_happens(tmp_path: Path) -> None:
    """Not ours, not those of sub-accounts, and in no log line what a callback address holds."""
    with MockServer(api_key=KEY, now=NOW) as server:
        command = [sys.executable, "-X", "dev", "-m", "tests.safety.canary", str(tmp_path / "frames")]
        done = subprocess.run(command, cwd=ROOT, env=environment(server), capture_output=True, timeout=280)
        accounts = set(server.engine.service.accounts) - {KEY}
        sent = len(server.engine.service.of(Messages))
    printed, told = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    frames = (tmp_path / "frames").read_text(encoding="utf-8")
    for output in (printed, told, frames):
        for secret in (MARK, *accounts):
            assert around(output, secret) is None
    assert around(told, "HIDDENaddress") is None
    # The search was no void one: the key worked, everything was printed, the last error was nobody's.
    assert sent > 40
    assert "httpcore2.http11 send_request_headers.started" in told
    assert "smspartner messages.send: HTTP 200" in told
    assert "ResourceWarning: a client of smspartner was never closed" in told
    assert "smspartner.TransportError: account.me got no response" in told
    assert printed.count("<Request('GET', 'http://127.0.0.1:") > 100
    for error in ("OutcomeUnknownError", "ServiceError", "DecodingError", "RateLimitError", "ArgumentError"):
        assert f"{error}(" in printed
    assert "api_key='***'" in printed
    assert len(printed) > 1_000_000
    for watcher in ("SpanKind.CLIENT", '"op":"http.client"', '"type":"event"', '"transaction":"canary"'):
        assert watcher in printed


def test_no_report_of_pytest_shows_it(tmp_path: Path) -> None:
    """With the locals of every frame."""
    (tmp_path / "test_app.py").write_text(
        textwrap.dedent(
            """
            import os
            import pytest

            @pytest.mark.smspartner_mock(api_key=os.environ["SMSPARTNER_API_KEY"])
            @pytest.mark.parametrize("fault", ["reset-after", "html-502", "empty"])
            def test_app(smspartner_mock, fault):
                client = smspartner_mock.client(format="xml")
                smspartner_mock.faults.plan(fault)
                response = client.messages.send(phone_numbers="+33600000000", message="Hello")

            @pytest.mark.smspartner_mock(api_key=os.environ["SMSPARTNER_API_KEY"])
            def test_response(smspartner_mock):
                client = smspartner_mock.client()
                me = client.account.me()
                raw = client.account.with_raw_response.me()
                assert me is raw
            """
        ),
        encoding="utf-8",
    )
    with MockServer(api_key=KEY) as server:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--showlocals",
            "--tb=long",
            "--junitxml=j.xml",
        ]
        options = ["--override-ini=addopts=", "-o", "log_level=DEBUG"]
        done = subprocess.run(
            [*command, *options], cwd=tmp_path, env=environment(server), capture_output=True, text=True, timeout=120
        )
    assert "4 failed" in done.stdout
    for output in (done.stdout, done.stderr, (tmp_path / "j.xml").read_text(encoding="utf-8")):
        assert around(output, MARK) is None


def test_opentelemetry_below_a_client_of_yours_sees_the_address_of_a_reading_call() -> None:
    """The documented exception: what replaces the transport of httpx stands below the place where the key goes in."""
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        with MockServer(api_key=KEY) as server, httpx.Client() as http_client:
            options: dict[str, Any] = {"api_key": KEY, "base_url": server.base_url}
            SMSPartner(**options, http_client=http_client).account.me()
            seen = [str(span.attributes) for span in spans.get_finished_spans()]
            spans.clear()
            with SMSPartner(**options) as client:
                client.account.me()
    finally:
        instrumentor.uninstrument()
    assert [True] == [MARK in attributes for attributes in seen]
    assert () == spans.get_finished_spans()
