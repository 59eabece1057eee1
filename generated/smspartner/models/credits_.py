# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Credits`."""

from decimal import Decimal
from typing import ClassVar

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model, XmlOrder
from smspartner_core.wire.scalars import INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class Credits(Model):
    """The remaining credit of each kind, as a count, and the balance in euros."""

    __module__ = "smspartner.models"

    _xml_order: ClassVar[XmlOrder] = XmlOrder(
        orders=(
            ("creditSms", "creditSmsECO", "creditHlr", "toSend", "balance", "currency"),
            ("creditSms", "creditSmsECO", "creditHlr", "toSend", "solde", "currency", "balance"),
            ("creditSms", "creditSmsLowCost", "creditSmsECO", "creditHlr", "toSend", "solde", "currency", "balance"),
        )
    )

    credit_sms: int | None = attrs.field(default=None, metadata={"wire": Field("creditSms", INTEGER)})
    """Premium SMS that the balance pays for."""
    credit_sms_eco: int | None = attrs.field(default=None, metadata={"wire": Field("creditSmsECO", INTEGER)})
    """Low cost SMS that the balance pays for."""
    credit_hlr: int | None = attrs.field(default=None, metadata={"wire": Field("creditHlr", INTEGER)})
    """Verifications that the balance pays for."""
    to_send: int | None = attrs.field(default=None, metadata={"wire": Field("toSend", INTEGER)})
    """Messages that wait to be sent."""
    solde: Decimal | None = attrs.field(default=None, metadata={"wire": Field("solde", MONEY)})
    """The balance (solde) under its older name; missing in some responses."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
    balance: Decimal = attrs.field(metadata={"wire": Field("balance", MONEY)})
    """The balance in euros."""
