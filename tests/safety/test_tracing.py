"""Spans of OpenTelemetry: one for each try, by the standard names, and nothing private in them."""

from __future__ import annotations

import sys

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from smspartner import ConfigurationError, InsufficientCreditError, SMSPartner
from smspartner_core.retry import without_waiting
from smspartner_core.tracing import opentelemetry_spans
from tests.loopback import Answer, Loopback, response

KEY, NUMBER, TEXT = "CANARY7f3a9", "+33600000123", "a private text"
BUSY = response({"success": False, "code": 429}, status=429)
SENT = response({"success": True, "code": 200, "message_id": 1, "nb_sms": 1, "cost": 0.038, "currency": "EUR"})
POOR = response({"success": False, "code": 11, "message": "Crédits insuffisants"}, status=403)
CREDITS = response({"success": True, "code": 200, "user": {"username": "u"}, "credits": {"balance": "1"}})


def spans_of(*answers: Answer, sends: bool = True) -> tuple[int, list[ReadableSpan]]:
    """The spans of one call that is answered so, and the port of the service."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with (
        Loopback(*answers) as service,
        SMSPartner(api_key=KEY, base_url=service.base_url, on_event=opentelemetry_spans(provider)) as client,
        without_waiting(),
        provider.get_tracer("app").start_as_current_span("the app's own"),
    ):
        if sends:
            client.messages.send(phone_numbers=NUMBER, message=TEXT)
        else:
            client.account.me()
    *spans, parent = exporter.get_finished_spans()
    assert all(span.parent == parent.context for span in spans)
    return service.port, spans


def test_each_try_has_a_span_by_the_conventions_of_http_and_messaging() -> None:
    port, (busy, sent) = spans_of(BUSY, SENT)
    assert (busy.name, busy.kind, busy.status.status_code) == ("messages.send", SpanKind.CLIENT, StatusCode.ERROR)
    assert busy.attributes
    assert busy.attributes["error.type"] == "429"
    assert dict(sent.attributes or {}) == {
        "http.request.method": "POST",
        "http.request.resend_count": 1,
        "http.response.status_code": 200,
        "server.address": "127.0.0.1",
        "server.port": port,
        "url.full": f"http://127.0.0.1:{port}/v1/send",
        "messaging.system": "smspartner",
        "messaging.operation.name": "messages.send",
        "messaging.operation.type": "send",
    }
    assert sent.status.status_code is StatusCode.UNSET
    assert busy.end_time
    assert sent.start_time
    assert busy.end_time <= sent.start_time


def test_a_refusal_is_an_error_with_its_code_and_class() -> None:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with (
        Loopback(POOR) as service,
        SMSPartner(api_key=KEY, base_url=service.base_url, on_event=opentelemetry_spans(provider)) as client,
        pytest.raises(InsufficientCreditError),
    ):
        client.messages.send(phone_numbers=NUMBER, message=TEXT)
    (span,) = exporter.get_finished_spans()
    assert span.attributes
    assert (span.attributes["smspartner.code"], span.attributes["error.type"]) == (11, "InsufficientCreditError")


def test_a_operation_that_only_asks_is_no_messaging() -> None:
    _, (span,) = spans_of(CREDITS, sends=False)
    assert not [name for name in span.attributes or {} if name.startswith("messaging")]


def test_no_key_no_number_and_no_text_gets_into_a_span() -> None:
    _, spans = spans_of(BUSY, SENT)
    shown = "".join(span.to_json() for span in spans)
    assert not [secret for secret in (KEY, NUMBER, NUMBER[1:], TEXT) if secret in shown]


def test_without_opentelemetry_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'smspartner\[otel\]'"):
        opentelemetry_spans()
