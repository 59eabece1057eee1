# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /location/status."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import RENTALS
from ...models.rental_status_response import RentalStatusResponse

STATUS = Operation(
    name="rentals.status",
    method="GET",
    path="/location/status",
    effect="none",
    query={
        "token": Field("token", TEXT, required=True, min_length=1),
    },
    response=RentalStatusResponse,
    codes=RENTALS,
)
