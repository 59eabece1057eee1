# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SubaccountCreditResponse`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class SubaccountCreditResponse(Model):
    """The credit of both accounts (assumed; the pages do not say)."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    credit: Decimal | None = attrs.field(default=None, metadata={"wire": Field("credit", MONEY)})
    """The credit of the main account, in euros."""
    subaccount_credit: Decimal | None = attrs.field(default=None, metadata={"wire": Field("subaccountCredit", MONEY)})
    """The credit of the sub-account, in euros."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
