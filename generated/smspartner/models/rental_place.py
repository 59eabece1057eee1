# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalPlace`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class RentalPlace(Model):
    """How many contacts are wanted and had in a place."""

    __module__ = "smspartner.models"

    type: str | None = attrs.field(default=None, metadata={"wire": Field("Type", TEXT)})
    """cp for a zip code."""
    location: str | None = attrs.field(default=None, metadata={"wire": Field("Location", TEXT)})
    """The place."""
    volume_desired: int | None = attrs.field(default=None, metadata={"wire": Field("VolumeDesired", INTEGER)})
    """How many are wanted."""
    volume: int | None = attrs.field(default=None, metadata={"wire": Field("Volume", INTEGER)})
    """How many there are."""
