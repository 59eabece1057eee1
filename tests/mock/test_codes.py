"""Every code that a caller can cause is caused, and the table of them is whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from smspartner_mock.contract import load_contract
from smspartner_mock.engine import Engine
from smspartner_mock.state import Account
from smspartner_mock.state.clock import PARIS
from tests.mock.codes import CODES, NOT_CAUSED, SUB_KEY, Step
from tests.mock.requests import get, post, post_body, read


def answer(engine: Engine, method: str, path: str, asked: dict[str, Any]) -> Any:
    if method == "GIVEN":
        for name, value in asked.items():
            setattr(engine.service.main, name, value)
    elif method == "LATER":
        engine.service.clock.advance(asked["seconds"])
    elif method == "BODY":
        return post_body(engine, path, asked["body"], (b"content-type", b"application/json"))
    elif method == "GET":
        return get(engine, path, **asked)
    else:
        return post(engine, path, method=method, **asked)
    return None


@pytest.mark.parametrize(
    ("steps", "code"), [(steps, code) for _, steps, code in CODES], ids=[name for name, _, _ in CODES]
)
def test_a_code_can_be_caused(steps: list[Step], code: int) -> None:
    engine = Engine(validate_responses=True, now=datetime(2026, 3, 3, 11, tzinfo=PARIS))
    engine.service.accounts[SUB_KEY] = Account(SUB_KEY, parent=engine.service.main)
    *before, last = [answer(engine, *step) for step in steps]
    assert [200 for response in before if response] == [response.status for response in before if response]
    assert code == read(last)["code"]


def test_the_table_has_every_code_of_the_contract() -> None:
    """A code stands in a list that operations share, or with its operation; once in each is enough."""
    document = load_contract().document
    operations = {
        (method.upper(), path): operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }
    lists = document["components"]["x-codes"]

    def place(operation: dict[str, Any], code: int) -> tuple[str, int]:
        own = operation.get("x-codes", {})
        if str(code) in own:
            return operation["operationId"], code
        shared = own.get("$ref", "").rpartition("/")[2]
        return (shared if str(code) in lists.get(shared, {}) else "common"), code

    caused = {
        place(operations["POST" if method == "BODY" else method, path], code)
        for _, steps, code in CODES
        for method, path, _ in steps[-1:]
    }
    listed = {(name, int(code)) for name, entries in lists.items() for code in entries}
    listed |= {
        (operation["operationId"], int(code))
        for operation in operations.values()
        for code in operation.get("x-codes", {})
        if code != "$ref"
    }
    assert set() == listed - caused - NOT_CAUSED.keys(), "not in the table"
    assert set() == caused & NOT_CAUSED.keys(), "caused after all"
