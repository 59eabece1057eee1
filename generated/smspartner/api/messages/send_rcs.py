# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /rcs/send."""

from smspartner_core.message_text import MessageText
from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, OPEN, SCHEDULE, TEXT
from smspartner_core.wire.shapes import many, nested

from ...codes import SENDING
from ...models.rcs_failover import RcsFailover
from ...models.rcs_send_response import RcsSendResponse

SEND_RCS = Operation(
    name="messages.send_rcs",
    method="POST",
    path="/rcs/send",
    effect="once",
    body={
        "phone_numbers": Field(
            "phoneNumbers",
            many(
                TEXT,
                min_length=1,
                pattern="^[ +(]*[0-9][0-9 ()./-]*$",
                must="be a number such as 0600000000 or +33600000000",
            ),
            required=True,
            min_items=1,
            max_items=500,
        ),
        "is_unicode": Field("isUnicode", INTEGER, required=True, constant=1),
        "rich_content": Field("richContent", OPEN, required=True, min_items=1),
        "failover": Field("failover", nested(RcsFailover)),
        "scheduled_at": Field("scheduledAt", SCHEDULE),
    },
    response=RcsSendResponse,
    codes=SENDING,
    text=MessageText(
        field="message",
        inside="failover",
        argument="failover.message",
        unicode="isUnicode",
        stop="isStopSms",
        flags_inside=True,
    ),
)
