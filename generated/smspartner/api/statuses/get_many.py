# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /multi-status."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.shapes import many, nested

from ...codes import STATUSES
from ...models.message_number import MessageNumber
from ...models.multi_status_response import MultiStatusResponse

GET_MANY = Operation(
    name="statuses.get_many",
    method="POST",
    path="/multi-status",
    effect="none",
    body={
        "sms_statut_list": Field(
            "SMSStatut_List", many(nested(MessageNumber)), required=True, min_items=1, max_items=500
        ),
    },
    response=MultiStatusResponse,
    codes=STATUSES,
)
