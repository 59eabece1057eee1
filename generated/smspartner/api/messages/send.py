# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /send."""

from smspartner_core.message_text import MessageText
from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import CSV, FLAG, SCHEDULE, SECRET, TEXT, choice

from ...codes import SENDING
from ...models.gamme import Gamme
from ...models.send_response import SendResponse

SEND = Operation(
    name="messages.send",
    method="POST",
    path="/send",
    effect="once",
    body={
        "phone_numbers": Field("phoneNumbers", CSV, required=True, max_items=500),
        "message": Field("message", TEXT, required=True, min_length=1),
        "gamme": Field("gamme", choice(Gamme)),
        "sender": Field("sender", TEXT, min_length=3, max_length=11, pattern="^[A-Za-z0-9 ]+$"),
        "tag": Field("tag", TEXT, min_length=1, max_length=20, pattern="^[^\\sA-Z]+$"),
        "url_response": Field("urlResponse", SECRET, pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$"),
        "url_dlr": Field("urlDlr", SECRET, pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$"),
        "is_stop_sms": Field("isStopSms", FLAG),
        "is_unicode": Field("isUnicode", FLAG),
        "sandbox": Field("sandbox", FLAG),
        "scheduled_at": Field("scheduledAt", SCHEDULE),
    },
    response=SendResponse,
    codes=SENDING,
    text=MessageText(
        field="message",
        argument="message",
        unicode="isUnicode",
        stop="isStopSms",
        low_cost=("gamme", 2),
    ),
    tag="tag",
    recipients="phoneNumbers",
)
