# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /stop-sms/delete."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER

from ...codes import STOPS_DELETE
from ...models.done_response import DoneResponse

DELETE = Operation(
    name="stops.delete",
    method="GET",
    path="/stop-sms/delete",
    effect="idempotent",
    query={
        "id": Field("id", INTEGER, required=True, minimum=0),
    },
    response=DoneResponse,
    codes=STOPS_DELETE,
)
