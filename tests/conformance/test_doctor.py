"""The doctor finds what has drifted, spends nothing, and writes a file that holds no key, name or number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from smspartner_contract.__main__ import main
from smspartner_contract.doctor.plan import MAX_REQUESTS, Patient
from smspartner_contract.service import Service
from smspartner_mock import MockServer

from .proxy import CONTRACT, Call, Change, Reply, proxy

KEY = "c4n4ry-k3y"
NUMBERS = [f"+336{place * 4_861_733 % 10**8:08}" for place in range(11, 31)]
NAMES = ("Zephyrine", "Quintessence", "zephyrine@canary.example")
Requests = list[tuple[str, bytes, str]]


@contextmanager
def service(change: Change | None, seen: Requests | None = None) -> Iterator[str]:
    """A mock with an account full of canaries, behind a proxy."""

    def listen(call: Call) -> Call:
        if seen is not None:
            seen.append((call.operation, call.body, call.query))
        return change.request(call) if change and change.request else call

    wrapped = Change("listening", request=listen, response=change.response if change else None)
    with MockServer(api_key=KEY) as mock:
        contacts = [{"phoneNumber": number, "firstname": NAMES[0]} for number in NUMBERS[:10]]
        account = {
            "key": KEY,
            "username": NAMES[2],
            "firstname": NAMES[0],
            "lastname": NAMES[1],
            "stops": NUMBERS[10:],
            "groups": [{"name": NAMES[1], "contacts": contacts}],
        }
        root = mock.base_url.removesuffix("/v1")
        httpx.post(f"{root}/_mock/seed", json={"accounts": [account]}, trust_env=False).raise_for_status()
        with proxy(mock.base_url, wrapped) as address:
            yield address


def examine(address: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    """The exit status, and the text of the file."""
    monkeypatch.setenv("SMSPARTNER_API_KEY", KEY)
    file = folder / "doctor.json"
    status = main(["doctor", "--base-url", address, "--file", str(file), *arguments])
    return status, file.read_text(encoding="utf-8")


def in_json(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[Call, Reply], Reply]:
    def apply(_: Call, reply: Reply) -> Reply:
        if reply.content_type != "application/json":
            return reply
        return replace(reply, body=json.dumps(change(json.loads(reply.body))).encode())

    return apply


def is_refused(call: Call) -> bool:
    return b"a-wrong-key" in call.body or "a-wrong-key" in call.query


DRIFTS: dict[str, tuple[Callable[[Call], bool], Callable[[Call, Reply], Reply], str]] = {
    "a refusal with another status": (
        is_refused,
        lambda _, reply: replace(reply, status=401),
        "account.me, JSON (a wrong key): it is refused with HTTP 401, not 400",
    ),
    "a refusal with another code": (
        is_refused,
        lambda _, reply: replace(reply, body=re.sub(rb"10\b", b"11", reply.body)),
        "account.me, JSON (a wrong key): it is refused with code 11, not 10",
    ),
    "a list that is missing": (
        lambda call: call.operation == "groups.list",
        in_json(lambda value: {name: part for name, part in value.items() if name != "groups"}),
        "groups.list, JSON: `groups` is missing",
    ),
    "a new field": (
        lambda call: call.operation == "stops.list",
        in_json(lambda value: {**value, "pages": 3}),
        "stops.list, JSON: `pages` is a field that the contract does not know",
    ),
    "a field of another type": (
        lambda call: call.operation == "numbers.lookup",
        in_json(lambda value: {**value, "lookup": [{**value["lookup"][0], "prefixCode": "33"}]}),
        "numbers.lookup, JSON: `lookup[0].prefixCode` must be integer, is",
    ),
    "another root in XML": (
        lambda call: call.operation == "stops.list" and call.asks_xml,
        lambda _, reply: replace(reply, body=re.sub(rb"(</?)result", rb"\1response", reply.body)),
        "stops.list, XML: the response has the root <response>, not <result>",
    ),
    "another order in JSON": (
        lambda call: call.operation == "messages.send",
        in_json(lambda value: dict(reversed(value.items()))),
        "messages.send, JSON: fields stand in the order currency, cost, nb_sms, message_id, code, success",
    ),
    "another Content-Type": (
        lambda call: call.operation == "subaccounts.list",
        lambda _, reply: replace(reply, content_type="text/plain"),
        "subaccounts.list, JSON: the response has the Content-Type text/plain, not application/json",
    ),
    "a status in other words": (
        lambda call: call.operation == "statuses.get",
        in_json(lambda value: {**value, "statut": "En cours"}),
        'statuses.get, JSON: `statut` is "',
    ),
    "a format in the query that is ignored": (
        lambda call: "_format=xml" in call.query and call.method == "POST",
        lambda _, reply: Reply(200, "application/json", b'{"success": true, "code": 200, "lookup": []}'),
        "`_format` in the query of a POST is ignored",
    ),
}


def drifted() -> Change:
    """All drifts at once."""

    def response(call: Call, reply: Reply) -> Reply:
        for concerns, change, _ in DRIFTS.values():
            reply = change(call, reply) if concerns(call) else reply
        return reply

    return Change("drifts", response=response)


def test_ten_drifts_are_found_and_no_canary_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with service(drifted()) as address:
        status, text = examine(address, tmp_path, monkeypatch, "--number", NUMBERS[0])
    printed = capsys.readouterr().out
    otherwise = [fact["fact"] for fact in json.loads(text)["facts"] if fact["state"] == "otherwise"]
    assert 1 == status
    assert [] == [name for name, (_, _, told) in DRIFTS.items() if not any(fact.startswith(told) for fact in otherwise)]
    assert_no_canary(text)
    assert KEY not in printed


def assert_no_canary(text: str) -> None:
    digits = re.sub(r"[ .()\\-]", "", text)
    assert [] == [number for number in NUMBERS if number[3:] in digits]
    assert [] == [name for name in (*NAMES, KEY) if name.lower() in text.lower()]


def test_a_service_that_keeps_the_contract_confirms_what_was_assumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: Requests = []
    with service(None, seen) as address:
        status, text = examine(address, tmp_path, monkeypatch, "--number", NUMBERS[0])
    told = json.loads(text)
    assert (0, len(seen)) == (status, told["requests"])
    assert len(seen) <= MAX_REQUESTS
    assert not [fact for fact in told["facts"] if fact["state"] == "otherwise"]
    printed = capsys.readouterr().out
    assert "Assumed, and now observed:\n" in printed
    assert "`_format` in the query of a POST is honoured" in printed
    assert "contacts.list, XML: values are written positional" in printed
    assert_no_canary(text)
    placeholders = re.findall(r'"phone(?:Number)?\\*": \\*"(number-\d+)', text)
    assert len(set(placeholders)) >= 20


def test_only_what_has_no_effect_can_be_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Requests = []
    with service(None, seen) as address:
        before = httpx.get(f"{address}/me?apiKey={KEY}", trust_env=False).json()["credits"]
        examine(address, tmp_path, monkeypatch)
        after = httpx.get(f"{address}/me?apiKey={KEY}", trust_env=False).json()["credits"]
    assert before == after
    for name, body, _ in seen:
        operation = CONTRACT.operations[name]
        assert operation.effect == "none" or b'"sandbox": 1' in body or b"<sandbox>1</sandbox>" in body


def test_an_operation_that_may_cost_cannot_even_be_named() -> None:
    service = Service("http://127.0.0.1:9/v1", "k")
    patient = Patient(CONTRACT, service, "+33600000000")
    for name, operation in CONTRACT.operations.items():
        if not operation.is_harmless:
            with pytest.raises(KeyError):
                patient._ask(name, name, {}, "json")
    assert 0 == service.requests
    service.close()


def test_the_real_service_is_asked_only_with_live(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMSPARTNER_API_KEY", KEY)
    monkeypatch.delenv("SMSPARTNER_BASE_URL", raising=False)
    assert 2 == main(["doctor"])
    assert (
        "https://api.smspartner.fr/v1 is the real service: add --live. It costs nothing.\n" == capsys.readouterr().err
    )
