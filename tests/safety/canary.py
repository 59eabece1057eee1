"""
A program that calls everything, with every fault, and prints all that it can get hold of.

Its key comes from the environment and is nowhere in its own variables: wherever it shows, this package has shown it.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import sentry_sdk
from opentelemetry.instrumentation.aiohttp_client import AioHttpClientInstrumentor
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from smspartner import AsyncSMSPartner, Event, Pages, SMSPartner, SMSPartnerError
from smspartner_core.retry import without_waiting
from smspartner_mock.faults import FAULTS
from tests.calls import every_operation, method_of

SECRET_ADDRESS = "http://127.0.0.1:9/reports?token=HIDDENaddress"
WRONG_ADDRESS = "ftp:HIDDENaddress"
PATIENT: dict[str, Any] = {"timeout": 10.0, "deadline": 30.0}  # where nothing has to go wrong
CALLS: list[Callable[[Any], Any]] = [
    lambda client: client.account.me(),
    lambda client: client.stops.add(phone_number="+33600000005"),
    lambda client: client.subaccounts.list(),
    lambda client: client.messages.send(phone_numbers="+33600000000", message="Hello", url_dlr=SECRET_ADDRESS),
    lambda client: client.rentals.status(token="none"),
]


class Printed(Transport):
    """What Sentry would be sent, printed."""

    def capture_envelope(self, envelope: Envelope) -> None:
        print(envelope.serialize().decode("utf-8", "replace"))


def watch() -> None:
    """Turn on what others use to watch HTTP calls, with all that it can note."""
    sentry_sdk.init(
        dsn="http://public@127.0.0.1:9/1",
        transport=Printed,
        traces_sample_rate=1.0,
        send_default_pii=True,
        include_local_variables=True,
        max_request_body_size="always",
    )
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    HTTPXClientInstrumentor().instrument(tracer_provider=provider)
    AioHttpClientInstrumentor().instrument(tracer_provider=provider)


def show(*values: object) -> None:
    for value in values:
        print(repr(value), str(value), f"{value}", sep="\n")


def show_error(error: BaseException) -> None:
    """In all the ways in which an error is printed or kept."""
    show(error, error.args, vars(error))
    sentry_sdk.capture_exception(error)
    print("".join(traceback.format_exception(error)))
    with Path(sys.argv[1]).open("a", encoding="utf-8") as frames:
        frames.writelines(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    print(pickle.dumps(error).decode("latin-1"))


def show_event(event: Event) -> None:
    show(event)


def show_request(request: httpx.Request) -> None:
    """As a user's own hook sees it."""
    show(request, request.url, request.headers, request.content, vars(request))


def show_response(response: httpx.Response) -> None:
    show(response, response.request, response.request.url, response.headers)


async def show_request_soon(request: httpx.Request) -> None:
    show_request(request)


async def show_response_soon(response: httpx.Response) -> None:
    show_response(response)


def plan(fault: str) -> None:
    """Let the next call to the mock go wrong."""
    with SMSPartner() as client:
        base_url = client._settings.base_url
    planned: dict[str, Any] = {"fault": fault, "times": 1} | ({"delay": 0.01} if fault == "delay" else {})
    httpx.post(base_url.removesuffix("/v1") + "/_mock/faults", json=planned).raise_for_status()


def call_everything(client: SMSPartner) -> None:
    show(client)
    script = every_operation()
    operation, arguments = next(script)
    while True:
        try:
            response = method_of(client, operation)(**arguments)
            show(response, *(response.pages() if isinstance(response, Pages) else ()))
        except SMSPartnerError as error:  # no file yet, a contact that is there already
            show_error(error)
            response = None
        try:
            operation, arguments = script.send(response)
        except StopIteration:
            return


def fail_at_everything(client: SMSPartner) -> None:
    for fault in FAULTS:
        for call in CALLS:
            plan(fault)
            try:
                response = call(client)
                show(list(response) if isinstance(response, Pages) else response)
            except SMSPartnerError as error:
                show_error(error)


async def fail_at_everything_soon(client: AsyncSMSPartner) -> None:
    for fault in FAULTS:
        for call in CALLS:
            plan(fault)
            response = call(client)
            try:
                show([item async for item in response] if hasattr(response, "pages") else await response)
            except SMSPartnerError as error:
                show_error(error)


def show_wrong_arguments(client: SMSPartner) -> None:
    wrong: list[Callable[[], Any]] = [
        lambda: client.messages.send(phone_numbers="+33600000000", message="Hello", url_dlr=WRONG_ADDRESS),
        lambda: client.messages.send(phone_numbers="", message="Hello", url_dlr=SECRET_ADDRESS),
    ]
    for call in wrong:
        try:
            call()
        except SMSPartnerError as error:
            show_error(error)


async def soon(options: dict[str, Any]) -> None:
    async with AsyncSMSPartner(**options) as client:
        await fail_at_everything_soon(client)
    async with AsyncSMSPartner(**options, transport="aiohttp") as client:
        await fail_at_everything_soon(client)


async def soon_by_httpx(options: dict[str, Any]) -> None:
    hooks: Any = {"request": [show_request_soon], "response": [show_response_soon]}
    async with httpx.AsyncClient(event_hooks=hooks) as http_client:
        await fail_at_everything_soon(AsyncSMSPartner(**options, http_client=http_client))


def main() -> None:
    """All of it, in both formats; the last line is an error that nobody catches."""
    warnings.simplefilter("always")
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, format="%(name)s %(message)s %(args)s")
    watch()
    options: dict[str, Any] = {"timeout": 0.3, "deadline": 0.6, "auto_tag": True, "on_event": show_event}
    with without_waiting(), sentry_sdk.start_transaction(name="canary"):
        with SMSPartner(**options) as client:
            for other in (client.with_options(**PATIENT), client.with_options(**PATIENT, format="xml")):
                call_everything(other)
                show_wrong_arguments(other)
            fail_at_everything(client)
        asyncio.run(soon(options))
        # Below a client of the user's it would see the key: a documented exception, which has a test of its own.
        HTTPXClientInstrumentor().uninstrument()
        hooks: Any = {"request": [show_request], "response": [show_response]}
        with httpx.Client(event_hooks=hooks) as http_client:
            client = SMSPartner(**options, http_client=http_client)
            for other in (client.with_options(**PATIENT), client.with_options(**PATIENT, format="xml")):
                call_everything(other)
            fail_at_everything(client.with_options(format="xml"))
        asyncio.run(soon_by_httpx(options))
        SMSPartner().account.me()  # never closed, for the warning
        plan("reset-before")
        SMSPartner(max_retries=0).account.me()


if __name__ == "__main__":
    main()
