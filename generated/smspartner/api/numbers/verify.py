# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /hlr/notify."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import CSV, SECRET, TEXT

from ...codes import VERIFICATION
from ...models.number_verify_response import NumberVerifyResponse

VERIFY = Operation(
    name="numbers.verify",
    method="POST",
    path="/hlr/notify",
    effect="once",
    body={
        "phone_numbers": Field(
            "phoneNumbers",
            CSV,
            required=True,
            max_items=500,
            min_length=1,
            pattern="^[^,]+(,[^,]+){0,499}$",
            must="be a number such as +33600000000",
        ),
        "tag": Field(
            "tag",
            TEXT,
            min_length=1,
            max_length=20,
            pattern="^[^ \\t\\r\\nA-Z]+$",
            must="be lower case, without white space",
        ),
        "notify_url": Field(
            "notifyUrl",
            SECRET,
            pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$",
            must="be an http:// or https:// address, its special characters escaped",
        ),
    },
    response=NumberVerifyResponse,
    codes=VERIFICATION,
)
