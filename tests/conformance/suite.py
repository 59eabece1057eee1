"""The suite's copy of the contract, what it sends and how it judges."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import schemathesis
from schemathesis.checks import load_all_checks, negative_data_rejection, positive_data_acceptance
from schemathesis.config import SchemathesisConfig

from smspartner_mock.engine import Engine
from smspartner_mock.serving.asgi import App

from . import reading

KEY = "stand-in-key"
DIALECTS = ("positional", "named", "keyed")


def contract() -> dict[str, Any]:
    """The contract with a key that all valid requests carry: without it, invalid ones are refused for that alone."""
    text = json.dumps(reading.CONTRACT).replace("YOUR_API_KEY", KEY)
    copy: dict[str, Any] = json.loads(text)
    copy["components"]["schemas"]["ApiKey"] = {"const": KEY}
    del copy["webhooks"]
    copy["servers"] = [{"url": "http://testserver/v1"}]
    return copy


def schema_for(app: Any, examples: int, media_type: str) -> Any:
    """The schemathesis schema of an application; requests have bodies of one media type."""
    document = contract()
    for methods in document["paths"].values():
        for operation in methods.values():
            content = operation.get("requestBody", {}).get("content", {})
            for other in [name for name in content if name != media_type]:
                del content[other]
    config = SchemathesisConfig.from_dict(
        {
            "generation": {"max-examples": examples, "allow-x00": False, "deterministic": True},
        }
    )
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = app
    return schema


def mock(dialect: Any) -> App:
    """A mock that holds its own responses against the contract too."""
    return App(Engine(api_key=KEY, xml=dialect, validate_responses=True), "testserver")


@schemathesis.deserializer("application/xml")
def read_xml(context: Any, response: Any) -> Any:
    """Without it, schemathesis passes over XML responses without a word."""
    operation = context.operation.definition.raw
    root = reading.parse(response.content)
    if root.tag != "result":
        raise reading.UnreadableError(f"its root is <{root.tag}>")
    if response.status_code == 200:
        return reading.value_of(root, operation["responses"]["200"]["content"]["application/xml"]["schema"])
    code, _ = reading.refusal_of(response.content)
    return {"success": False, "code": code}


def codes_of(operation: dict[str, Any]) -> set[int]:
    """The codes that the contract lists for an operation."""
    lists = reading.CONTRACT["components"]["x-codes"]
    own = operation.get("x-codes", {})
    referred = lists[own["$ref"].rsplit("/", 1)[-1]] if "$ref" in own else {}
    return {int(code) for code in {**lists["common"], **referred, **own} if code != "$ref"}


def sent(case: Any) -> list[Any]:
    """The request as it was sent, in the types of JSON: with empty texts, and without; nothing if it is unreadable."""
    raw = case.operation.definition.raw
    content = case.as_transport_kwargs().get("data")
    schema = raw["requestBody"]["content"]["application/xml"]["schema"]
    try:
        root = reading.parse(content.encode() if isinstance(content, str) else content)
        return (
            [reading.value_of(root, schema, empty) for empty in ("", reading.OBJECTS_ONLY, None)]
            if root.tag == "request"
            else []
        )
    except (reading.UnreadableError, TypeError, ValueError):
        return []


_validators: dict[str, Any] = {}


def is_valid(case: Any, value: Any) -> bool:
    """Whether a request keeps the contract."""
    raw = case.operation.definition.raw
    reference = raw["requestBody"]["content"]["application/xml"]["schema"]["$ref"]
    if reference not in _validators:
        document = contract()
        _validators[reference] = jsonschema_rs.validator_for({**document, "$ref": reference})
    return bool(_validators[reference].is_valid(value))


def code_in(response: Any) -> int:
    """The code of a refusal in either format."""
    if "xml" in response.headers["content-type"][0]:
        return reading.refusal_of(response.content)[0]
    return int(response.json()["code"])


@schemathesis.check
def refused_as_the_contract_says(ctx: Any, response: Any, case: Any) -> None:
    """Every refusal has a code that the operation lists, never a stack trace, and never the key."""
    assert response.status_code < 500, "the service failed"
    content = response.content
    assert b"Traceback" not in content, "it shows a stack trace"
    assert KEY.encode() not in content, "it repeats the key"
    if response.status_code == 200:
        return
    code = code_in(response)
    if case.method.upper() != case.operation.method.upper():
        assert (response.status_code, code) == (405, 405), "another method was not refused as one"
    else:
        assert code in codes_of(case.operation.definition.raw), f"code {code} is none of {case.operation.label}"


@schemathesis.check
def judged_as_the_bytes_deserve(ctx: Any, response: Any, case: Any) -> None:
    """What breaks the contract is not accepted, judged by what was sent: XML has no types, and drops characters."""
    if not case.media_type or "xml" not in case.media_type:
        return
    values = sent(case)
    if not any(is_valid(case, value) for value in values):
        assert response.status_code in (400, 405), f"what breaks the contract was accepted: {values!r}"


load_all_checks()
CHECKS: list[Any] = [refused_as_the_contract_says, judged_as_the_bytes_deserve]


def excluded(case: Any) -> list[Any]:
    """Judged otherwise: valid data may be refused for what it means, and XML has no types to be negative about."""
    xml = bool(case.media_type and "xml" in case.media_type)
    return [positive_data_acceptance, *([negative_data_rejection] if xml else [])]
