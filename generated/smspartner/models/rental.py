# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Rental`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT
from smspartner_core.wire.shapes import many, nested

from .rental_cost_text import RentalCostText
from .rental_place import RentalPlace


@attrs.frozen(kw_only=True, slots=False)
class Rental(Model):
    """The criteria of a rental."""

    __module__ = "smspartner.models"

    sexe: str | None = attrs.field(default=None, metadata={"wire": Field("sexe", TEXT)})
    """A word, as in femme."""
    min_age: int | None = attrs.field(default=None, metadata={"wire": Field("minAge", INTEGER)})
    """The least age."""
    max_age: int | None = attrs.field(default=None, metadata={"wire": Field("maxAge", INTEGER)})
    """The greatest age."""
    zipcode: str | None = attrs.field(default=None, metadata={"wire": Field("zipcode", TEXT)})
    """The zip codes."""
    interest: int | None = attrs.field(default=None, metadata={"wire": Field("interest", INTEGER)})
    """The interest."""
    category: int | None = attrs.field(default=None, metadata={"wire": Field("category", INTEGER)})
    """The category."""
    details_localisation: tuple[RentalPlace, ...] = attrs.field(
        default=(), metadata={"wire": Field("details_localisation", many(nested(RentalPlace)))}
    )
    """The places."""
    cost: RentalCostText | None = attrs.field(default=None, metadata={"wire": Field("cost", nested(RentalCostText))})
    """Its price."""
