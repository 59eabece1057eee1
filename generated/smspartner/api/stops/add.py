# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /stop-sms/add."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import STOPS_ADD
from ...models.stop_add_response import StopAddResponse

ADD = Operation(
    name="stops.add",
    method="POST",
    path="/stop-sms/add",
    effect="idempotent",
    body={
        "phone_number": Field(
            "phoneNumber",
            TEXT,
            required=True,
            min_length=1,
            pattern="^[ +(]*[0-9][0-9 ()./-]*$",
            must="be a number such as 0600000000 or +33600000000",
        ),
    },
    response=StopAddResponse,
    codes=STOPS_ADD,
)
