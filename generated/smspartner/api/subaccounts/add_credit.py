# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /subaccount/credit/add."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import MONEY, TEXT

from ...codes import SUBACCOUNT_CREDIT
from ...models.subaccount_credit_response import SubaccountCreditResponse

ADD_CREDIT = Operation(
    name="subaccounts.add_credit",
    method="POST",
    path="/subaccount/credit/add",
    effect="once",
    body={
        "credit": Field("credit", MONEY, required=True),
        "token_subaccount": Field("tokenSubaccount", TEXT, required=True, min_length=1),
    },
    response=SubaccountCreditResponse,
    codes=SUBACCOUNT_CREDIT,
)
