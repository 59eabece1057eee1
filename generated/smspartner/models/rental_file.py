# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalFile`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER


@attrs.frozen(kw_only=True, slots=False)
class RentalFile(Model):
    """The content of a rental's file."""

    __module__ = "smspartner.models"

    phone_numbers: int | None = attrs.field(default=None, metadata={"wire": Field("phoneNumbers", INTEGER)})
    """The number of phone numbers."""
