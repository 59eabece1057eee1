"""What the fixture shows of what was sent, and how it steers."""

from __future__ import annotations

import json
import re
import threading
import time
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import httpx
import pytest

from smspartner import RateLimitError
from smspartner_mock.exchange import Delivery
from smspartner_mock.faults import Fault, PlannedFault
from smspartner_mock.state.clock import PARIS

if TYPE_CHECKING:
    from smspartner_testing.mock import SMSPartnerMock

NOON = datetime(2027, 1, 4, 12, 0, tzinfo=PARIS)


@pytest.mark.smspartner_mock(now=NOON)
def test_what_was_sent_is_seen(smspartner_mock: SMSPartnerMock) -> None:
    client = smspartner_mock.client()
    client.messages.send(phone_numbers=["0600000000", "+33600000001"], message="Hello", sender="MyShop", tag="a")
    later = client.messages.send(phone_numbers="0600000002", message="Later", scheduled_at=NOON + timedelta(hours=2))
    assert ["+33600000000", "+33600000001", "+33600000002"] == [message.to for message in smspartner_mock.messages]
    client.messages.cancel(message_id=later.message_id)
    first, _ = smspartner_mock.messages
    assert (first.message_id, first.text, first.sender, first.tag) == (307, "Hello", "MyShop", "a")
    assert (first.status, first.cost, first.sent_at) == ("Waiting", Decimal("0.038"), NOON)
    smspartner_mock.clock.advance(timedelta(seconds=2))
    assert (NOON + timedelta(seconds=2), "Delivered") == (
        smspartner_mock.clock.now(),
        smspartner_mock.messages[0].status,
    )


def test_sent_once_is_asserted(smspartner_mock: SMSPartnerMock) -> None:
    client = smspartner_mock.client()
    with pytest.raises(AssertionError, match="0 were sent; all that was sent:\n  nothing"):
        smspartner_mock.assert_sent_once(to="0600000000")
    client.messages.send(phone_numbers="+33600000000", message="Code 1234")
    assert smspartner_mock.assert_sent_once(to="06 00 00 00 00", matching=re.compile(r"\d{4}")).text == "Code 1234"
    client.messages.send(phone_numbers="+33600000000", message="Code 5678")
    with pytest.raises(AssertionError, match="2 were sent") as error:
        smspartner_mock.assert_sent_once(to="0600000000")
    assert "'Code 5678'" in str(error.value)
    assert smspartner_mock.assert_sent_once(matching=lambda message: message.text.endswith("78")).message_id == 308


def test_a_message_is_waited_for(smspartner_mock: SMSPartnerMock) -> None:
    client = smspartner_mock.client()
    timer = threading.Timer(0.05, lambda: client.messages.send(phone_numbers="0600000000", message="Code 1234"))
    timer.start()
    assert smspartner_mock.wait_for(to="+33600000000", matching="1234").message_id == 307
    timer.join()
    with pytest.raises(AssertionError, match=r"none came in 0\.01 s"):
        smspartner_mock.wait_for(to="+33600000001", timeout=0.01)


def test_faults_are_planned(smspartner_mock: SMSPartnerMock) -> None:
    client = smspartner_mock.client(max_retries=0)
    smspartner_mock.faults.plan("rate-limit", operation="account.me")
    with pytest.raises(RateLimitError):
        client.account.me()
    smspartner_mock.faults.plan("html-502", times=None)
    smspartner_mock.faults.clear()
    assert client.account.me().success
    with pytest.raises(ValueError, match="fault must be one of"):
        smspartner_mock.faults.plan("nonsense")
    with pytest.raises(ValueError, match="operation must be the name of one"):
        smspartner_mock.faults.plan("delay", operation="nonsense")


def test_a_thousand_sends_in_a_test_are_quick(smspartner_mock: SMSPartnerMock) -> None:
    client = smspartner_mock.client()
    started = time.process_time()
    for _ in range(1000):
        client.messages.send(phone_numbers="+33600000000", message="Hello world")
    assert time.process_time() - started < 2
    assert len(smspartner_mock.messages) == 1000


def test_a_response_trickles_in_process_too(smspartner_mock: SMSPartnerMock) -> None:
    """Piece by piece; a pause that outlasts the caller's patience is its time-out at once."""
    server = smspartner_mock.server
    asked = {"apiKey": server.api_key}
    with httpx.Client(transport=server.transport(), base_url=server.base_url, timeout=0.5) as client:
        server.engine.faults.plan(PlannedFault(Fault(accepted=True, delivery=Delivery(chunk=50, pause=0.001))))
        with client.stream("GET", "/me", params=asked) as response:
            pieces = list(response.iter_raw())
        assert (True, True) == (len(pieces) > 3, json.loads(b"".join(pieces))["success"])
        server.engine.faults.plan(PlannedFault(Fault(accepted=True, delivery=Delivery(chunk=50, pause=60))))
        with pytest.raises(httpx.ReadTimeout):
            client.get("/me", params=asked)
