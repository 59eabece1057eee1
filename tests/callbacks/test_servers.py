"""The applications under real servers."""

from __future__ import annotations

import asyncio
import io
import logging
import random
import threading
from collections import Counter
from contextlib import nullcontext
from typing import Any

import pytest

from smspartner.callbacks import ASGIApp, Receiver, WSGIApp
from smspartner.models import DeliveryReport, LongNumberReply, Reply, Stop

from .postings import BASE_URL, SECRET, as_body, long_reply, path, reply, report, stop
from .servers import Serve, post_until_accepted, request, serve_asgi, serve_wsgi

both = pytest.mark.parametrize("serve", [serve_asgi, serve_wsgi])
JSON = {"content_type": "application/json"}


def a_thousand_postings() -> list[tuple[str, bytes]]:
    """Return reports, opt-outs, short replies and parts of 50 long replies, each with an address of its own message."""
    postings = []
    for number in range(800):
        kind, body = (
            ("report", report(number + 1)),
            ("reply", stop(f"+336{number:08}")),
            ("reply", reply(f"text {number}")),
            ("report", report(number + 1, "waiting")),
        )[number % 4]
        postings.append((path(f"m-{number}", kind), body))
    for number in range(50):
        for part in range(1, 5):
            postings.append(
                (path(f"long-{number}", "reply"), long_reply(f"{number}.{part} ", part, 4, ref=str(number)))
            )
    return postings


@both
@pytest.mark.parametrize("is_async", [False, True])
def test_thousand_postings_three_times_each_are_handled_exactly_once(serve: Serve, is_async: bool) -> None:
    """Shuffled, some at the same moment; one handler in ten fails at first. Nothing is lost and nothing doubled."""
    chance = random.Random(18)
    receiver = Receiver(SECRET, BASE_URL)
    handled: Counter[tuple[str, str]] = Counter()
    attempts: Counter[tuple[str, str]] = Counter()
    lock = threading.Lock()

    def handle(event: Any, reference: str) -> None:
        key = (reference, getattr(event, "text", None) or "")
        with lock:
            attempts[key] += 1
            fails = attempts[key] == 1 and chance.random() < 0.1
        if fails:
            raise ValueError("not this time")
        with lock:
            handled[key] += 1

    async def handle_async(event: Any, reference: str) -> None:
        await asyncio.sleep(0)
        handle(event, reference)

    receiver.on(DeliveryReport, Reply, Stop, LongNumberReply)(handle_async if is_async else handle)
    postings = a_thousand_postings()
    assert 1000 == len(postings)
    with serve(receiver) as port:
        statuses = post_until_accepted(port, postings, 3, random.Random(81))
    references = {reference for reference, _ in handled}
    assert {f"m-{number}" for number in range(800)} | {f"long-{number}" for number in range(50)} == references
    assert (850, {1}) == (len(handled), set(handled.values()))
    long_texts = {text for reference, text in handled if reference.startswith("long-")}
    assert {"".join(f"{number}.{part} " for part in range(1, 5)) for number in range(50)} == long_texts
    assert (3000, {204, 500}) == (statuses[204], set(statuses) - {503})
    assert 50 < statuses[500] == sum(attempts.values()) - 850


@both
def test_same_posting_at_the_same_moment_is_handled_once_and_the_others_are_told_to_come_again(serve: Serve) -> None:
    receiver = Receiver(SECRET, BASE_URL)
    entered, goes_on = threading.Event(), threading.Event()
    handled = []

    @receiver.on(DeliveryReport)
    def handle(event: DeliveryReport, reference: str) -> None:
        entered.set()
        goes_on.wait(20)
        handled.append(reference)

    with serve(receiver) as port:
        first: list[int] = []
        thread = threading.Thread(target=lambda: first.append(request(port, path(), report(), **JSON)[0]))
        thread.start()
        entered.wait(20)
        others = [request(port, path(), report(), **JSON)[:2] for _ in range(2)]
        goes_on.set()
        thread.join(20)
        last = request(port, path(), report(), **JSON)
    assert [(503, "5")] * 2 == [(status, headers["retry-after"]) for status, headers in others]
    assert ([204], 204, ["a-17"]) == (first, last[0], handled)


@both
def test_addresses_and_requests_get_the_status_that_they_deserve(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = Receiver(SECRET, BASE_URL)
    receiver.on(DeliveryReport)(lambda event, reference: None)
    with serve(receiver) as port:
        cases = [
            (204, request(port, path(), report(), **JSON)),
            (204, request(port, f"{path('b').upper()}/?utm_source=sms", report(), **JSON)),
            (204, request(port, path("c"), report(), x_forwarded_for="203.0.113.1", **JSON)),
            (204, request(port, path("d"), b"status=delivered&msgId=1&phone=%2B33600000000")),
            (404, request(port, path()[:-1], report(), x_forwarded_for="185.66.232.1", **JSON)),
            (404, request(port, "/", report(), **JSON)),
            (400, request(port, path(), b"<html>", **JSON)),
            (400, request(port, path())),
            (413, request(port, path(), as_body(new="x" * 65536), **JSON)),
            (405, request(port, path(), method="GET")),
            (405, request(port, path(), method="HEAD")),
            (405, request(port, path(), report(), method="PUT")),
        ]
    assert [expected for expected, _ in cases] == [status for _, (status, _, _) in cases]
    assert {b""} == {body for _, (_, _, body) in cases}
    assert {"POST"} == {headers["allow"] for expected, (_, headers, _) in cases if expected == 405}
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("smspartner")]
    assert 5 == len(ours)
    assert not [line for line in ours if "a-17" in line or "html" in line]


@both
def test_no_request_raises_in_the_server(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    upgrade = {"connection": "Upgrade", "upgrade": "websocket", "sec_websocket_version": "13"}
    with serve(Receiver(SECRET, BASE_URL)) as port:
        for headers in (upgrade | {"sec_websocket_key": "AAAAAAAAAAAAAAAAAAAAAA=="}, upgrade):
            assert 400 <= request(port, path(), method="GET", **headers)[0] < 500
        for length in ("abc", "-1", "²"):
            status, _, _ = request(port, path(), b"", content_length=length.encode().decode("latin-1"))
            assert 400 <= status < 500
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_body_in_chunks_is_read_under_uvicorn() -> None:
    with serve_asgi(Receiver(SECRET, BASE_URL)) as port:
        assert 204 == request(port, path(), iter([report()[:30], report()[30:]]))[0]


@pytest.mark.parametrize(
    ("environ", "body", "status"),
    [
        ({"wsgi.input_terminated": True}, report(), "204 No Content"),
        ({"wsgi.input_terminated": True}, as_body(new="x" * 65536), "413 "),
        ({"CONTENT_LENGTH": str(len(report()))}, report() + b"the next request", "204 No Content"),
        ({"CONTENT_LENGTH": ""}, report(), "400 Bad Request"),
        ({}, report(), "400 Bad Request"),
    ],
)
def test_wsgi_body_is_read_as_far_as_the_server_says(environ: dict[str, Any], body: bytes, status: str) -> None:
    """What ends by itself (chunks under gunicorn) is read to its end, all else only as long as it is."""
    said: list[str] = []
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": path(), "wsgi.input": io.BytesIO(body), **environ}
    list(WSGIApp(Receiver(SECRET, BASE_URL))(environ, lambda line, headers: said.append(line)))
    assert said[0].startswith(status)


def test_client_that_goes_before_its_body_has_come_leaves_nothing() -> None:
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path(), "headers": []}
    asyncio.run(ASGIApp(Receiver(SECRET, BASE_URL))(scope, receive, send))
    assert [] == sent


@pytest.mark.parametrize(("kind", "answers"), [("websocket", ["websocket.close"]), ("lifespan", [])])
def test_what_is_no_request_is_declined(kind: str, answers: list[str]) -> None:
    """Servers take the exception for "no lifespan"; of a websocket they would log it."""
    sent: list[str] = []

    async def receive() -> dict[str, Any]:
        raise AssertionError("nothing is read")

    async def send(message: Any) -> None:
        sent.append(message["type"])

    app = ASGIApp(Receiver(SECRET, BASE_URL))
    with pytest.raises(RuntimeError, match="not for lifespan") if kind == "lifespan" else nullcontext():
        asyncio.run(app({"type": kind, "path": path(), "headers": []}, receive, send))
    assert answers == sent


def test_no_more_of_a_large_body_is_read_than_shows_that_it_is_large() -> None:
    read: list[int] = []
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        read.append(1024)
        return {"type": "http.request", "body": b"x" * 1024, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message.get("status"))

    scope = {"type": "http", "method": "POST", "path": path(), "headers": []}
    asyncio.run(ASGIApp(Receiver(SECRET, BASE_URL))(scope, receive, send))
    assert (65, [413, None]) == (len(read), sent)
