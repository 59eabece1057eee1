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
        "phone_numbers": Field(
            "phoneNumbers",
            CSV,
            required=True,
            max_items=500,
            min_length=1,
            pattern="^[ +(]*[0-9][0-9 ()./-]*(,[ +(]*[0-9][0-9 ()./-]*){0,499}$",
            must="be a number such as 0600000000 or +33600000000",
        ),
        "sondage_ident": Field("sondageIdent", TEXT, required=True, min_length=1),
        "tag": Field(
            "tag",
            TEXT,
            min_length=1,
            max_length=20,
            pattern="^[^ \\t\\r\\nA-Z]+$",
            must="be lower case, without white space",
        ),
        "scheduled_at": Field("scheduledAt", SCHEDULE),
    },
    response=SendResponse,
    codes=SENDING,
    tag="tag",
    recipients="phoneNumbers",
)
