"""Demonstrate sending, on a mock on this machine: `python -m smspartner_testing.demo`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from smspartner import APIError, SMSPartner


def _lines(response: Any, indent: str = "  ") -> Iterator[str]:
    """Yield a response's fields, one on a line, those of what is inside further in."""
    for field in attrs.fields(type(response)):
        value = getattr(response, field.name)
        if value in (None, ()) or field.name == "extra":
            continue
        if attrs.has(type(value)):
            yield f"{indent}{field.name}"
            yield from _lines(value, f"{indent}  ")
        else:
            yield f"{indent}{field.name:<{26 - len(indent)}} {value}"


def _show(title: str, call: Callable[[], Any]) -> Any:
    """Make a call, and print it with its response or its refusal."""
    print(f"\n\033[1m{title}\033[0m" if sys.stdout.isatty() else f"\n{title}")
    try:
        response = call()
    except APIError as error:
        print(f"  {type(error).__name__}: {error}")
        return error
    print(*_lines(response), sep="\n", flush=True)
    return response


def main() -> None:
    """Start a mock, and send through it in JSON and in XML."""
    from smspartner_mock import MockServer  # an extra, which may not be installed

    print("Starting the mock service …", flush=True)
    with MockServer() as server, SMSPartner(api_key=server.api_key, base_url=server.base_url) as client:
        print(f"It answers at {server.base_url}; nothing leaves this machine, and nothing costs anything.")

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
