# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The command GET /group/list."""

from smspartner_core.operation import Operation

from ...codes import GROUPS_LIST
from ...models.group_list_reply import GroupListReply

LIST = Operation(
    name="groups.list",
    method="GET",
    path="/group/list",
    effect="none",
    reply=GroupListReply,
    codes=GROUPS_LIST,
)
