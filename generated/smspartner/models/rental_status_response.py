# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalStatusResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, TEXT
from smspartner_core.wire.shapes import nested

from .rental import Rental
from .rental_file import RentalFile


@attrs.frozen(kw_only=True, slots=False)
class RentalStatusResponse(Model):
    """The state of a rental."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    token: str | None = attrs.field(default=None, metadata={"wire": Field("token", TEXT)})
    """The rental's token."""
    status: str = attrs.field(metadata={"wire": Field("status", TEXT)})
    """A sentence in the only sample; by the page a number: 0 requested, 1 being made, 2 ready to download, 3
    failed, 5 downloaded.
    """
    location: Rental | None = attrs.field(default=None, metadata={"wire": Field("location", nested(Rental))})
    """The rented contacts (location)."""
    file: RentalFile | None = attrs.field(default=None, metadata={"wire": Field("file", nested(RentalFile))})
    """The content of the file."""
