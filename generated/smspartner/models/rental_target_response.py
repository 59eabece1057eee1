# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalTargetResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, TEXT, choice
from smspartner_core.wire.shapes import many, nested

from .rental_cost import RentalCost
from .rental_operation import RentalOperation
from .rental_volume import RentalVolume


@attrs.frozen(kw_only=True, slots=False)
class RentalTargetResponse(Model):
    """The number of contacts per place, and their price."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    op: RentalOperation | None = attrs.field(default=None, metadata={"wire": Field("op", choice(RentalOperation))})
    """The requested action."""
    datas: tuple[RentalVolume, ...] = attrs.field(metadata={"wire": Field("datas", many(nested(RentalVolume)))})
    """One row per place; the last is the sum."""
    cost: RentalCost | None = attrs.field(default=None, metadata={"wire": Field("cost", nested(RentalCost))})
    """Their price."""
    token: str | None = attrs.field(default=None, metadata={"wire": Field("token", TEXT)})
    """The rental's token, with rent."""
