# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /lookup."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import CSV

from ...codes import VERIFICATION
from ...models.lookup_response import LookupResponse

LOOKUP = Operation(
    name="numbers.lookup",
    method="POST",
    path="/lookup",
    effect="none",
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
    },
    response=LookupResponse,
    codes=VERIFICATION,
)
