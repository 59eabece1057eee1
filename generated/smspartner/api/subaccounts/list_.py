# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /subaccount/list."""

from smspartner_core.operation import Operation, Paging
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER

from ...codes import COMMON
from ...models.subaccount_list_response import SubaccountListResponse

LIST = Operation(
    name="subaccounts.list",
    method="GET",
    path="/subaccount/list",
    effect="none",
    query={
        "page": Field("page", INTEGER, minimum=1),
    },
    response=SubaccountListResponse,
    codes=COMMON,
    page=Paging(parameter="page", items="data", total="total", size=20),
    secret_response=True,
)
