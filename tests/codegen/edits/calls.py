"""Calls every new operation of a package in JSON and in each dialect of XML; prints what went wrong, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from smspartner import APIError, ArgumentError, SMSPartner, models
from smspartner_mock import MockServer
from smspartner_mock.behaviours.registry import BEHAVIOURS, Call


def main(path: str) -> None:
    """Do it for the edits in a file."""
    failures: dict[str, str] = {}
    lines: list[str] = []
    hooks: Any = {"request": [lambda request: lines.append(f"{request.method} {request.url.raw_path.decode()}")]}
    for xml in ("positional", "named", "keyed"):
        with MockServer(xml=xml, validate_responses=True) as server, httpx.Client(event_hooks=hooks) as http_client:
            for format in ("json", "xml"):
                client = SMSPartner(
                    api_key=server.api_key, base_url=server.base_url, format=format, http_client=http_client
                )
                for working in json.loads(Path(path).read_text()):
                    lines.clear()
                    try:
                        _call(client, working, lines)
                    except (Exception, pytest.fail.Exception) as error:
                        failures[f"{working['name']} ({xml}, {format})"] = f"{type(error).__name__}: {error}"
    print(json.dumps(failures))


def _call(client: SMSPartner, working: dict[str, Any], lines: list[str]) -> None:
    seen: list[dict[str, Any]] = []

    def answer(call: Call) -> dict[str, Any]:
        seen.append(dict(call.parameters))
        return dict(working["answer"])

    BEHAVIOURS[working["call"].removeprefix("client.").partition("(")[0]] = answer
    names = {"client": client, "models": models, "dt": dt, "Decimal": Decimal}
    response = eval(working["call"], names)
    assert seen == [working["received"]], f"the mock read {seen}"
    assert eval(working["check"], names | {"response": response}), f"the response is {response}"
    for call, reason, raw in working["refuses"]:
        with pytest.raises(ArgumentError, match=re.escape(reason)):
            eval(call, names)
        if raw:
            _refused_by_the_mock(client, lines[0], raw)  # what the client holds, the mock holds too
    method, _, rest = working["line"].partition(" ")
    assert lines[0].startswith(f"{method} /v1{rest}" if rest else ""), f"the request was {lines[0]}"


def _refused_by_the_mock(client: SMSPartner, line: str, raw: dict[str, Any]) -> None:
    method, _, target = line.partition(" ")
    with pytest.raises(APIError):
        client.with_options(max_retries=0).request(method, target.removeprefix("/v1"), raw)


if __name__ == "__main__":
    main(sys.argv[1])
