"""Every operation of the mock, in JSON and XML, by examples, boundaries and random data."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from smspartner_mock.engine import Engine
from smspartner_mock.exchange import Request

from . import suite

QUICK = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

json_schema = suite.schema_for(suite.mock("positional"), 12, "application/json")
positional_schema = suite.schema_for(suite.mock("positional"), 12, "application/xml")
named_schema = suite.schema_for(suite.mock("named"), 12, "application/xml")
keyed_schema = suite.schema_for(suite.mock("keyed"), 12, "application/xml")


@json_schema.parametrize()  # type: ignore[untyped-decorator]  # schemathesis types it so
@QUICK
def test_in_json(case: Any) -> None:
    case.call_and_validate(additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))


@positional_schema.parametrize()  # type: ignore[untyped-decorator]  # schemathesis types it so
@QUICK
def test_in_positional_xml(case: Any) -> None:
    case.call_and_validate(additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))


@named_schema.parametrize()  # type: ignore[untyped-decorator]  # schemathesis types it so
@QUICK
def test_in_named_xml(case: Any) -> None:
    case.call_and_validate(additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))


@keyed_schema.parametrize()  # type: ignore[untyped-decorator]  # schemathesis types it so
@QUICK
def test_in_keyed_xml(case: Any) -> None:
    case.call_and_validate(additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))


def wrong(change: Any) -> Any:
    """An application whose responses are changed on their way out."""
    engine = Engine(api_key=suite.KEY)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        answer = engine.answer(Request(scope["method"], scope["path"], scope["query_string"], scope["headers"], body))
        content = change(answer.body)
        headers = [(name, value) for name, value in answer.headers if name != b"content-length"]
        headers.append((b"content-length", b"%d" % len(content)))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    return app


WRONG = {
    "a missing field": lambda body: body.replace(b"<entry>307</entry>", b""),
    "another order": lambda body: body.replace(b"<entry>true</entry>", b"<entry>200</entry>", 1),
    "a wrong root": lambda body: body.replace(b"result>", b"answer>"),
    "cut off": lambda body: body[:-12],
    "the key repeated": lambda body: body.replace(b"EUR", suite.KEY.encode()),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_xml_response_is_found(name: str) -> None:
    """The deserializer is there and its value is judged: schemathesis would say nothing without it."""
    schema = suite.schema_for(wrong(WRONG[name]), 1, "application/xml")
    operation = schema["/send"]["POST"]
    body = {"apiKey": suite.KEY, "phoneNumbers": "+33600000000", "message": "Hello", "_format": "xml"}
    case = operation.Case(body=body, media_type="application/xml")
    response = case.call()
    assert response.status_code == 200
    with pytest.raises(schemathesis.core.failures.FailureGroup):
        case.validate_response(response, additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))


def test_a_right_xml_response_is_not() -> None:
    schema = suite.schema_for(wrong(lambda body: body), 1, "application/xml")
    body = {"apiKey": suite.KEY, "phoneNumbers": "+33600000000", "message": "Hello", "_format": "xml"}
    case = schema["/send"]["POST"].Case(body=body, media_type="application/xml")
    response = case.call()
    case.validate_response(response, additional_checks=suite.CHECKS, excluded_checks=suite.excluded(case))
    assert b"<entry>307</entry>" in response.content
