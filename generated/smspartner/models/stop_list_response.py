# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `StopListResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import many, nested

from .stop_entry import StopEntry


@attrs.frozen(kw_only=True, slots=False)
class StopListResponse(Model):
    """The stop list."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    nb_data: int | None = attrs.field(default=None, metadata={"wire": Field("nbData", INTEGER)})
    """The number of entries."""
    data: tuple[StopEntry, ...] = attrs.field(metadata={"wire": Field("data", many(nested(StopEntry)))})
    """The entries."""
