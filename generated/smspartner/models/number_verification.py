# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `NumberVerification`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, FLAG, INTEGER, PHONE, TEXT, choice

from .verification_error import VerificationError


@attrs.frozen(kw_only=True, slots=False)
class NumberVerification(Model):
    """The result of verifying a number."""

    __module__ = "smspartner.models"

    phone: str = attrs.field(metadata={"wire": Field("phone", PHONE)})
    """The number."""
    message_id: str | None = attrs.field(default=None, metadata={"wire": Field("messageId", TEXT)})
    """The verification's id."""
    mcc_mnc: str | None = attrs.field(default=None, metadata={"wire": Field("mccMnc", TEXT)})
    """The network by country and operator, as in 20815."""
    ported: bool | None = attrs.field(default=None, metadata={"wire": Field("ported", FLAG)})
    """True if the number was ported."""
    error_grp_id: int | None = attrs.field(default=None, metadata={"wire": Field("errorGrpId", INTEGER)})
    """The result's number; ambiguous, go by errorName."""
    error_name: VerificationError = attrs.field(metadata={"wire": Field("errorName", choice(VerificationError))})
    """The result's name."""
    error_desc: str | None = attrs.field(default=None, metadata={"wire": Field("errorDesc", TEXT)})
    """The result in words."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The time of the verification."""
