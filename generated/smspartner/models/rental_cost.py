# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalCost`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, MONEY


@attrs.frozen(kw_only=True, slots=False)
class RentalCost(Model):
    """The price of contacts."""

    __module__ = "smspartner.models"

    quantity: int | None = attrs.field(default=None, metadata={"wire": Field("quantity", INTEGER)})
    """The number of contacts."""
    total: Decimal | None = attrs.field(default=None, metadata={"wire": Field("total", MONEY)})
    """The total price, in euros."""
    cost_unity: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost_unity", MONEY)})
    """The price of one contact, in euros."""
