# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalPlace`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class RentalPlace(Model):
    """The numbers of wanted and available contacts in a place."""

    __module__ = "smspartner.models"

    type: str | None = attrs.field(default=None, metadata={"wire": Field("Type", TEXT)})
    """cp for a zip code."""
    location: str | None = attrs.field(default=None, metadata={"wire": Field("Location", TEXT)})
    """The place."""
    volume_desired: int | None = attrs.field(default=None, metadata={"wire": Field("VolumeDesired", INTEGER)})
    """The number of wanted contacts."""
    volume: int | None = attrs.field(default=None, metadata={"wire": Field("Volume", INTEGER)})
    """The number of available contacts."""
