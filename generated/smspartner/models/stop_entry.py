# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `StopEntry`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class StopEntry(Model):
    """A number that wants no more messages."""

    __module__ = "smspartner.models"

    id: int = attrs.field(metadata={"wire": Field("id", INTEGER)})
    """The entry's number."""
    phone_number: str = attrs.field(metadata={"wire": Field("phoneNumber", TEXT)})
    """The number."""
    created_at: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("createdAt", DATETIME)})
    """The time when it was added."""
