# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /subaccount/create."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import choice
from smspartner_core.wire.shapes import nested

from ...codes import SUBACCOUNTS_CREATE
from ...models.subaccount_create_response import SubaccountCreateResponse
from ...models.subaccount_parameters import SubaccountParameters
from ...models.subaccount_type import SubaccountType

CREATE = Operation(
    name="subaccounts.create",
    method="POST",
    path="/subaccount/create",
    effect="once",
    body={
        "type": Field("type", choice(SubaccountType), required=True),
        "parameters": Field("parameters", nested(SubaccountParameters), required=True),
    },
    response=SubaccountCreateResponse,
    codes=SUBACCOUNTS_CREATE,
)
