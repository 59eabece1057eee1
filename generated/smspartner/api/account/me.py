# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /me."""

from smspartner_core.operation import Operation

from ...codes import COMMON
from ...models.me_response import MeResponse

ME = Operation(
    name="account.me",
    method="GET",
    path="/me",
    effect="none",
    response=MeResponse,
    codes=COMMON,
)
