# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /sondage/to/send."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import CSV, SCHEDULE, TEXT

from ...codes import SENDING
from ...models.send_response import SendResponse

SEND_SURVEY = Operation(
    name="messages.send_survey",
    method="POST",
    path="/sondage/to/send",
    effect="once",
    body={
        "phone_numbers": Field("phoneNumbers", CSV, required=True, max_items=500),
        "sondage_ident": Field("sondageIdent", TEXT, required=True, min_length=1),
        "tag": Field("tag", TEXT, min_length=1, max_length=20, pattern="^[^\\sA-Z]+$"),
        "scheduled_at": Field("scheduledAt", SCHEDULE),
    },
    response=SendResponse,
    codes=SENDING,
    tag="tag",
    recipients="phoneNumbers",
)
