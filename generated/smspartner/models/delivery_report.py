# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `DeliveryReport`."""

import datetime as dt
from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, MONEY, PHONE, TEXT, choice

from .delivery_status import DeliveryStatus


@attrs.frozen(kw_only=True, slots=False)
class DeliveryReport(Model):
    """The delivery report of a message."""

    __module__ = "smspartner.models"

    status: DeliveryStatus = attrs.field(metadata={"wire": Field("status", choice(DeliveryStatus))})
    """The status of the message."""
    message_id: int = attrs.field(metadata={"wire": Field("msgId", INTEGER)})
    """The message's number (msgId)."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The time of the status."""
    phone_number: str = attrs.field(metadata={"wire": Field("phone", PHONE)})
    """The number (phone), as in +336…."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The cost, in euros."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
    tag: str | None = attrs.field(default=None, metadata={"wire": Field("tag", TEXT)})
    """The message's tag, if it had one."""
    type: str | None = attrs.field(default=None, metadata={"wire": Field("type", TEXT)})
    """`dlr` where the older names are used."""
