# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `StatisticsResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.kinds import BOOLEAN, many, nested
from smspartner_core.wire.model import Model

from .monthly_cost import MonthlyCost


@attrs.frozen(kw_only=True, slots=False)
class StatisticsResponse(Model):
    """What was spent, month by month."""

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """Whether the operation succeeded."""
    datas: tuple[MonthlyCost, ...] = attrs.field(metadata={"wire": Field("datas", many(nested(MonthlyCost)))})
    """A row a month."""
