"""The pytest fixture, as a user's test has it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import httpx
import pytest

import smspartner_testing.plugin
from smspartner import AuthenticationError

if TYPE_CHECKING:
    from smspartner_testing.mock import SMSPartnerMock


def test_a_client_needs_no_port(smspartner_mock: SMSPartnerMock) -> None:
    sent = smspartner_mock.client().messages.send(phone_numbers="+33600000000", message="Hello world")
    assert (sent.message_id, sent.cost) == (307, Decimal("0.038"))
    assert not smspartner_mock.server.is_listening


def test_every_test_has_a_fresh_service(smspartner_mock: SMSPartnerMock) -> None:
    """Whatever the tests before it have sent."""
    sent = smspartner_mock.client(format="xml").messages.send(phone_numbers="+33600000000", message="Hello world")
    assert sent.message_id == 307
    smspartner_mock.reset()
    again = smspartner_mock.client().messages.send(phone_numbers="+33600000000", message="Hello world")
    assert again.message_id == 307


def test_an_async_client_shares_the_service(smspartner_mock: SMSPartnerMock) -> None:
    smspartner_mock.client().messages.send(phone_numbers="+33600000000", message="Hello world")
    smspartner_mock.clock.advance(2)

    async def status() -> str | None:
        async with smspartner_mock.async_client(format="xml") as client:
            return (await client.statuses.get(message_id=307, phone_number="+33600000000")).statut

    assert asyncio.run(status()) == "Delivered"


def test_options_are_those_of_the_client(smspartner_mock: SMSPartnerMock) -> None:
    with pytest.raises(AuthenticationError):
        smspartner_mock.client(api_key="wrong").account.me()


def test_asking_for_the_address_opens_a_port(smspartner_mock: SMSPartnerMock) -> None:
    url = smspartner_mock.base_url
    assert smspartner_mock.server.is_listening
    assert httpx.get(f"{url}/me", params={"apiKey": smspartner_mock.api_key}).json()["success"] is True
    assert smspartner_mock.base_url == url


def test_without_the_extra_the_fixture_says_how_to_install_it(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smspartner_testing.plugin, "find_spec", lambda _name: None)
    with pytest.raises(pytest.fail.Exception, match=r"pip install 'smspartner\[mock\]'"):
        request.getfixturevalue("smspartner_mock")


def test_loading_the_plugin_loads_nothing_of_ours() -> None:
    """It is loaded in every pytest run of everybody who has this package."""
    loaded = "import sys, smspartner_testing.plugin; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert "smspartner_testing.plugin" in modules
    heavy = {"smspartner", "smspartner_core", "smspartner_mock", "httpx", "starlette", "uvicorn", "attrs"}
    assert heavy & {module.partition(".")[0] for module in modules} == set()
