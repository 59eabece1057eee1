# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /group/list."""

from smspartner_core.operation import Operation

from ...codes import GROUPS_LIST
from ...models.group_list_response import GroupListResponse

LIST = Operation(
    name="groups.list",
    method="GET",
    path="/group/list",
    effect="none",
    response=GroupListResponse,
    codes=GROUPS_LIST,
)
