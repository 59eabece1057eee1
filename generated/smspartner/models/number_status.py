# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `NumberStatus`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, DATETIME, TEXT, choice

from .status import Status


@attrs.frozen(kw_only=True, slots=False)
class NumberStatus(Model):
    """The status of a message to a number."""

    __module__ = "smspartner.models"

    phone_number: str = attrs.field(metadata={"wire": Field("phoneNumber", TEXT)})
    """The number."""
    status: Status = attrs.field(metadata={"wire": Field("status", choice(Status))})
    """The status."""
    stop_sms: bool | None = attrs.field(default=None, metadata={"wire": Field("stopSMS", BOOLEAN)})
    """True if the recipient has sent STOP."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The time when the status was set."""
