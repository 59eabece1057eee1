# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /group/delete."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import GROUP_TOKEN
from ...models.done_response import DoneResponse

DELETE = Operation(
    name="groups.delete",
    method="POST",
    path="/group/delete",
    effect="idempotent",
    body={
        "group_id": Field("groupId", TEXT, required=True, min_length=1),
    },
    response=DoneResponse,
    codes=GROUP_TOKEN,
)
