# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /message-status."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, TEXT

from ...codes import STATUSES
from ...models.status_response import StatusResponse

GET = Operation(
    name="statuses.get",
    method="GET",
    path="/message-status",
    effect="none",
    query={
        "message_id": Field("messageId", INTEGER, required=True, minimum=0),
        "phone_number": Field(
            "phoneNumber",
            TEXT,
            required=True,
            min_length=1,
            pattern="^[ +(]*[0-9][0-9 ()./-]*$",
            must="be a number such as 0600000000 or +33600000000",
        ),
    },
    response=StatusResponse,
    codes=STATUSES,
)
