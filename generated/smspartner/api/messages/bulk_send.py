# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /bulk-send."""

from smspartner_core.message_text import MessageText
from smspartner_core.operation import Combination, Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import FLAG, SCHEDULE, SECRET, TEXT, choice
from smspartner_core.wire.shapes import many, nested

from ...codes import SENDING
from ...models.bulk_message import BulkMessage
from ...models.bulk_send_response import BulkSendResponse
from ...models.gamme import Gamme

BULK_SEND = Operation(
    name="messages.bulk_send",
    method="POST",
    path="/bulk-send",
    effect="once",
    body={
        "sms_list": Field("SMSList", many(nested(BulkMessage)), required=True, min_items=1, max_items=500),
        "gamme": Field("gamme", choice(Gamme)),
        "sender": Field(
            "sender",
            TEXT,
            min_length=3,
            max_length=11,
            pattern="^[A-Za-z0-9 ]+$",
            must="be letters without accents, digits and spaces",
        ),
        "tag": Field(
            "tag",
            TEXT,
            min_length=1,
            max_length=20,
            pattern="^[^ \\t\\r\\nA-Z]+$",
            must="be lower case, without white space",
        ),
        "url_response": Field(
            "urlResponse",
            SECRET,
            pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$",
            must="be an http:// or https:// address, its special characters escaped",
        ),
        "url_dlr": Field(
            "urlDlr",
            SECRET,
            pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$",
            must="be an http:// or https:// address, its special characters escaped",
        ),
        "is_stop_sms": Field("isStopSms", FLAG),
        "is_unicode": Field("isUnicode", FLAG),
        "sandbox": Field("sandbox", FLAG),
        "scheduled_at": Field("scheduledAt", SCHEDULE),
    },
    response=BulkSendResponse,
    codes=SENDING,
    text=MessageText(
        field="message",
        inside="SMSList",
        argument="sms_list[{}].message",
        unicode="isUnicode",
        stop="isStopSms",
        low_cost=("gamme", 2),
    ),
    tag="tag",
    refused=(
        Combination(
            {"gamme": 2, "isStopSms": 1},
            "is_stop_sms",
            "is not available for low cost (gamme=2); end the text with NoPub=STOP instead",
        ),
    ),
    recipients="SMSList.phoneNumber",
)
