# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /bulk-status."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER

from ...codes import STATUSES
from ...models.message_statuses_response import MessageStatusesResponse

BY_MESSAGE = Operation(
    name="statuses.by_message",
    method="GET",
    path="/bulk-status",
    effect="none",
    query={
        "message_id": Field("messageId", INTEGER, required=True, minimum=0),
    },
    response=MessageStatusesResponse,
    codes=STATUSES,
)
