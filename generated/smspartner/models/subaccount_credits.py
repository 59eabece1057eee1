# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SubaccountCredits`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class SubaccountCredits(Model):
    """The credit of a sub-account."""

    __module__ = "smspartner.models"

    balance: Decimal | None = attrs.field(default=None, metadata={"wire": Field("balance", MONEY)})
    """Its balance in euros."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
