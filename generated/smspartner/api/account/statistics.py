# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /statistics/cost-resume."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import FRENCH_DATE, choice

from ...codes import COMMON
from ...models.interval import Interval
from ...models.statistics_response import StatisticsResponse

STATISTICS = Operation(
    name="account.statistics",
    method="GET",
    path="/statistics/cost-resume",
    effect="none",
    query={
        "interval": Field("interval", choice(Interval), required=True),
        "from_": Field("from", FRENCH_DATE),
        "to": Field("to", FRENCH_DATE),
    },
    response=StatisticsResponse,
    codes=COMMON,
)
