# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /stop-sms/list."""

from smspartner_core.operation import Operation

from ...codes import COMMON
from ...models.stop_list_response import StopListResponse

LIST = Operation(
    name="stops.list",
    method="GET",
    path="/stop-sms/list",
    effect="none",
    response=StopListResponse,
    codes=COMMON,
)
