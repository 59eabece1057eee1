"""The main job, against the embedded mock: `python -m smspartner_testing.demo`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import attrs

from smspartner import APIError, SMSPartner


def _show(title: str, call: Callable[[], Any]) -> Any:
    """Make a call and print it with its typed response, a field a line."""
    print(f"\n\033[1m{title}\033[0m")
    try:
        response = call()
    except APIError as error:
        print(f"  {type(error).__name__}: {error}")
        return error
    for name, value in attrs.asdict(response, recurse=False).items():
        if value not in (None, ()) and name != "extra":
            print(f"  {name:<24} {value!r}")
    return response


def main() -> None:
    """Start a mock, and send through it in JSON and in XML."""
    from smspartner_mock import MockServer  # an extra, which may not be installed

    with MockServer() as server, SMSPartner(api_key=server.api_key, base_url=server.base_url) as client:
        print(f"The mock service answers at {server.base_url}")

        def send(client: SMSPartner) -> Any:
            return client.messages.send(phone_numbers="+33600000000", message="Hello world", sender="MyShop")

        xml = client.with_options(format="xml")
        before = _show("client.account.me()", client.account.me)
        sent = _show("client.messages.send(…)   in JSON", lambda: send(client))
        also = _show("client.messages.send(…)   in XML", lambda: send(xml))
        _show(
            f"client.statuses.get(message_id={sent.message_id}, …)",
            lambda: client.statuses.get(message_id=sent.message_id, phone_number="+33600000000"),
        )
        refused = _show("client.messages.cancel(message_id=1)   refused", lambda: client.messages.cancel(message_id=1))
        after = client.account.me()
    spent = before.credits.balance - after.credits.balance
    assert spent == sent.cost + also.cost, f"{spent} € spent, {sent.cost + also.cost} € charged"
    assert isinstance(refused, APIError), "a message that was never sent was cancelled"
    print(f"\nTwo messages cost {spent} €, as the balance says.\n\ndemo ok")


if __name__ == "__main__":
    try:
        main()
    except ModuleNotFoundError as error:
        sys.exit(f"the demo needs {error.name}: pip install 'smspartner[mock]'")
