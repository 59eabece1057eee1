# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `NumberVerifyResponse`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class NumberVerifyResponse(Model):
    """A verification that is under way."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    campaign_id: str = attrs.field(metadata={"wire": Field("campaign_id", TEXT)})
    """Its id, which its results carry."""
    number: int | None = attrs.field(default=None, metadata={"wire": Field("number", INTEGER)})
    """The number of phone numbers in it."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The cost, in euros."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
