# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `StatisticsResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN
from smspartner_core.wire.shapes import many, nested

from .monthly_cost import MonthlyCost


@attrs.frozen(kw_only=True, slots=False)
class StatisticsResponse(Model):
    """The amounts spent, month by month."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    datas: tuple[MonthlyCost, ...] = attrs.field(metadata={"wire": Field("datas", many(nested(MonthlyCost)))})
    """One row per month."""
