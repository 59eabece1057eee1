# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation DELETE /subaccount/remove."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import SUBACCOUNTS_REMOVE
from ...models.done_response import DoneResponse

REMOVE = Operation(
    name="subaccounts.remove",
    method="DELETE",
    path="/subaccount/remove",
    effect="idempotent",
    body={
        "token": Field("token", TEXT, required=True, min_length=1),
    },
    response=DoneResponse,
    codes=SUBACCOUNTS_REMOVE,
)
