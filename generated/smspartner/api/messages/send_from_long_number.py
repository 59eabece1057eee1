# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /vn/send."""

from smspartner_core.message_text import MessageText
from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import FLAG, SECRET, TEXT

from ...codes import SENDING
from ...models.send_response import SendResponse

SEND_FROM_LONG_NUMBER = Operation(
    name="messages.send_from_long_number",
    method="POST",
    path="/vn/send",
    effect="once",
    body={
        "to": Field(
            "to",
            TEXT,
            required=True,
            min_length=1,
            pattern="^[ +(]*[0-9][0-9 ()./-]*$",
            must="be a number such as 0600000000 or +33600000000",
        ),
        "from_": Field(
            "from",
            TEXT,
            required=True,
            pattern="^336[0-9]{8}$",
            must="be a rented number such as 33644444444, without +",
        ),
        "message": Field("message", TEXT, required=True, min_length=1),
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
        "sandbox": Field("sandbox", FLAG),
    },
    response=SendResponse,
    codes=SENDING,
    text=MessageText(
        field="message",
        argument="message",
        stop="isStopSms",
    ),
    tag="tag",
    recipients="to",
)
