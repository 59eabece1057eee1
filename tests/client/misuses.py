"""
What type checkers must catch. Nothing here runs: mypy and pyright complain of an `ignore` that ignores no error.
"""

from __future__ import annotations

import httpx
import httpx2

from smspartner import AsyncSMSPartner, SMSPartner


def misspelt_option() -> None:
    SMSPartner(time_out=3)  # type: ignore[call-arg]
    SMSPartner().with_options(time_out=3)  # type: ignore[call-arg]
    AsyncSMSPartner().with_options(max_retrys=3)  # type: ignore[call-arg]


def option_of_another_type() -> None:
    SMSPartner(timeout="3")  # type: ignore[arg-type]
    SMSPartner(format="yaml")  # type: ignore[arg-type]
    SMSPartner().with_options(max_retries="many")  # type: ignore[arg-type]


def option_without_its_name() -> None:
    SMSPartner("key")  # type: ignore[arg-type, call-arg]


def wrong_client() -> None:
    SMSPartner(http_client=httpx.AsyncClient())  # type: ignore[arg-type]
    SMSPartner(http_client=httpx2.AsyncClient())  # type: ignore[arg-type]
    AsyncSMSPartner(http_client=httpx.Client())  # type: ignore[arg-type]
    AsyncSMSPartner(http_client=httpx2.Client())  # type: ignore[arg-type]
    SMSPartner(http_client="https://example.org")  # type: ignore[arg-type]


def wrong_transport() -> None:
    SMSPartner(transport="aiohttp")  # type: ignore[arg-type]
    AsyncSMSPartner(transport="curl")  # type: ignore[arg-type]


def value_that_there_is_none_of(client: SMSPartner) -> None:
    client.messages.send(phone_numbers="+33600000000", message="Hello", gamme=7)  # type: ignore[arg-type]
    client.account.statistics(interval="yesterday")  # type: ignore[arg-type]
    client.request("GET", "/me", effect="never")  # type: ignore[arg-type]


def misspelt_argument(client: SMSPartner) -> None:
    client.messages.send(to="+33600000000", sms="Hello")  # type: ignore[call-arg]


def result_that_is_not_awaited(client: AsyncSMSPartner) -> int:
    return client.messages.cancel(message_id=307).code  # type: ignore[attr-defined, no-any-return]


def right(client: SMSPartner, other: AsyncSMSPartner) -> None:
    SMSPartner(http_client=httpx.Client()).with_options(timeout=None, format="xml", api_key="key")
    SMSPartner(http_client=httpx2.Client(), max_connections=3, transport="httpx")
    AsyncSMSPartner(http_client=httpx.AsyncClient(), transport="httpx")
    AsyncSMSPartner(http_client=httpx2.AsyncClient(), transport="aiohttp")
    client.messages.send(phone_numbers="+33600000000", message="Hello", gamme=2)
    client.account.statistics(interval="last_month")
