# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /group/add."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import GROUPS_ADD
from ...models.group_add_response import GroupAddResponse

ADD = Operation(
    name="groups.add",
    method="POST",
    path="/group/add",
    effect="once",
    body={
        "name": Field("name", TEXT, required=True, min_length=1),
    },
    response=GroupAddResponse,
    codes=GROUPS_ADD,
)
