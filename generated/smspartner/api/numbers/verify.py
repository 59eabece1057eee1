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
        "phone_numbers": Field("phoneNumbers", CSV, required=True, max_items=500),
        "tag": Field("tag", TEXT, min_length=1, max_length=20, pattern="^[^\\sA-Z]+$"),
        "notify_url": Field("notifyUrl", SECRET, pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$"),
    },
    response=NumberVerifyResponse,
    codes=VERIFICATION,
)
