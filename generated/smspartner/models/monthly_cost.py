# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `MonthlyCost`."""

import datetime as dt
from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class MonthlyCost(Model):
    """The amount spent in a month."""

    __module__ = "smspartner.models"

    month: str = attrs.field(metadata={"wire": Field("month", TEXT)})
    """The month's English name in lower case."""
    year: str = attrs.field(metadata={"wire": Field("year", TEXT)})
    """The year."""
    m: str | None = attrs.field(default=None, metadata={"wire": Field("m", TEXT)})
    """The month's number."""
    date: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("date", DATETIME)})
    """The first of the month, midnight in Paris."""
    type: str | None = attrs.field(default=None, metadata={"wire": Field("type", TEXT)})
    """`month`."""
    cost: Decimal = attrs.field(metadata={"wire": Field("cost", MONEY)})
    """The amount spent, in euros."""
    nb_send: int | None = attrs.field(default=None, metadata={"wire": Field("nb_send", INTEGER)})
    """The number of SMS sent."""
