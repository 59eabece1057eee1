# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `DeliveryReportCallback`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, TEXT, choice

from .delivery_status import DeliveryStatus


@attrs.frozen(kw_only=True, slots=False)
class DeliveryReportCallback(Model):
    """What became of a message (assumed)."""

    type: str | None = attrs.field(default=None, metadata={"wire": Field("type", TEXT)})
    """`dlr`."""
    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phone_number", TEXT)})
    """The number."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("message_id", INTEGER)})
    """The message's number."""
    status: DeliveryStatus | None = attrs.field(
        default=None, metadata={"wire": Field("status", choice(DeliveryStatus))}
    )
    """What became of it."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """When."""
