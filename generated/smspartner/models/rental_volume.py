# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalVolume`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class RentalVolume(Model):
    """The number of contacts in a place."""

    __module__ = "smspartner.models"

    type: str | None = attrs.field(default=None, metadata={"wire": Field("Type", TEXT)})
    """CP for a zip code (code postal), total for the sum."""
    localite: str | None = attrs.field(default=None, metadata={"wire": Field("Localite", TEXT)})
    """The place (localité), or total."""
    volume: int | None = attrs.field(default=None, metadata={"wire": Field("Volume", INTEGER)})
    """The number of contacts."""
