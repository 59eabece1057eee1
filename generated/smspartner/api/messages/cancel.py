# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /message-cancel."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER

from ...codes import MESSAGES_CANCEL
from ...models.cancel_response import CancelResponse

CANCEL = Operation(
    name="messages.cancel",
    method="GET",
    path="/message-cancel",
    effect="idempotent",
    query={
        "message_id": Field("messageId", INTEGER, required=True, minimum=0),
    },
    response=CancelResponse,
    codes=MESSAGES_CANCEL,
)
