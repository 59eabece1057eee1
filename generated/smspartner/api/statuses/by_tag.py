# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /bulk-status-by-tag."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, TEXT

from ...codes import STATUSES
from ...models.tag_statuses_response import TagStatusesResponse

BY_TAG = Operation(
    name="statuses.by_tag",
    method="GET",
    path="/bulk-status-by-tag",
    effect="none",
    query={
        "tag": Field(
            "tag",
            TEXT,
            required=True,
            min_length=1,
            max_length=20,
            pattern="^[^ \\t\\r\\nA-Z]+$",
            must="be lower case, without white space",
        ),
        "page": Field("page", INTEGER, minimum=1),
    },
    response=TagStatusesResponse,
    codes=STATUSES,
)
