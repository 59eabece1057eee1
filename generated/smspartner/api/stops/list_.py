# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The command GET /stop-sms/list."""

from smspartner_core.operation import Operation

from ...codes import COMMON
from ...models.stop_list_reply import StopListReply

LIST = Operation(
    name="stops.list",
    method="GET",
    path="/stop-sms/list",
    effect="none",
    reply=StopListReply,
    codes=COMMON,
)
