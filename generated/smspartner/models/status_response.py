# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `StatusResponse`."""

import datetime as dt
from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, DATETIME, FLAG, INTEGER, MONEY, TEXT, choice

from .status import Status


@attrs.frozen(kw_only=True, slots=False)
class StatusResponse(Model):
    """The status of a message to one number."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    number: str | None = attrs.field(default=None, metadata={"wire": Field("number", TEXT)})
    """The number."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("messageId", INTEGER)})
    """The message's number."""
    stop_sms: bool | None = attrs.field(default=None, metadata={"wire": Field("stopSms", BOOLEAN)})
    """True if the recipient has sent STOP."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The time when the status was set."""
    statut: Status = attrs.field(metadata={"wire": Field("statut", choice(Status))})
    """The status (statut)."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The cost, in euros."""
    country_code: str | None = attrs.field(default=None, metadata={"wire": Field("countryCode", TEXT)})
    """The country, as in FR."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
    is_spam: bool | None = attrs.field(default=None, metadata={"wire": Field("isSpam", FLAG)})
    """True if it was taken for spam."""
