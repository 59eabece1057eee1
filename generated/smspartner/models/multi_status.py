# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `MultiStatus`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, DATETIME, FLAG, INTEGER, TEXT, choice

from .status import Status


@attrs.frozen(kw_only=True, slots=False)
class MultiStatus(Model):
    """The status of a message to one number."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the service knows the message."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """200, or 4 if it is not known."""
    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phoneNumber", TEXT)})
    """The number."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("messageId", INTEGER)})
    """The message's number."""
    status: Status | None = attrs.field(default=None, metadata={"wire": Field("status", choice(Status))})
    """The status; a sentence if it is not known."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The time when the status was set."""
    stop_sms: bool | None = attrs.field(default=None, metadata={"wire": Field("stopSms", FLAG)})
    """True if the recipient has sent STOP."""
    is_spam: bool | None = attrs.field(default=None, metadata={"wire": Field("isSpam", FLAG)})
    """True if it was taken for spam."""
