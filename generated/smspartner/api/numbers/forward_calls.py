# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /vn/callforward."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT, choice

from ...codes import NUMBERS_FORWARD_CALLS
from ...models.call_forward_response import CallForwardResponse
from ...models.forwarding_type import ForwardingType

FORWARD_CALLS = Operation(
    name="numbers.forward_calls",
    method="POST",
    path="/vn/callforward",
    effect="idempotent",
    body={
        "number": Field(
            "number",
            TEXT,
            required=True,
            min_length=1,
            pattern="^[ +(]*[0-9][0-9 ()./-]*$",
            must="be a number such as 0600000000 or +33600000000",
        ),
        "type": Field("type", choice(ForwardingType), required=True),
        "param": Field("param", TEXT, required=True),
    },
    response=CallForwardResponse,
    codes=NUMBERS_FORWARD_CALLS,
)
