# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Group`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, DATETIME, TEXT


@attrs.frozen(kw_only=True, slots=False)
class Group(Model):
    """A group of contacts."""

    __module__ = "smspartner.models"

    id: str = attrs.field(metadata={"wire": Field("id", TEXT)})
    """The group's id."""
    name: str = attrs.field(metadata={"wire": Field("name", TEXT)})
    """The name."""
    created_at: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("createdAt", DATETIME)})
    """The time of its creation."""
    is_special_file: bool | None = attrs.field(default=None, metadata={"wire": Field("isSpecialFile", BOOLEAN)})
    """True for a special file."""
    is_location_file: bool | None = attrs.field(default=None, metadata={"wire": Field("isLocationFile", BOOLEAN)})
    """True if it was rented (location)."""
