"""Keys in log lines: masked whatever else happens, and cheaply with many clients."""

from __future__ import annotations

import copy
import gc
import logging
import pickle
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest

from smspartner import SMSPartner
from smspartner_core.http.endpoint import get_endpoint
from smspartner_core.http.log_mask import _MASK

LOGGER = logging.getLogger("httpcore2.http11")


def known_client(key: str) -> SMSPartner:
    client = SMSPartner(api_key=key, base_url="http://127.0.0.1:9/v1")
    get_endpoint(client._settings)
    return client


def record(text: str, *arguments: Any) -> logging.LogRecord:
    return LOGGER.makeRecord(LOGGER.name, logging.DEBUG, "", 0, text, arguments, None)


@pytest.mark.parametrize("spelling", ["s/cret&key", "s%2Fcret%26key", "s/cret&amp;key", "s\\/cret&key", "s/cret%26key"])
def test_a_key_is_masked_in_every_spelling(spelling: str) -> None:
    client = known_client("s/cret&key")
    line = record("said %r and %s", "x", f"<{spelling}>")
    assert _MASK.filter(line)
    assert "said 'x' and <***>" == line.getMessage()
    assert client


def test_a_key_is_forgotten_with_its_client() -> None:
    client = known_client("soon-forgotten")
    assert "soon-forgotten" in _MASK.spellings()
    del client
    gc.collect()
    assert "soon-forgotten" not in _MASK.spellings()


def test_a_line_that_cannot_be_printed_is_left_out() -> None:
    """It would raise in the library that logs, or be printed with its arguments by `logging` itself."""
    client = known_client("unprintable-key")
    assert not _MASK.filter(record("%d", "unprintable-key"))
    assert client


def test_masking_is_cheap_with_many_clients() -> None:
    clients = [known_client(f"the-same-key-{number % 3}") for number in range(600)]
    line = "send_request_headers.started request=<Request [b'POST']>"
    _MASK.filter(record(line))
    start = time.perf_counter()
    for _ in range(100):
        _MASK.filter(record(line))
    assert (time.perf_counter() - start) / 100 < 0.001  # seconds; it was ten times as much
    assert 600 == len(clients)


def test_clients_may_come_and_go_while_lines_are_logged() -> None:
    stop = Event()
    errors: list[BaseException] = []

    def log() -> None:
        try:
            while not stop.is_set():
                _MASK.filter(record("a line"))
        except BaseException as error:
            errors.append(error)

    thread = Thread(target=log)
    thread.start()
    for number in range(2000):
        known_client(f"key-{number}")
    stop.set()
    thread.join()
    assert [] == errors


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_settings_are_neither_copied_nor_pickled(way: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="hold its key"):
        way(SMSPartner(api_key="a-key")._settings)
