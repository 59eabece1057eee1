"""A provider's changes of its API, as edits of the spec, with what a user then sees and whom they break."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.diff.rules import CALLERS, JSON, NOBODY, XML, Audience

from . import new_operation

SPEC = "openapi.yaml"

SEND = """
from smspartner import SMSPartner, ArgumentError, models
from smspartner_mock import MockServer

def each(use):
    seen = []
    for xml in ("positional", "named", "keyed"):
        with MockServer(xml=xml, validate_responses=True) as server:
            for format in ("json", "xml"):
                with SMSPartner(api_key=server.api_key, base_url=server.base_url, format=format) as client:
                    seen.append(use(client))
    return seen

def send(client, **more):
    return client.messages.send(phone_numbers="+33600000000", message="Bonjour", **more)
"""


@dataclass(frozen=True)
class Scenario:
    """One change."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    use: str
    breaks: Audience
    """Whose code it breaks, by the verdict of `make diff`."""
    told: str
    """Words that a page made of the spec then has."""
    operation: str = "messages.send"
    """The operation that it is about, which the mock then has to answer by the contract."""
    cuts: tuple[tuple[str, str, str], ...] = ()
    """Parts that are taken out: file, where each begins, what it ends before."""
    untold: str = "nothing says this"
    """Words that no page has any more."""


_SEND_REPLY_END = """        scheduledDeliveryDate:
          description: The time when it will be sent, if it was scheduled.
          $ref: '#/components/schemas/ParisDateTime'
          x-evidence: observed
"""
_NEW_FIELD = """        provider:
          description: Who carries it.
          type: string
"""
_SEND_EXAMPLE = "example: {success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: EUR}"


def in_examples(old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """The three example responses follow."""
    examples = [_SEND_EXAMPLE.replace("307", number) for number in ("307", "309", "310")]
    return tuple((SPEC, example, example.replace(old, new)) for example in examples)


_REQUIRED = """      required: [success, message_id]
      properties:
        success:
          description: True if the operation succeeded.
          type: boolean
        code:
          description: The service's code, 200 if all is well.
          type: integer
        message_id:
          description: The message's number, for looking it up or cancelling it."""

_RETIRED_USE = """
from smspartner import SMSPartner
from smspartner_mock import MockServer
with MockServer() as server, SMSPartner(api_key=server.api_key, base_url=server.base_url) as client:
    assert not hasattr(client.stops, "delete") and hasattr(client.stops, "add")
    raw = client.with_options(max_retries=0).request
    try:
        raw("GET", "/stop-sms/delete", {"id": 42})
    except Exception as error:
        assert error.http_status == 404, error
    else:
        raise AssertionError("the mock still has it")
"""

SCENARIOS = (
    Scenario(
        "a new operation",
        (
            (SPEC, "\nwebhooks:\n", new_operation.PATH),
            (SPEC, "\n    Gamme:\n", new_operation.SCHEMAS),
        ),
        new_operation.USE,
        NOBODY,
        "account.campaigns",
        operation="account.campaigns",
    ),
    Scenario(
        "a retired operation",
        (),
        _RETIRED_USE,
        CALLERS,
        "stops.add",
        operation="stops.add",
        cuts=((SPEC, "\n  /stop-sms/delete:\n", "\n  /subaccount/create:\n"),),
        untold="stops.delete",
    ),
    Scenario(
        "a new optional parameter",
        (
            (
                SPEC,
                "        sandbox:\n",
                "        reference:\n          description: A reference of your own, at most 10 characters.\n"
                "          type: string\n          maxLength: 10\n          examples: [A-17]\n        sandbox:\n",
            ),
        ),
        SEND
        + """
assert all(response.success for response in each(lambda client: send(client, reference="A-17")))
try:
    each(lambda client: send(client, reference="A-17-and-more"))
except ArgumentError as error:
    assert "reference: must have at most 10 characters" in str(error)
else:
    raise AssertionError("no limit")
""",
        NOBODY,
        "`reference`",
    ),
    Scenario(
        "a new field at the end of a response",
        (
            (SPEC, _SEND_REPLY_END, _SEND_REPLY_END + _NEW_FIELD),
            (SPEC, _REQUIRED, _REQUIRED.replace("message_id]", "message_id, provider]")),
            *in_examples("EUR}", "EUR, provider: Orange}"),
        ),
        SEND + 'assert [response.provider for response in each(send)] == ["Orange"] * 6\n',
        NOBODY,
        "`provider`",
    ),
    Scenario(
        "a new field in the middle of a response",
        (
            (SPEC, "        nb_sms:\n", _NEW_FIELD + "        nb_sms:\n"),
            (SPEC, _REQUIRED, _REQUIRED.replace("message_id]", "message_id, provider]")),
            *in_examples("nb_sms", "provider: Orange, nb_sms"),
        ),
        SEND + 'assert [(response.provider, response.nb_sms) for response in each(send)] == [("Orange", 1)] * 6\n',
        XML,
        "`provider`",
    ),
    Scenario(
        "a renamed field",
        (
            (
                SPEC,
                "        message_id:\n          description: The message's number, for",
                "        messageId:\n          description: The message's number, for",
            ),
            (
                SPEC,
                _REQUIRED.replace("        message_id:\n", "        messageId:\n"),
                _REQUIRED.replace("message_id]", "messageId]").replace("        message_id:\n", "        messageId:\n"),
            ),
            *in_examples("message_id", "messageId"),
        ),
        SEND + "assert [response.message_id for response in each(send)] == [307] * 6\n",
        JSON | XML,  # by position nothing moves, but named and keyed XML has the name
        "`messageId`",
    ),
    Scenario(
        "a new value of an enumeration",
        (
            (
                SPEC,
                "enum: [1, 2]\n      x-enum-varnames: [PREMIUM, LOW_COST]",
                "enum: [1, 2, 3]\n      x-enum-varnames: [PREMIUM, LOW_COST, NIGHT]",
            ),
        ),
        SEND
        + "assert all(response.success for response in each(lambda client: send(client, gamme=models.Gamme.NIGHT)))\n",
        NOBODY,
        "gamme",
    ),
    Scenario(
        "a new code",
        (
            (
                SPEC,
                '      "992": {',
                '      "993": {meaning: The moon is full., error: NotAllowedError}\n      "992": {',
            ),
        ),
        SEND
        + """
import httpx
from smspartner import NotAllowedError
with MockServer() as server, httpx.Client(headers={"X-Mock-Code": "993"}) as http_client:
    pass
from smspartner.codes import SENDING
assert (SENDING[993].error, SENDING[993].meaning) == ("NotAllowedError", "The moon is full.")
""",
        NOBODY,
        "The moon is full.",
    ),
    Scenario(
        "a changed limit",
        (
            (
                SPEC,
                "      type: string\n      minLength: 3\n      maxLength: 11\n",
                "      type: string\n      minLength: 3\n      maxLength: 6\n",
            ),
        ),
        SEND
        + """
assert all(response.success for response in each(lambda client: send(client, sender="Short")))
try:
    each(lambda client: send(client, sender="TooLong"))
except ArgumentError as error:
    assert "sender: must have at most 6 characters (it has 7)" in str(error)
else:
    raise AssertionError("no limit")
""",
        CALLERS,
        "sender",
    ),
)
